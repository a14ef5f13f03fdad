using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using Shouldly;
using Xunit;
using static CoalitionHub.Core.Points.Packs.PackState;
using static CoalitionHub.Core.Points.Packs.PackTrigger;

namespace CoalitionHub.Core.Tests.Points.Packs;

public sealed class PackMachineTests
{
    // Written out a second time, by hand: what isn't here is refused.
    private static readonly Dictionary<(PackState, PackTrigger), PackState> Permitted = new()
    {
        [(Proposed, Approve)] = Approved,
        [(Proposed, Order)] = AwaitingPayment,
        [(Proposed, Reject)] = Rejected,
        [(AwaitingPayment, Pay)] = Approved,
        [(AwaitingPayment, Reject)] = Rejected,
    };

    public static IEnumerable<object[]> Pairs =>
        from state in Enum.GetValues<PackState>()
        from trigger in Enum.GetValues<PackTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_state_and_trigger_leads_where_it_should_or_is_refused(PackState state, PackTrigger trigger)
    {
        var after = PackMachine.After(state, trigger);

        if (Permitted.TryGetValue((state, trigger), out var expected))
        {
            after.Value.ShouldBe(expected);
        }
        else
        {
            after.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NotProposed);
        }
    }

    [Theory]
    [InlineData(Approved)]
    [InlineData(Rejected)]
    public void A_pack_that_is_paid_or_turned_down_is_at_rest(PackState state) => PackMachine.At(state).PermittedTriggers.ShouldBeEmpty();
}
