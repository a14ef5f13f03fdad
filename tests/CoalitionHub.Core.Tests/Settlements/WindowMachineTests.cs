using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using Shouldly;
using Xunit;
using static CoalitionHub.Core.Settlements.WindowState;
using static CoalitionHub.Core.Settlements.WindowTrigger;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class WindowMachineTests
{
    // Written out a second time, by hand: what isn't here is refused.
    private static readonly Dictionary<(WindowState, WindowTrigger), WindowState> Permitted = new()
    {
        [(Open, Close)] = Closed,
        [(Closed, Calculate)] = Calculated,
        [(Calculated, Calculate)] = Calculated,
        [(Calculated, Submit)] = UnderReview,
        [(UnderReview, Calculate)] = Calculated,
        [(UnderReview, Approve)] = Approved,
        [(Calculated, Abort)] = Aborted,
        [(UnderReview, Abort)] = Aborted,
        [(Approved, Abort)] = Aborted,
        [(Aborted, Calculate)] = Calculated,
        [(Approved, Pay)] = Paying,
        [(Approved, Settle)] = Settled,
        [(Paying, Pay)] = Paying,
        [(Paying, Settle)] = Settled,
        [(Paying, Return)] = Paying,
        [(Settled, Return)] = Paying,
        [(Approved, WriteOff)] = Paying,
        [(Paying, WriteOff)] = Paying,
        [(Paying, Reinstate)] = Paying,
        [(Settled, Reinstate)] = Paying,
    };

    public static IEnumerable<object[]> Pairs =>
        from state in Enum.GetValues<WindowState>()
        from trigger in Enum.GetValues<WindowTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_state_and_trigger_leads_where_it_should_or_is_refused(WindowState state, WindowTrigger trigger)
    {
        var after = WindowMachine.After(state, trigger);

        if (Permitted.TryGetValue((state, trigger), out var expected))
        {
            after.Value.ShouldBe(expected);
        }
        else
        {
            after.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        }
    }

    [Fact]
    public void A_settled_window_is_at_rest_unless_what_was_paid_or_given_up_is_owed_again() =>
        WindowMachine.At(Settled).PermittedTriggers.ShouldBe([Return, Reinstate], ignoreOrder: true);
}
