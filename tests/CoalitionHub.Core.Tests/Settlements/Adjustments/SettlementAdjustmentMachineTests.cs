using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using Shouldly;
using Xunit;
using static CoalitionHub.Core.Settlements.SettlementAdjustmentState;
using static CoalitionHub.Core.Settlements.SettlementAdjustmentTrigger;

namespace CoalitionHub.Core.Tests.Settlements.Adjustments;

public sealed class SettlementAdjustmentMachineTests
{
    // Written out a second time, by hand: what isn't here is refused.
    private static readonly Dictionary<(SettlementAdjustmentState, SettlementAdjustmentTrigger), SettlementAdjustmentState> Permitted = new()
    {
        [(Proposed, Approve)] = Booked,
        [(Proposed, Reject)] = Rejected,
        [(Booked, ProposeReversal)] = ReversalProposed,
        [(ReversalProposed, Approve)] = Reversed,
        [(ReversalProposed, Reject)] = Booked,
    };

    public static IEnumerable<object[]> Pairs =>
        from state in Enum.GetValues<SettlementAdjustmentState>()
        from trigger in Enum.GetValues<SettlementAdjustmentTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_state_and_trigger_leads_where_it_should_or_is_refused(SettlementAdjustmentState state, SettlementAdjustmentTrigger trigger)
    {
        var after = SettlementAdjustmentMachine.After(state, trigger);

        if (Permitted.TryGetValue((state, trigger), out var expected))
        {
            after.Value.ShouldBe(expected);
        }
        else
        {
            after.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SettlementAdjustmentState);
        }
    }

    [Theory]
    [InlineData(Rejected)]
    [InlineData(Reversed)]
    public void What_was_turned_down_or_taken_back_is_at_rest(SettlementAdjustmentState state) =>
        SettlementAdjustmentMachine.At(state).PermittedTriggers.ShouldBeEmpty();
}
