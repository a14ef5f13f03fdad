using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Operations.Reflection;
using CoalitionHub.Hub.Outcomes;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoalitionHub.Hub.Tests.Operations;

/// <summary>A server with the services of this room alone, whose readiness the test decides.</summary>
internal sealed class WatchedServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private WatchedServer(WebApplication application)
    {
        this.application = application;
        Channel = GrpcChannel.ForAddress("http://hub", new GrpcChannelOptions { HttpHandler = application.GetTestServer().CreateHandler() });
        Http = application.GetTestClient();
    }

    /// <summary>Why the server isn't ready; null while it is.</summary>
    public string? WhyNot { get; set; }

    public GrpcChannel Channel { get; }

    public HttpClient Http { get; }

    public HubMetrics Metrics => application.Services.GetRequiredService<HubMetrics>();

    public static async Task<WatchedServer> StartAsync()
    {
        WatchedServer? server = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<HubMetrics>()
            .AddSingleton<CallRecorder>()
            .AddSingleton<RefusalInterceptor>()
            .AddSingleton(provider => new InterceptorChain(provider.GetRequiredService<CallRecorder>(), provider.GetRequiredService<RefusalInterceptor>()))
            .AddSingleton<Readiness>()
            .AddSingleton<ServedServices>()
            .AddSingleton<ReflectionAnswers>()
            .AddSingleton(new ReadinessCondition("writer", () => server?.WhyNot))
            .AddGrpc(grpc => grpc.Interceptors.Add<InterceptorChain>());
        var application = builder.Build();
        application.MapReadiness();
        application.MapOperationsServices();
        await application.StartAsync();
        server = new WatchedServer(application);
        return server;
    }

    public void Drain() => application.Services.GetRequiredService<Readiness>().Drain();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await application.DisposeAsync();
    }
}
