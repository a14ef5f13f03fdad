using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>
/// What the SDK sees of a hub: the real gRPC pipe in process, with canned answers, and a token endpoint beside it. Tests say what
/// goes wrong before an answer.
/// </summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly List<CoalitionHubClient> clients = [];

    private FakeHub(WebApplication application, CallRecorder recorder, FakeTokenEndpoint tokens)
    {
        this.application = application;
        Recorder = recorder;
        Tokens = tokens;
    }

    public static Uri Address { get; } = new("http://localhost");

    public CallRecorder Recorder { get; }

    public FakeTokenEndpoint Tokens { get; }

    public LogRecorder Log { get; } = new();

    public FakeEvents Events => application.Services.GetRequiredService<FakeEvents>();

    public FakeWindow Window => application.Services.GetRequiredService<FakeWindow>();

    public FakePositions Positions => application.Services.GetRequiredService<FakePositions>();

    public FakeEarnMany Many => application.Services.GetRequiredService<FakeEarnMany>();

    public FakeInstructions Instructions => application.Services.GetRequiredService<FakeInstructions>();

    public ConcurrentQueue<SeenCall> Calls => Recorder.Calls;

    public static async Task<FakeHub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        CallRecorder recorder = new();
        FakeTokenEndpoint tokens = new();
        var application = Build(builder, recorder, tokens);
        await application.StartAsync();
        return new FakeHub(application, recorder, tokens);
    }

    /// <summary>Adds the fake services and endpoints to any web application.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, CallRecorder recorder, FakeTokenEndpoint tokens)
    {
        builder.Services.AddRouting();
        builder.Services.AddSingleton(recorder).AddSingleton<FakeEvents>().AddSingleton<FakeEarnMany>().AddSingleton<FakeInstructions>().AddSingleton<FakeWindow>().AddSingleton<FakePositions>();
        builder.Services.AddGrpc(options => options.Interceptors.Add<CallRecorder>());
        var application = builder.Build();
        tokens.Map(application);
        application.MapGrpcService<FakePoints>();
        application.MapGrpcService<FakePurchases>();
        application.MapGrpcService<FakeMembers>();
        application.MapGrpcService<FakeExchanges>();
        application.MapGrpcService<FakeInstructionsService>();
        application.MapGrpcService<FakeGifts>();
        application.MapGrpcService<FakeSettlements>();
        application.MapGrpcService<FakeDisputes>();
        application.MapGrpcService<FakeLiquidity>();
        application.MapGrpcService<FakePacks>();
        application.MapGrpcService<FakePartners>();
        application.MapGrpcService<FakeProgrammes>();
        return application;
    }

    /// <summary>Sends to this hub, whatever the address.</summary>
    public HttpMessageHandler Handler() => application.GetTestServer().CreateHandler();

    /// <summary>A client of this hub that waits only a moment between its tries.</summary>
    public CoalitionHubClient Client(Action<CoalitionHubClientOptions>? change = null)
    {
        CoalitionHubClientOptions options = new()
        {
            HubAddress = Address,
            TokenAddress = new Uri(Address, FakeTokenEndpoint.Path),
            ClientId = "cli_till",
            ClientSecret = "a secret",
            Retry = new RetryOptions { InitialBackoff = TimeSpan.FromMilliseconds(1), MaxBackoff = TimeSpan.FromMilliseconds(2) },
            HttpHandler = Handler(),
        };
        change?.Invoke(options);
        CoalitionHubClient client = new(options, LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log)));
        clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await application.DisposeAsync();
    }
}
