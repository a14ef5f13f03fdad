using System.Collections.Concurrent;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>The simulated partner as a process of its own, which a test kills and starts again on the same ledger.</summary>
internal sealed class SimulatorProcess(TempFolder folder, Uri hub, Uri authority, ClientKeys keys) : IAsyncDisposable
{
    /// <summary>What an unknown member is opened with.</summary>
    public const long OpeningPoints = 1_000_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> earlier = new();
    private volatile ChildProcess? process;
    private Task watching = Task.CompletedTask;
    private volatile bool isEnding;

    /// <summary>How often it was started, also because it killed itself.</summary>
    public int Starts { get; private set; }

    /// <summary>What all of them wrote.</summary>
    public string Log => string.Join("--- ended\n", earlier.Append($"{process?.Log}"));

    private string Ledger => folder.File("partner.db");

    /// <summary>Starts it; from now on it is started again whenever it ends.</summary>
    public void Start()
    {
        process = Run();
        watching = WatchAsync();
    }

    /// <summary>Kills it in the middle of its work.</summary>
    public void Kill() => process?.Send(ProcessSignal.Kill);

    /// <summary>Freezes it: its connections stay, and it says nothing.</summary>
    public void Pause() => process?.Send(ProcessSignal.Stop);

    public void Resume() => process?.Send(ProcessSignal.Continue);

    /// <summary>The ledger's accounts, by member number.</summary>
    public IReadOnlyDictionary<string, long> Accounts()
    {
        using var connection = new SqliteConnection($"Data Source={Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, points FROM members";
        using var reader = command.ExecuteReader();
        Dictionary<string, long> accounts = [];
        while (reader.Read())
        {
            accounts.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return accounts;
    }

    public async ValueTask DisposeAsync()
    {
        isEnding = true;
        await watching;
        if (process is { } running)
        {
            await running.DisposeAsync();
        }
    }

    private ChildProcess Run()
    {
        Starts++;
        return ChildProcess.Start(
            [
                "dotnet", RepositoryRoot.OutputOf("partner-sdk/samples/PartnerSimulator", "PartnerSimulator.dll"), "serve", "--hub", hub.OriginalString, "--authority", authority.OriginalString,
                "--data", Ledger, "--opening-points", $"{OpeningPoints}",
            ],
            new Dictionary<string, string?> { ["COALITION_CLIENT_ID"] = keys.ClientId, ["COALITION_CLIENT_SECRET"] = keys.ClientSecret });
    }

    private async Task WatchAsync()
    {
        while (!isEnding)
        {
            await Task.Delay(Look);
            if (!isEnding && process is { HasExited: true } ended)
            {
                earlier.Enqueue($"{ended.Log}");
                process = Run();
                await ended.DisposeAsync();
            }
        }
    }
}
