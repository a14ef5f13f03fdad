using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>The simulated partner as a process of its own, which a test kills and starts again on the same ledger.</summary>
internal sealed class SimulatorProcess(TempFolder folder, Uri hub, Uri authority, ClientKeys keys) : IAsyncDisposable
{
    /// <summary>What an unknown member is opened with.</summary>
    public const long OpeningPoints = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ChildProcess? process;
    private Task watching = Task.CompletedTask;
    private volatile bool isEnding;

    /// <summary>How often it was started, also because it killed itself.</summary>
    public int Starts { get; private set; }

    public string Log => process?.Log.ToString() ?? "";

    private string Ledger => folder.File("partner.db");

    /// <summary>Starts it; from now on it is started again whenever it ends.</summary>
    public void Start()
    {
        process = Run();
        watching = WatchAsync();
    }

    /// <summary>Kills it in the middle of its work.</summary>
    public void Kill() => process?.Send(ProcessSignal.Kill);

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
        if (process is { } running)
        {
            await running.DisposeAsync();
        }

        await watching;
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
        while (!isEnding && process is { } running)
        {
            try
            {
                await running.WaitForExitAsync(Patience);
            }
            catch (TimeoutException)
            {
                continue;
            }
            catch (InvalidOperationException)
            {
                // Disposed: the test is over.
                return;
            }

            if (!isEnding)
            {
                await running.DisposeAsync();
                process = Run();
            }
        }
    }
}
