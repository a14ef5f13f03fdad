using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CoalitionHub.Hub.Operations;

/// <summary>The gRPC services that this process serves, by their descriptors; known once all endpoints are mapped.</summary>
internal sealed class ServedServices(EndpointDataSource endpoints)
{
    /// <summary>How hub processes talk to each other: nobody else's business.</summary>
    private const string InternalPackage = "coalitionhub.cluster.v1";

    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> services = new(() => Find(endpoints));

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<ServiceDescriptor> All => services.Value;

    /// <summary>Whether a service of this full name is served.</summary>
    public bool Has(string fullName) => All.Any(service => service.FullName == fullName);

    private static IReadOnlyList<ServiceDescriptor> Find(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(DescriptorOf)
            .Where(service => service.File.Package != InternalPackage)
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Generated base classes name the class that binds them, and that has the service's descriptor.</summary>
    private static ServiceDescriptor DescriptorOf(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } bound &&
                bound.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is ServiceDescriptor service)
            {
                return service;
            }
        }

        throw new InvalidOperationException($"{type} is no service that was generated from a .proto file.");
    }
}
