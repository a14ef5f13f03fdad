using System.CommandLine;
using System.Net.Sockets;
using CoalitionHub.Hub.Hosting;

namespace CoalitionHub.Hub.Cli.Local;

/// <summary><c>serve</c>: runs a hub until it is told to end.</summary>
internal sealed class ServeCommand : Command, IExampled
{
    private readonly HubSettings settings = new();
    private readonly Terminal terminal;

    public ServeCommand(Terminal terminal)
        : base("serve", "Runs a hub. Ctrl-C or SIGTERM ends it in order: nothing new is taken, what is queued is committed and answered.")
    {
        this.terminal = terminal;
        settings.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "coalition-hub serve",
        "coalition-hub serve --set Storage:ConnectionString=\"Data Source=/var/lib/coalition-hub/hub.db\" --set Grpc:Url=http://127.0.0.1:6080",
    ];

    private async Task<int> RunAsync(ParseResult input, CancellationToken cancellation)
    {
        var configuration = settings.Read(input);
        var host = await StartAsync(configuration, cancellation)
            ?? throw new UsageException("The database is not there, or is older than this program. Run: coalition-hub migrate");

        // Outlives the host: letting go of everything may be what holds it up.
        using var lastWord = host.LimitEnd(() => Environment.Exit(ExitCode.CutOff));
        await using (host)
        {
            terminal.Error.WriteLine($"gRPC  {host.GrpcAddress}");
            terminal.Error.WriteLine($"web   {host.WebAddress}");
            terminal.Error.WriteLine("Ctrl-C stops the hub.");
            await host.WaitForShutdownAsync(cancellation);
        }

        return ExitCode.Done;
    }

    private static async Task<HubHost?> StartAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            return await HubHost.StartIfMigratedAsync(configuration, cancellation);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new UsageException($"{exception.Message} Another address: Grpc:Url, Web:Url.");
        }
    }
}
