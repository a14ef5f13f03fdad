using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// What follows when it is known what became of a step of a reversal. What arrived is taken back first, so that nobody has both;
/// then what left is given back.
/// </summary>
internal static class ReversalProgress
{
    /// <summary>True for the step that gives back, after the other brand has taken back: it has to be done.</summary>
    public static bool IsLastStep(Exchange exchange, Instruction instruction) =>
        instruction.CurrencyNo == exchange.FromCurrencyNo && exchange.Plan.To == Custody.Partner && exchange.ReversingArrivingPoints > 0;

    public static Outcome<Exchange> GoOn(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who, string why)
    {
        if (instruction.Outcome == InstructionOutcome.Refused)
        {
            if (!IsLastStep(exchange, instruction))
            {
                return Decline(state, moment, exchange, who, why);
            }

            Alerts.Raise(state, moment, AlertName.ExchangeCompensationRefused, instruction.PartnerNo, $"{exchange.Id}: the brand refused {instruction.Id}, which was to give the member's points back.");
            return ExchangeProgress.LoseTrack(state, moment, exchange, who, why);
        }

        if (instruction.CurrencyNo == exchange.ToCurrencyNo && exchange.Plan.From == Custody.Partner)
        {
            var known = exchange.State == ExchangeState.Unknown ? ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.TakeBack, who, why) : exchange;
            return InstructionBook.Give(state, moment, known, InstructionKind.Reverse, exchange.FromCurrencyNo, exchange.ReversingPoints, exchange.DebitNo);
        }

        return Finish(state, moment, exchange, who, why);
    }

    /// <summary>Books the reversal: what arrived is taken back, what left is given back, in one chain.</summary>
    public static Outcome<Exchange> Finish(HubState state, Moment moment, Exchange exchange, string who, string why)
    {
        var chain = state.Ledger.Begin(ReversalChain.Header(moment, exchange));
        if (exchange.HoldNo != 0)
        {
            ExchangeHold.Post(state, moment, chain, exchange.HoldNo);
        }
        else if (ReversalChain.TakeBack(state, moment, chain, exchange, exchange.ReversingArrivingPoints, Phase.Posted) is { } refusal)
        {
            return refusal;
        }

        ReversalChain.GiveBack(state, moment, chain, exchange, exchange.ReversingPoints);
        if (!chain.Finish().TryGet(out _, out var full))
        {
            return full;
        }

        GiveBackBonus(state, exchange);
        var reversed = exchange with
        {
            HoldNo = 0,
            InstructionNo = 0,
            ReversedPoints = exchange.ReversedPoints + exchange.ReversingPoints,
            ReversedArrivingPoints = exchange.ReversedArrivingPoints + exchange.ReversingArrivingPoints,
            ReversingPoints = 0,
            ReversingArrivingPoints = 0,
        };
        return ExchangeSteps.Take(state, moment, reversed, reversed.ReversedPoints == exchange.Points ? ExchangeTrigger.Reverse : ExchangeTrigger.ReversePart, who, why);
    }

    /// <summary>The bonus that was clawed back can be given to somebody else.</summary>
    private static void GiveBackBonus(HubState state, Exchange exchange)
    {
        if (exchange.Plan.Use is not { } use)
        {
            return;
        }

        var bonus = exchange.Plan.BonusPoints;
        ExchangeTallies.GiveBackBonus(
            state, use.Legs[0].RouteNo,
            Fraction.ShareRoundedDown(bonus, exchange.ReversedPoints + exchange.ReversingPoints, exchange.Points) - Fraction.ShareRoundedDown(bonus, exchange.ReversedPoints, exchange.Points));
    }

    private static Exchange Decline(HubState state, Moment moment, Exchange exchange, string who, string why)
    {
        var declined = exchange.HoldNo == 0 ? exchange : ExchangeBooking.Release(state, moment, exchange);
        return ExchangeSteps.Take(state, moment, declined, ExchangeTrigger.DeclineReverse, who, why) with { InstructionNo = 0, ReversingPoints = 0, ReversingArrivingPoints = 0 };
    }
}
