using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CoalitionHub.Hub.Cluster;

/// <summary>Every unary method of the rooms' services, by its full name: for calls that come through a relay.</summary>
internal sealed class RelayedMethods
{
    private delegate Task<IMessage> Invoke(ByteString request, ServerCallContext context);

    private readonly FrozenDictionary<string, Invoke> methods;

    public RelayedMethods(IServiceProvider services, IEnumerable<RelayedServiceType> types)
    {
        var found = new Dictionary<string, Invoke>();
        foreach (var (type, descriptor) in types)
        {
            var service = services.GetRequiredService(type);
            foreach (var method in descriptor.Methods.Where(method => !method.IsClientStreaming && !method.IsServerStreaming))
            {
                found.Add($"/{descriptor.FullName}/{method.Name}", Bind(service, method));
            }
        }

        methods = found.ToFrozenDictionary();
    }

    /// <summary>Runs a method of a service here.</summary>
    /// <exception cref="RpcException">There is no such method: the other process is of another version.</exception>
    public Task<IMessage> Call(string method, ByteString request, ServerCallContext context) =>
        methods.TryGetValue(method, out var invoke)
            ? invoke(request, context)
            : throw new RpcException(new Status(StatusCode.Unimplemented, $"{method} is not known to the hub process that writes."));

    private static Invoke Bind(object service, MethodDescriptor method)
    {
        var implementation = service.GetType().GetMethod(method.Name, [method.InputType.ClrType, typeof(ServerCallContext)])
            ?? throw new InvalidOperationException($"{service.GetType()} doesn't implement {method.FullName}.");
        var bound = typeof(RelayedMethods)
            .GetMethod(nameof(BindTyped), BindingFlags.NonPublic | BindingFlags.Static)?
            .MakeGenericMethod(method.InputType.ClrType, method.OutputType.ClrType)
            .Invoke(null, [service, implementation, method.InputType.Parser]);
        return bound as Invoke ?? throw new InvalidOperationException($"{method.FullName} can't be bound.");
    }

    private static Invoke BindTyped<TRequest, TResponse>(object service, MethodInfo implementation, MessageParser parser)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = implementation.CreateDelegate<Func<TRequest, ServerCallContext, Task<TResponse>>>(service);
        return async (request, context) => await call((TRequest)parser.ParseFrom(request), context);
    }
}

/// <summary>A service whose unary calls may come through a relay.</summary>
/// <param name="Implementation">The class.</param>
/// <param name="Descriptor">Its contract.</param>
internal sealed record RelayedServiceType(Type Implementation, ServiceDescriptor Descriptor);
