using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk.Tests.Instructions;

/// <summary>A partner that serves its ledger at a fake hub.</summary>
public abstract class ServingTest : HubTest
{
    private readonly CancellationTokenSource end = new();
    private Task serving = Task.CompletedTask;

    internal TestLedger Ledger { get; } = new();

    /// <summary>Begins to serve.</summary>
    /// <returns>The stream that it opens.</returns>
    internal async Task<FakeInstructionStream> ServeAsync(Action<LedgerServingOptions>? change = null)
    {
        _ = Begin(change);
        return await Hub.Instructions.NextAsync();
    }

    /// <summary>Begins to serve.</summary>
    protected Task Begin(Action<LedgerServingOptions>? change = null)
    {
        LedgerServingOptions options = new();
        change?.Invoke(options);
        return serving = Hub.Client().Exchanges.ServeLedgerAsync(Ledger, options, end.Token);
    }

    /// <summary>Ends serving; completes when it has ended.</summary>
    protected Task EndAsync()
    {
        // Not CancelAsync: whoever listens has heard it when this returns.
        end.Cancel();
        return serving;
    }

    public override async Task DisposeAsync()
    {
        await end.CancelAsync();
        await base.DisposeAsync();
        end.Dispose();
    }

    internal static Instruction Debit(string id, string member = "H-1", long points = 100) => new()
    {
        InstructionId = id,
        ExchangeId = "exc_1",
        Kind = InstructionKind.Debit,
        BrandMemberNumber = member,
        CurrencyCode = "RAIL",
        Points = points,
        DeadlineTime = Times.Wire(9),
        Delivery = 1,
    };

    internal static Instruction Query(string id, string about, string member = "H-1") => new()
    {
        InstructionId = id,
        ExchangeId = "exc_1",
        Kind = InstructionKind.Query,
        BrandMemberNumber = member,
        CurrencyCode = "RAIL",
        AboutInstructionId = about,
    };
}
