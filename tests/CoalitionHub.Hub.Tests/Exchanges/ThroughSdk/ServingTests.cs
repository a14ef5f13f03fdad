using CoalitionHub.Hub.Tests.Exchanges.Instructions;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Partners.V1;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>A brand's ledger, served by the SDK at a real hub that says no to the brand in the middle.</summary>
public sealed class ServingTests
{
    [Fact]
    public async Task A_brand_that_is_suspended_hears_it_from_the_sdk_and_carries_out_what_was_left_when_it_is_resumed_and_serves_again()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var partners = new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls);
        var guest = await coalition.GuestAsync("R-1", 1_000);
        using var railway = hub.Sdk(coalition.Railway);
        using var end = new CancellationTokenSource();
        var ledger = new OneLedger();
        var serving = railway.Exchanges.ServeLedgerAsync(ledger, cancellationToken: end.Token);
        var first = await coalition.ExchangeAsync(guest, 300);
        await ledger.Credited.WaitAsync();
        while (await coalition.StateOf(first) != Wire.ExchangeState.Completed)
        {
            await Task.Yield();
        }

        await partners.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Railway.PartnerId, Reason = "A test." });

        (await Should.ThrowAsync<CoalitionHubException>(() => serving)).Reason.ShouldBe(CoalitionHubReason.PartnerSuspended);
        (await Should.ThrowAsync<CoalitionHubException>(() => railway.Exchanges.ServeLedgerAsync(ledger))).Reason.ShouldBe(CoalitionHubReason.PartnerSuspended);

        await partners.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Railway.PartnerId, Reason = "A test." });
        var again = railway.Exchanges.ServeLedgerAsync(ledger, cancellationToken: end.Token);
        var second = await coalition.ExchangeAsync(guest, 200);
        await ledger.Credited.WaitAsync();
        while (await coalition.StateOf(second) != Wire.ExchangeState.Completed)
        {
            await Task.Yield();
        }

        await end.CancelAsync();
        await again;
        ledger.Points.ShouldBe(500);
    }

    /// <summary>Says yes to everything, and counts what it was credited.</summary>
    private sealed class OneLedger : IPointsLedger
    {
        public SemaphoreSlim Credited { get; } = new(0);

        public long Points { get; private set; }

        public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) => Task.FromResult(LedgerAnswer.Done(0));

        public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken)
        {
            Points += instruction.Points;
            Credited.Release();
            return Task.FromResult(LedgerAnswer.Done(instruction.Points));
        }

        public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
