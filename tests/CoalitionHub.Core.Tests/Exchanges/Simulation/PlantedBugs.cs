using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>A time-out that gives the points back a second time.</summary>
internal sealed class ReleasesTwice : Moves
{
    public override Outcome<bool> Timer(HubState state, Moment moment, DueTimer due, long reachableSinceMicros)
    {
        var before = state.Exchanges.Find(due.ExchangeNo);
        var decided = base.Timer(state, moment, due, reachableSinceMicros);
        if (before is { State: not ExchangeState.Expired, Plan.From: Custody.Hub } && state.Exchanges.Find(due.ExchangeNo) is { State: ExchangeState.Expired } expired)
        {
            var sides = ExchangeSides.Of(state, expired);
            var terms = state.Schedules.Find(new ScheduleKey(sides.From.OwnerPartnerNo, sides.From.No))?.At(moment.NowMicros) ?? throw new InvalidOperationException("No terms.");
            var chain = state.Ledger.Begin(ExchangeBooking.Header(moment, expired));
            PointsFlow.Put(
                state, chain, terms, AccountId.Of(AccountKind.Liquidity, sides.From.No), expired.MemberNo, expired.Points, moment.Today + 100, 0, TransferKind.ExchangeReversal);
        }

        return decided;
    }
}

/// <summary>An answer that comes twice and credits twice.</summary>
internal sealed class CreditsTwice : Moves
{
    public override Outcome<AnswerReceipt> Answer(HubState state, Moment moment, int partnerNo, InstructionAnswer answer)
    {
        var decided = base.Answer(state, moment, partnerNo, answer);
        if (decided.Refusal is null && decided.Value.Verdict == AnswerVerdict.Repeated && answer.Outcome == InstructionOutcome.Done &&
            state.Instructions.Find(answer.InstructionNo) is { Kind: InstructionKind.Debit } debit &&
            state.Exchanges.Find(debit.ExchangeNo) is { State: ExchangeState.Completed, Plan.To: Custody.Hub } exchange)
        {
            ExchangeChain.Arrive(
                state, state.Ledger.Begin(ExchangeBooking.Header(moment, exchange)), exchange.MemberNo, ExchangeSides.Of(state, exchange), exchange.ArrivingPoints, exchange.ExpiresOn, exchange.Plan.Charges);
        }

        return decided;
    }
}

/// <summary>A late answer that overwrites what was decided without it.</summary>
internal sealed class Overwrites : Moves
{
    public override Outcome<AnswerReceipt> Answer(HubState state, Moment moment, int partnerNo, InstructionAnswer answer)
    {
        var decided = base.Answer(state, moment, partnerNo, answer);
        if (decided.Refusal is null && decided.Value.Verdict == AnswerVerdict.Late && state.Instructions.Find(answer.InstructionNo) is { } answered)
        {
            var about = answered.Kind == InstructionKind.Query ? state.Instructions.Find(answered.AboutNo) : answered;
            if (about is not null && state.Exchanges.Find(about.ExchangeNo) is { IsOpen: false } exchange)
            {
                var overwritten = answer.Outcome == InstructionOutcome.Done ? ExchangeState.Completed : ExchangeState.Declined;
                state.PutInstruction(about with { Outcome = answer.Outcome });
                state.PutExchange(exchange with { State = overwritten });
                foreach (var correction in state.Corrections.All().Where(correction => correction.InstructionNo == about.No).ToList())
                {
                    state.Corrections.Put(correction.No, correction with { State = CorrectionState.Rejected });
                }
            }
        }

        return decided;
    }
}
