using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Disputes;

public sealed class DisputeMachineTests
{
    // Written out a second time, by hand: what isn't here is refused.
    private static readonly Dictionary<(DisputeState, DisputeTrigger), DisputeState> OfDisputes = new()
    {
        [(DisputeState.Raised, DisputeTrigger.AddEvidence)] = DisputeState.Raised,
        [(DisputeState.Raised, DisputeTrigger.Offer)] = DisputeState.Offered,
        [(DisputeState.Raised, DisputeTrigger.Reject)] = DisputeState.Rejected,
        [(DisputeState.Raised, DisputeTrigger.Withdraw)] = DisputeState.Withdrawn,
        [(DisputeState.Offered, DisputeTrigger.Approve)] = DisputeState.Upheld,
        [(DisputeState.Offered, DisputeTrigger.TurnDown)] = DisputeState.Raised,
        [(DisputeState.Rejected, DisputeTrigger.AddEvidence)] = DisputeState.Raised,
        [(DisputeState.Rejected, DisputeTrigger.Withdraw)] = DisputeState.Withdrawn,
        [(DisputeState.Rejected, DisputeTrigger.Lapse)] = DisputeState.Lapsed,
    };

    private static readonly Dictionary<(PartAgreement, PartTrigger), PartAgreement> OfParts = new()
    {
        [(PartAgreement.Awaited, PartTrigger.Agree)] = PartAgreement.Agreed,
        [(PartAgreement.Awaited, PartTrigger.Dispute)] = PartAgreement.Disputed,
        [(PartAgreement.Awaited, PartTrigger.Lapse)] = PartAgreement.Agreed,
        [(PartAgreement.Disputed, PartTrigger.Dispute)] = PartAgreement.Disputed,
        [(PartAgreement.Disputed, PartTrigger.Resolve)] = PartAgreement.Resolved,
        [(PartAgreement.Resolved, PartTrigger.Agree)] = PartAgreement.Agreed,
        [(PartAgreement.Resolved, PartTrigger.Dispute)] = PartAgreement.Disputed,
        [(PartAgreement.Resolved, PartTrigger.Lapse)] = PartAgreement.Agreed,
    };

    public static IEnumerable<object[]> DisputePairs =>
        from state in Enum.GetValues<DisputeState>()
        from trigger in Enum.GetValues<DisputeTrigger>()
        select new object[] { state, trigger };

    public static IEnumerable<object[]> PartPairs =>
        from state in Enum.GetValues<PartAgreement>()
        from trigger in Enum.GetValues<PartTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(DisputePairs))]
    public void Every_pair_of_a_dispute_leads_where_it_should_or_is_refused(DisputeState state, DisputeTrigger trigger) =>
        Check(DisputeMachine.After(state, trigger), OfDisputes.TryGetValue((state, trigger), out var after) ? after : null);

    [Theory]
    [MemberData(nameof(PartPairs))]
    public void Every_pair_of_a_part_leads_where_it_should_or_is_refused(PartAgreement state, PartTrigger trigger) =>
        Check(PartMachine.After(state, trigger), OfParts.TryGetValue((state, trigger), out var after) ? after : null);

    [Theory]
    [InlineData(DisputeState.Upheld)]
    [InlineData(DisputeState.Withdrawn)]
    [InlineData(DisputeState.Lapsed)]
    public void A_dispute_that_has_ended_is_at_rest(DisputeState state) => DisputeMachine.At(state).PermittedTriggers.ShouldBeEmpty();

    private static void Check<T>(Outcome<T> outcome, T? expected)
        where T : struct
    {
        if (expected is { } after)
        {
            outcome.Value.ShouldBe(after);
        }
        else
        {
            outcome.Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.DisputeState);
        }
    }
}
