using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Ledger;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>
/// A hub inside this program, on the embedded store. Its business clock is moved by the sample, so that purchases of other years are
/// made in their own time; tokens go by the real clock.
/// </summary>
internal sealed class OwnHub : IAsyncDisposable
{
    private static readonly TimeSpan ReadinessInterval = TimeSpan.FromMilliseconds(50);

    private readonly HubHost host;
    private readonly BusinessClock clock;

    private readonly IConfiguration configuration;

    private OwnHub(HubHost host, BusinessClock clock, IConfiguration configuration, Profile firstOperator) =>
        (this.host, this.clock, this.configuration, FirstOperator) = (host, clock, configuration, firstOperator);

    /// <summary>The credential of the person who sets everything up.</summary>
    public Profile FirstOperator { get; }

    /// <summary>Where partners and staff call.</summary>
    public Uri GrpcAddress => FirstOperator.Hub;

    /// <summary>Where tokens are asked for.</summary>
    public Uri WebAddress => FirstOperator.Authority;

    /// <summary>Migrates the folder's database, makes the first operator if there is none, and starts the hub.</summary>
    /// <exception cref="WrongInputException">The folder's database has people, but their credentials are gone.</exception>
    public static async Task<OwnHub> StartAsync(DataFolder folder, string money, int? port, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var (grpc, web) = Ports.Choose(port);
        var configuration = ConfigurationOf(folder, money, grpc, web);
        var clock = new BusinessClock(TimeProvider.System, isDriven: true);
        clock.MoveTo(time);
        var known = folder.Profiles.Find(StaffBook.OperatorName);
        // A run that was killed still holds the writer's lease for some seconds: only a new one makes its first operator.
        var made = HubStore.Migrate(configuration, known is null ? "Olga Operator" : null, clock).FirstOperator;
        var clientId = made?.ClientId ?? known?.ClientId;
        var secret = made?.ClientSecret ?? known?.ClientSecret;
        if (clientId is null || secret is null)
        {
            throw new WrongInputException($"{folder.Path} holds a hub's database, but not its operator's credential. Use another --data.");
        }

        var first = folder.Profiles.Keep(StaffBook.OperatorName, new Profile(grpc, web, clientId, secret));
        var host = await StartAsync(configuration, clock, cancellationToken);
        try
        {
            await WaitUntilReadyAsync(web, cancellationToken);
            return new OwnHub(host, clock, configuration, first);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static async Task<HubHost> StartAsync(IConfiguration configuration, BusinessClock clock, CancellationToken cancellationToken)
    {
        try
        {
            return await HubHost.StartAsync(configuration, clock, cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new WrongInputException($"Another program listens on the port: {failure.Message} --port 0 takes free ones.");
        }
    }

    /// <summary>Recomputes everything from the journal.</summary>
    public Verified Verify(CancellationToken cancellationToken) => HubStore.Verify(configuration, cancellationToken: cancellationToken);

    private static IConfiguration ConfigurationOf(DataFolder folder, string money, Uri grpc, Uri web) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "Sqlite",
            ["Storage:ConnectionString"] = $"Data Source={folder.Database}",
            ["Coalition:PointsCode"] = BrandCatalog.CoalitionPoints,
            ["Coalition:PointsName"] = "Coalition points",
            ["Coalition:Money"] = money,
            ["Grpc:Url"] = grpc.OriginalString,
            ["Web:Url"] = web.OriginalString,
            ["Clock:Driven"] = "true",
            // The screen belongs to the sample.
            ["Serilog:WriteTo:0:Name"] = "File",
            ["Serilog:WriteTo:0:Args:path"] = folder.Log,
            ["Serilog:WriteTo:0:Args:rollingInterval"] = "Day",
        })
        .Build();

    /// <summary>Moves the hub's time forward.</summary>
    public void MoveClockTo(DateTimeOffset time) => clock.MoveTo(time);

    /// <summary>Lets the hub's time go on at its own pace, until cancelled.</summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunClockAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var started = clock.Process.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), clock.Process);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                clock.MoveTo(from + clock.Process.GetElapsedTime(started));
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <summary>Takes nothing new, commits and answers what is queued, and ends.</summary>
    public Task StopAsync() => host.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>The hub is ready once its writer has the lease.</summary>
    private static async Task WaitUntilReadyAsync(Uri web, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(web, "/readyz"), cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(ReadinessInterval, cancellationToken);
        }
    }
}
