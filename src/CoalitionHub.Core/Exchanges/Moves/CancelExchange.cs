using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Takes an exchange back while the member may: nothing has moved, and what was set aside is free again.</summary>
public static class CancelExchange
{
    /// <returns>The exchange; else EXCHANGE_NOT_FOUND, EXCHANGE_STATE.</returns>
    public static Outcome<Exchange> Decide(HubState state, Moment moment, int partnerNo, long exchangeNo, string who, string why)
    {
        if (state.Exchanges.Find(exchangeNo) is not { } exchange || exchange.PartnerNo != partnerNo)
        {
            return new Refusal(Reason.ExchangeNotFound, "The partner has no such exchange.");
        }

        if (exchange.State != ExchangeState.InUndoWindow)
        {
            return new Refusal(Reason.ExchangeState, $"The exchange is {exchange.State}; it can be cancelled only while it waits for that.");
        }

        var cancelled = ExchangeProgress.End(state, moment, exchange, ExchangeTrigger.Cancel, who, why);
        state.PutExchange(cancelled);
        return cancelled;
    }
}
