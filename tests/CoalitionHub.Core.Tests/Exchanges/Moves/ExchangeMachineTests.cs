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
        [(Accepted, DeclineDestination)] = Declined,
        [(Accepted, TimeOut)] = Expired,
        [(InUndoWindow, Cancel)] = Cancelled,
        [(InUndoWindow, CloseUndoWindow)] = Accepted,
        [(InUndoWindow, DeclineSource)] = Declined,
        [(SourceHeld, InstructDestination)] = AwaitingDestination,
        [(SourceHeld, DeclineDestination)] = Compensating,
        [(SourceHeld, TimeOut)] = Expired,
        [(SourceDebited, InstructDestination)] = AwaitingDestination,
        [(SourceDebited, ConfirmDestination)] = Completed,
        [(AwaitingDestination, ConfirmDestination)] = Completed,
        [(AwaitingDestination, DeclineDestination)] = Compensating,
        [(AwaitingDestination, LoseTrack)] = Unknown,
        [(Unknown, DebitSource)] = SourceDebited,
        [(Unknown, DeclineSource)] = Declined,
        [(Unknown, TimeOut)] = Expired,
        [(Unknown, ConfirmDestination)] = Completed,
        [(Unknown, DeclineDestination)] = Compensating,
        [(Unknown, Compensate)] = Declined,
        [(Unknown, TakeBack)] = Compensating,
        [(Unknown, Reverse)] = Reversed,
        [(Unknown, ReversePart)] = Completed,
        [(Unknown, DeclineReverse)] = Completed,
        [(Compensating, Compensate)] = Declined,
        [(Compensating, LoseTrack)] = Unknown,
        [(Compensating, Reverse)] = Reversed,
        [(Compensating, ReversePart)] = Completed,
        [(Compensating, DeclineReverse)] = Completed,
        [(Completed, TakeBack)] = Compensating,
        [(Completed, Reverse)] = Reversed,
        [(Completed, ReversePart)] = Completed,
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
}
