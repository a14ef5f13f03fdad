using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>An exchange to undo.</summary>
/// <param name="PartnerNo">The partner through which it was made.</param>
/// <param name="ExchangeNo">Which.</param>
/// <param name="Points">How many of the points that left come back; 0 for all that remain.</param>
/// <param name="Who">The client that asks.</param>
/// <param name="Why">In its words; may be empty.</param>
public sealed record ReverseExchangeCommand(int PartnerNo, long ExchangeNo, long Points, string Who, string Why);

/// <summary>
/// Undoes a completed exchange, wholly or in part, never more than remains. With the points that left goes their share of everything:
/// fee, residue, and of what arrived the bonus too, rounded up over the sum of all reversals so that parts are never better than the whole.
/// </summary>
public static class ReverseExchange
{
    /// <returns>
    /// The exchange: completed or reversed where the hub keeps both sides, else compensating until the brands have answered. Else
    /// EXCHANGE_NOT_FOUND, EXCHANGE_STATE, REVERSAL_EXCEEDS_EXCHANGE, MEMBER_ERASED, INSUFFICIENT_POINTS, NEGATIVE_LIMIT_REACHED.
    /// </returns>
    public static Outcome<Exchange> Decide(HubState state, Moment moment, ReverseExchangeCommand command)
    {
        if (state.Exchanges.Find(command.ExchangeNo) is not { } exchange || exchange.PartnerNo != command.PartnerNo)
        {
            return new Refusal(Reason.ExchangeNotFound, "The partner has no such exchange.");
        }

        if (exchange.State != ExchangeState.Completed)
        {
            return new Refusal(Reason.ExchangeState, $"The exchange is {exchange.State}; only a completed one is reversed.");
        }

        if (IsDoubted(state, exchange))
        {
            return new Refusal(Reason.ExchangeState, "A brand has yet to confirm what was decided in its place, or to carry out a correction; until then the exchange isn't reversed.");
        }

        var remaining = exchange.Points - exchange.ReversedPoints;
        var points = command.Points == 0 ? remaining : command.Points;
        if (points > remaining)
        {
            return new Refusal(Reason.ReversalExceedsExchange, $"{remaining} points of the exchange can still be reversed, {points} were named.");
        }

        if (MemberLookup.Survivor(state, exchange.MemberNo).State == MemberState.Erased)
        {
            return new Refusal(Reason.MemberErased, "The member's data was erased at the member's wish; nothing can be exchanged back any more.");
        }

        var reversing = exchange with { ReversingPoints = points, ReversingArrivingPoints = ArrivingShare(exchange, points) };
        if (!Begin(state, moment, reversing, command).TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        state.PutExchange(after);
        return after;
    }

    /// <summary>True while a brand may still say that it didn't do what two persons decided it had done; or the other way round.</summary>
    private static bool IsDoubted(HubState state, Exchange exchange) =>
        state.OpenInstructions.All().Any(open => open.ExchangeNo == exchange.No) ||
        state.Corrections.All().Any(correction => correction.ExchangeNo == exchange.No && correction.State is (CorrectionState.Proposed or CorrectionState.Approved));

    private static Outcome<Exchange> Begin(HubState state, Moment moment, Exchange exchange, ReverseExchangeCommand command)
    {
        var takesAtBrand = exchange.Plan.To == Custody.Partner && exchange.ReversingArrivingPoints > 0;
        if (!takesAtBrand && exchange.Plan.From == Custody.Hub)
        {
            return ReversalProgress.Finish(state, moment, exchange, command.Who, command.Why);
        }

        var taking = ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.TakeBack, command.Who, command.Why);
        if (takesAtBrand)
        {
            return InstructionBook.Give(state, moment, taking, InstructionKind.Reverse, exchange.ToCurrencyNo, exchange.ReversingArrivingPoints, exchange.CreditNo);
        }

        // What is here is set aside before the other brand gives anything back.
        return SetAside(state, moment, taking).TryGet(out var held, out var refusal)
            ? InstructionBook.Give(state, moment, held, InstructionKind.Reverse, exchange.FromCurrencyNo, exchange.ReversingPoints, exchange.DebitNo)
            : refusal;
    }

    private static Outcome<Exchange> SetAside(HubState state, Moment moment, Exchange exchange)
    {
        if (exchange.ReversingArrivingPoints == 0)
        {
            return exchange;
        }

        var chain = state.Ledger.Begin(ReversalChain.Header(moment, exchange));
        if (ReversalChain.TakeBack(state, moment, chain, exchange, exchange.ReversingArrivingPoints, Phase.Pending) is { } refusal)
        {
            return refusal;
        }

        if (!chain.Finish().TryGet(out var holdNo, out refusal))
        {
            return refusal;
        }

        ExchangeHold.Keep(state, holdNo, exchange.ToCurrencyNo, exchange.ReversingArrivingPoints);
        return exchange with { HoldNo = holdNo };
    }

    private static long ArrivingShare(Exchange exchange, long points)
    {
        var whole = (Int128)exchange.ArrivingPoints * (exchange.ReversedPoints + points);
        var share = checked((long)((whole + exchange.Points - 1) / exchange.Points));
        return share - exchange.ReversedArrivingPoints;
    }
}
