using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Takes an exchange from state to state; every step is a row of its history.</summary>
internal static class ExchangeSteps
{
    /// <summary>The exchange after the trigger.</summary>
    /// <exception cref="InvalidOperationException">The machine doesn't permit it: what calls this has decided wrongly.</exception>
    public static Exchange Take(HubState state, Moment moment, Exchange exchange, ExchangeTrigger trigger, string who, string why = "")
    {
        var after = ExchangeMachine.After(exchange.State, trigger)
            ?? throw new InvalidOperationException($"Exchange {exchange.No} is {exchange.State}; {trigger} is not permitted.");
        var moved = exchange with { State = after };
        Note(state, moment, moved, exchange.State.ToString(), trigger.ToString(), who, why);
        return moved;
    }

    public static void Note(HubState state, Moment moment, Exchange exchange, string from, string trigger, string who, string why = "") =>
        History.Note(state, moment, exchange.Id, from, exchange.State.ToString(), trigger, who, why);
}
