using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>Calls the one method that takes a request: each has a request message of its own.</summary>
internal static class ContractCall
{
    private static readonly Marshaller<IMessage> Requests = Marshallers.Create<IMessage>(message => message.ToByteArray(), _ => throw new NotSupportedException());
    private static readonly Marshaller<byte[]> Answers = Marshallers.Create<byte[]>(_ => throw new NotSupportedException(), bytes => bytes);

    /// <summary>Every method that partners and staff call, by the full name of its request.</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> Methods { get; } = typeof(EarnRequest).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<FileDescriptor>()
        .Where(file => file.Package.StartsWith("coalitionhub.", StringComparison.Ordinal) && file.Package != "coalitionhub.cluster.v1")
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .ToDictionary(method => method.InputType.FullName);

    /// <summary>Short names, for tests that say which method they are about.</summary>
    public static IEnumerable<string> Names => Methods.Values.Select(method => method.Name).Order(StringComparer.Ordinal);

    public static MethodDescriptor MethodOf(IMessage request) => Methods[request.Descriptor.FullName];

    /// <summary>What the method needs.</summary>
    public static AccessRule RuleOf(MethodDescriptor method) =>
        AccessTable.Find($"/{method.Service.FullName}/{method.Name}") ?? throw new InvalidOperationException($"Nobody may call {method.FullName}.");

    /// <summary>Sends a request.</summary>
    /// <returns>The answer; of a stream all that comes, which must end by itself.</returns>
    public static async Task<IReadOnlyList<IMessage>> Send(CallInvoker invoker, IMessage request)
    {
        var method = MethodOf(request);
        if (request is EarnManyRequest earns)
        {
            return await Send(invoker, earns);
        }

        if (request is FollowInstructionsRequest follow)
        {
            return await Send(invoker, follow);
        }

        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var called = new Method<IMessage, byte[]>(type, method.Service.FullName, method.Name, Requests, Answers);
        if (type == MethodType.Unary)
        {
            return [method.OutputType.Parser.ParseFrom(await invoker.AsyncUnaryCall(called, null, default, request))];
        }

        var answers = new List<IMessage>();
        using var call = invoker.AsyncServerStreamingCall(called, null, default, request);
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            answers.Add(method.OutputType.Parser.ParseFrom(call.ResponseStream.Current));
        }

        return answers;
    }

    /// <summary>A stream that the caller ends at once.</summary>
    private static async Task<IReadOnlyList<IMessage>> Send(CallInvoker invoker, FollowInstructionsRequest follow)
    {
        using var call = new ExchangeInstructionsService.ExchangeInstructionsServiceClient(invoker).FollowInstructions();
        await call.RequestStream.WriteAsync(follow);
        await call.RequestStream.CompleteAsync();
        var answers = new List<IMessage>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            answers.Add(call.ResponseStream.Current);
        }

        return answers;
    }

    /// <summary>A stream of one message. A refused item counts as a refused call: it carries the same.</summary>
    private static async Task<IReadOnlyList<IMessage>> Send(CallInvoker invoker, EarnManyRequest earns)
    {
        using var call = new PointsService.PointsServiceClient(invoker).EarnMany();
        await call.RequestStream.WriteAsync(earns);
        await call.RequestStream.CompleteAsync();
        var answers = new List<IMessage>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Outcomes.FirstOrDefault(outcome => outcome.Refused is not null) is { } refused)
            {
                throw new RpcException(
                    new Status((StatusCode)refused.Refused.Code, refused.Refused.Message), new Metadata { { RefusalStatus.TrailerName, refused.Refused.ToByteArray() } });
            }

            answers.Add(call.ResponseStream.Current);
        }

        return answers;
    }
}
