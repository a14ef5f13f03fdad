using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>What partners, staff and the clock do.</summary>
internal sealed partial class Schedule
{
    private void RunTimers()
    {
        foreach (var due in ExchangeTimers.Due(state, now, partnerNo => reachableSince.GetValueOrDefault(partnerNo)))
        {
            var partnerNo = due.InstructionNo == 0 ? 0 : state.Instructions.Find(due.InstructionNo)?.PartnerNo ?? 0;
            Decide($"timer of {due}", (draft, moment) => moves.Timer(draft, moment, due, reachableSince.GetValueOrDefault(partnerNo)));
        }
    }

    private void Cancel()
    {
        if (AnyExchange(exchange => exchange.State == ExchangeState.InUndoWindow) is { } exchange)
        {
            Decide($"cancel {exchange.No}", (draft, moment) => CancelExchange.Decide(draft, moment, exchange.PartnerNo, exchange.No, "client", ""));
        }
    }

    private void Reverse()
    {
        if (AnyExchange(exchange => exchange.State == ExchangeState.Completed) is { } exchange)
        {
            var points = random.Next(2) == 0 ? 0 : 1 + random.Next((int)(exchange.Points - exchange.ReversedPoints));
            Decide($"reverse {points} of {exchange.No}", (draft, moment) =>
                ReverseExchange.Decide(draft, moment, new ReverseExchangeCommand(exchange.PartnerNo, exchange.No, points, "client", "")));
        }
    }

    /// <summary>Two persons say what became of a step; they may be wrong. What a brand refused to give back they settle with it first.</summary>
    private void Resolve()
    {
        if (AnyExchange(exchange => exchange.IsOpen && exchange.InstructionNo != 0) is not { } exchange || state.Instructions.Find(exchange.InstructionNo) is not { } instruction)
        {
            return;
        }

        var isRefused = instruction is { State: InstructionState.Answered, Outcome: InstructionOutcome.Refused };
        var outcome = isRefused || random.Next(2) == 0 ? InstructionOutcome.Done : InstructionOutcome.Refused;
        if (Decide($"propose {outcome} of {instruction.Kind} {instruction.No}", (draft, moment) =>
                ResolutionDecisions.Propose(draft, moment, new ProposeResolutionCommand(exchange.No, outcome, "", Brands.Maker))) is not { } proposed)
        {
            return;
        }

        if (isRefused)
        {
            SettleByHand(instruction);
        }

        Decide($"resolve {instruction.No}", (draft, moment) => ResolutionDecisions.Approve(draft, moment, proposed.No, Brands.Checker));
    }

    private void Correct()
    {
        foreach (var correction in state.Corrections.Committed.Where(correction => correction.State == CorrectionState.Proposed).OrderBy(correction => correction.No).ToList())
        {
            var staffNo = correction.FirstBy == Brands.Maker ? Brands.Checker : Brands.Maker;
            Decide($"approve correction of {correction.InstructionNo}", (draft, moment) => CorrectionDecisions.Vote(draft, moment, correction.No, true, staffNo, ""));
        }
    }

    private void Suspend()
    {
        var partnerNo = Any([Brands.Grocer, Brands.Hotel, Brands.Airline, SimulatedCoalition.Railway]);
        Decide($"suspend or resume {partnerNo}", (draft, _) =>
        {
            var partner = draft.Partners.Find(partnerNo) ?? throw new InvalidOperationException("No partner.");
            var changed = partner with { State = partner.State == PartnerState.Active ? PartnerState.Suspended : PartnerState.Active };
            draft.Partners.Put(partnerNo, changed);
            return (Outcome<Partner>)changed;
        });
        if (IsSuspended(partnerNo) && brands.FirstOrDefault(brand => brand.PartnerNo == partnerNo) is { } brand)
        {
            Disconnect(brand);
        }
    }

    private void ResumeAll()
    {
        foreach (var partner in state.Partners.Committed.Where(partner => IsSuspended(partner.No)).OrderBy(partner => partner.No).ToList())
        {
            Decide($"resume {partner.No}", (draft, _) =>
            {
                draft.Partners.Put(partner.No, partner with { State = PartnerState.Active });
                return (Outcome<Partner>)partner;
            });
        }
    }

    private bool IsSuspended(int partnerNo) => state.Partners.TryGetCommitted(partnerNo, out var partner) && partner.State == PartnerState.Suspended;
}
