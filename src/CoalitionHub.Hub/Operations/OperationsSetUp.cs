using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Operations.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoalitionHub.Hub.Operations;

/// <summary>Adds what watches over the hub: health, reflection, readiness, figures.</summary>
internal static class OperationsSetUp
{
    /// <summary>
    /// Registers the services, before all others that start and stop. <see cref="CallRecorder"/> must be the first of
    /// the gRPC interceptors (<see cref="Hosting.InterceptorChain"/>). Further <see cref="ReadinessCondition"/> singletons may be registered by whoever has one.
    /// </summary>
    /// <exception cref="Storage.Setup.InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(TelemetryOptions.From(configuration))
            .AddHostedService<TelemetryService>()
            .AddSingleton<HubMetrics>()
            .AddSingleton<CallRecorder>()
            .AddSingleton<Readiness>()
            .AddSingleton<ServedServices>()
            .AddSingleton<ReflectionAnswers>();

    /// <summary>grpc.health.v1 and grpc.reflection, for the gRPC port.</summary>
    public static void MapOperationsServices(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<HealthService>();
        routes.MapGrpcService<ReflectionService>();
        routes.MapGrpcService<ReflectionAlphaService>();
    }

    /// <summary>Ready while this process writes, or knows the one that does and can reach it.</summary>
    public static ReadinessCondition WriterCondition(Writer writer) =>
        new("writer", () => writer.HasLease || writer.OtherIsReachable ? null : "no hub process that this one can reach holds the writer's lease");
}
