using CoalitionHub.Core.Exchanges;
using Shouldly;
using Xunit;
using static CoalitionHub.Core.Exchanges.ExchangeState;
using static CoalitionHub.Core.Exchanges.ExchangeTrigger;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class ExchangeMachineTests
{
    // Written out a second time, by hand: what isn't here is not permitted.
    private static readonly Dictionary<(ExchangeState, ExchangeTrigger), ExchangeState> Permitted = new()
    {
        [(Accepted, MoveAtOnce)] = Completed,
        [(Accepted, OpenUndoWindow)] = InUndoWindow,
        [(Accepted, HoldSource)] = SourceHeld,
        [(Accepted, DebitSource)] = SourceDebited,
        [(Accepted, DeclineSource)] = Declined,
        [(Accepted, LoseTrack)] = Unknown,
        [(Accepted, TimeOut)] = Expired,
        [(InUndoWindow, Cancel)] = Cancelled,
        [(InUndoWindow, MoveAtOnce)] = Completed,
        [(InUndoWindow, HoldSource)] = SourceHeld,
        [(InUndoWindow, DebitSource)] = SourceDebited,
        [(InUndoWindow, DeclineSource)] = Declined,
        [(InUndoWindow, LoseTrack)] = Unknown,
        [(SourceHeld, InstructDestination)] = AwaitingDestination,
        [(SourceHeld, TimeOut)] = Expired,
        [(SourceDebited, InstructDestination)] = AwaitingDestination,
        [(SourceDebited, ConfirmDestination)] = Completed,
        [(AwaitingDestination, ConfirmDestination)] = Completed,
        [(AwaitingDestination, DeclineDestination)] = Compensating,
        [(AwaitingDestination, LoseTrack)] = Unknown,
        [(Unknown, DebitSource)] = SourceDebited,
        [(Unknown, DeclineSource)] = Declined,
        [(Unknown, ConfirmDestination)] = Completed,
        [(Unknown, DeclineDestination)] = Compensating,
        [(Compensating, Compensate)] = Declined,
        [(Completed, Reverse)] = Reversed,
    };

    public static IEnumerable<object[]> Pairs =>
        from state in Enum.GetValues<ExchangeState>()
        from trigger in Enum.GetValues<ExchangeTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_state_and_trigger_leads_where_it_should_or_nowhere(ExchangeState state, ExchangeTrigger trigger)
    {
        ExchangeState? expected = Permitted.TryGetValue((state, trigger), out var after) ? after : null;

        ExchangeMachine.After(state, trigger).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Declined)]
    [InlineData(Cancelled)]
    [InlineData(Expired)]
    [InlineData(Reversed)]
    public void An_exchange_at_rest_stays_at_rest(ExchangeState state) =>
        ExchangeMachine.At(state).PermittedTriggers.ShouldBeEmpty();

    [Fact]
    public void No_answer_is_never_taken_for_a_no() =>
        ExchangeMachine.At(Unknown).PermittedTriggers.ShouldNotContain(trigger => trigger == TimeOut || trigger == Compensate);
}
