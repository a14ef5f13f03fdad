using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Deadlines;

public sealed class PeriodLockTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;
    private readonly long end;

    public PeriodLockTests()
    {
        settling = new Settling(brands);
        RuleTerms rules = new() { LockDays = 3 };
        brands.State.SettlementRules.Put(900, new SettlementRules(900, ApprovalState.Approved, 0, rules, Brands.Maker, Brands.Checker, 0, 0));
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.NowMicros += Moment.MicrosPerDay;
        end = settling.Close().Value.Closed.ClosedMicros;
        brands.Coalition.Commit();
    }

    [Fact]
    public void Late_purchases_fall_into_the_next_window_with_their_own_time_until_the_period_is_locked()
    {
        brands.Coalition.NowMicros = end + 2 * Moment.MicrosPerDay;
        Sweep();
        var late = Earn(end - 1).Value;

        late.Purchase.PurchaseTimeMicros.ShouldBe(end - 1);
        brands.State.Ledger.Transfers.Added.ShouldAllBe(transfer => transfer.Seq > 2 && transfer.PurchaseTimeMicros == end - 1);
        brands.Coalition.NowMicros = end + 3 * Moment.MicrosPerDay;
        Sweep();
        // The terms alone would take it for thirty days.
        Earn(end - 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PeriodLocked);
        Earn(end).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_lock_is_a_row_and_moves_once()
    {
        brands.Coalition.NowMicros = end + 5 * Moment.MicrosPerDay;
        Sweep();
        Sweep();

        brands.State.PeriodLocks.Committed.ShouldHaveSingleItem().UntilMicros.ShouldBe(end);
        SettlementTimers.Due(brands.State, brands.Coalition.NowMicros).ShouldBeEmpty();
    }

    private void Sweep()
    {
        brands.Coalition.Commit();
        foreach (var timer in SettlementTimers.Due(brands.State, brands.Coalition.NowMicros))
        {
            brands.Coalition.Done((state, now) => SettlementTimers.Decide(state, now, timer));
        }

        brands.Coalition.Commit();
    }

    private Outcome<Earned> Earn(long timeMicros) => brands.Coalition.Decide((state, now) => EarnPurchase.Decide(
        state, now, new EarnCommand(Brands.Grocer, brands.Card(1), null, brands.Receipt(10_000) with { PurchaseTimeMicros = timeMicros }, true)));
}
