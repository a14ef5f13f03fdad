using System.Diagnostics;
using CoalitionHub.PartnerSdk;
using CoalitionHub.PartnerSimulator.Forcing;
using CoalitionHub.PartnerSimulator.Ledgers;

namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>Serves the ledger to a hub.</summary>
internal sealed class ServeRun(TimeProvider clock)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    /// <summary>Serves until cancelled.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        var ledger = new SqliteLedger(options.Data, options.OpeningPoints);
        using var client = new CoalitionHubClient(new CoalitionHubClientOptions
        {
            HubAddress = options.Hub,
            Authority = options.Authority,
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
        });
        IPointsLedger served = options.IsHonest ? ledger : new ForcedLedger(ledger, options.Lateness, static () => Process.GetCurrentProcess().Kill());
        Console.WriteLine($"Serving {options.Data} to {options.Hub}{(options.IsHonest ? "" : ", with answers forced by amount (serve --help says which)")}. Ctrl-C ends.");
        await client.Exchanges.ServeLedgerAsync(
            new ToldLedger(served, clock),
            new LedgerServingOptions
            {
                AnswerTimeout = options.Lateness + Slack,
                RehearsedSends = options.IsHonest ? null : ForcedLedger.SendsOf,
            },
            cancellationToken);
        Console.WriteLine("Ended; what had begun was answered.");
        return 0;
    }
}
