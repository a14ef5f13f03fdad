using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>A quote that comes back.</summary>
/// <param name="PartnerNo">Who brings it.</param>
/// <param name="QuoteId">The quote's own id.</param>
/// <param name="Offer">What it promises; its signature was checked.</param>
/// <param name="Proof">That the member is willing; null when none was given.</param>
/// <param name="Who">The client that brings it, for the history.</param>
public sealed record AcceptExchangeCommand(int PartnerNo, Guid QuoteId, Offer Offer, Proof? Proof, string Who);

/// <summary>Carries an offer out, exactly as promised or not at all.</summary>
public static class AcceptExchange
{
    public static Outcome<Exchange> Decide(HubState state, Moment moment, AcceptExchangeCommand command)
    {
        if (command.Offer.PartnerNo != command.PartnerNo)
        {
            return new Refusal(Reason.QuoteSignatureInvalid, "The quote was made for another partner.");
        }

        // A quote that comes back is nearly always new; whether it is, is asked only where the answer would be no anyway.
        var accepted = DecideAsNew(state, moment, command);
        return accepted.Refusal is not null && state.WasAccepted(command.QuoteId) ? AlreadyAccepted() : accepted;
    }

    private static Outcome<Exchange> DecideAsNew(HubState state, Moment moment, AcceptExchangeCommand command)
    {
        var offer = command.Offer;
        if (!StillStands(state, moment, command).TryGet(out var way, out var refusal) ||
            !TermsStillInForce(state, moment, way, offer).TryGet(out var terms, out refusal) ||
            !MemberStillActive(state, offer).TryGet(out var member, out refusal))
        {
            return refusal;
        }

        if (Eligibility.Check(state, moment, way, member) is { } barred)
        {
            return barred;
        }

        var own = state.Schedules.Find(new ScheduleKey(command.PartnerNo, way.FromCurrencyNo))?.At(moment.NowMicros);
        if (MemberProof.Check(state, moment, member, own, offer.Price.Points, command.Proof) is { } unproved)
        {
            return unproved;
        }

        if (ExchangeTallies.Take(state, offer.UseOn(moment.Today)) is { } exceeded)
        {
            return exceeded;
        }

        if (!ExchangeSides.Of(state, moment, way, terms, member.No).TryGet(out var sides, out refusal) ||
            !Obligors.Before(state, moment, way.FromCurrencyNo, offer.Charges).TryGet(out var obligors, out refusal) ||
            !Carry(state, moment, command, Accepted(state, moment, command, way, sides, member), sides).TryGet(out var exchange, out refusal))
        {
            return refusal;
        }

        // What waits, or is carried out by a brand, is booked when it is completed; what partners owe for it then is promised from now on.
        state.AddExchange(exchange);
        return (sides.Obligations(state) ?? obligors.After()) is { } overCap ? overCap : exchange;
    }

    private static Exchange Accepted(HubState state, Moment moment, AcceptExchangeCommand command, Way way, ExchangeSides sides, Member member)
    {
        var offer = command.Offer;
        return new Exchange(
            state.DocumentNumbers.Next(), command.PartnerNo, member.No, offer.RouteNo, sides.Issuer.No, command.QuoteId, offer.Price.Points, offer.Price.FeePoints,
            offer.Price.ResiduePoints, offer.Price.ArrivingPoints, offer.ArrivalExpiresOn, ExchangeState.Accepted, 0, moment.NowMicros, 0)
        {
            FromCurrencyNo = sides.From.No,
            ToCurrencyNo = sides.To.No,
            Plan = new ExchangePlan
            {
                From = sides.From.Custody,
                To = sides.To.Custody,
                FromPartnerNo = sides.Keeper?.PartnerNo ?? 0,
                ToPartnerNo = sides.Issuer.PartnerNo,
                FromTermsNo = sides.Keeper?.No ?? 0,
                TimeOutMicros = way.First.Rules.SourceTimeoutMicros,
                BonusPoints = offer.Price.BonusPoints,
                Charges = offer.Charges,
                Use = offer.UseOn(moment.Today),
                UndoReasons = offer.UndoReasons,
            },
        };
    }

    /// <summary>Carries it out at once where the hub can; else sets aside what leaves, and begins.</summary>
    private static Outcome<Exchange> Carry(HubState state, Moment moment, AcceptExchangeCommand command, Exchange accepted, ExchangeSides sides)
    {
        ExchangeSteps.Note(state, moment, accepted, "", "Accept", command.Who);
        var undoMicros = command.Offer.UndoMicros;
        if (accepted.Plan.IsHubOnly && undoMicros == 0)
        {
            return MoveAtOnce(state, moment, command, accepted, sides);
        }

        if (!ExchangeBooking.SetAside(state, moment, accepted, sides).TryGet(out var held, out var refusal))
        {
            return refusal;
        }

        if (LotsChanged(state, held.HoldNo, command.Offer) is { } changed)
        {
            return changed;
        }

        return undoMicros == 0
            ? ExchangeProgress.Begin(state, moment, held, command.Who)
            : ExchangeSteps.Take(state, moment, held with { UndoUntilMicros = moment.NowMicros + undoMicros }, ExchangeTrigger.OpenUndoWindow, command.Who);
    }

    private static Outcome<Exchange> MoveAtOnce(HubState state, Moment moment, AcceptExchangeCommand command, Exchange accepted, ExchangeSides sides)
    {
        var header = ExchangeBooking.Header(moment, accepted);
        if (!ExchangeChain.Write(state, moment, header, sides, command.Offer.Price, accepted.ExpiresOn, command.Offer.Charges).TryGet(out var chainSeq, out var refusal))
        {
            return refusal;
        }

        return LotsChanged(state, chainSeq, command.Offer) is { } changed
            ? changed
            : ExchangeSteps.Take(state, moment, accepted with { ChainSeq = chainSeq, CompletedMicros = moment.NowMicros }, ExchangeTrigger.MoveAtOnce, command.Who);
    }

    private static Refusal? LotsChanged(HubState state, long chainSeq, Offer offer) =>
        ExchangeChain.LeavingLots(state.ReadChain(chainSeq)).AsSpan().SequenceEqual(offer.Lots.AsSpan())
            ? null
            : new Refusal(Reason.QuoteLotsChanged, "Other points would leave than the quote says: the member's points have changed since. Quote again.");

    private static Refusal AlreadyAccepted() => new(Reason.QuoteAlreadyAccepted, "The quote was accepted before; a quote is good once.");

    private static Outcome<Way> StillStands(HubState state, Moment moment, AcceptExchangeCommand command)
    {
        var offer = command.Offer;
        if (state.IsAccepted(command.QuoteId))
        {
            return AlreadyAccepted();
        }

        if (moment.NowMicros > offer.BindsUntilMicros)
        {
            return new Refusal(Reason.QuoteExpired, "The time until which the quote binds has passed. Quote again.");
        }

        return Way.StillInForce(state, moment, offer);
    }

    private static Outcome<Terms> TermsStillInForce(HubState state, Moment moment, Way way, Offer offer)
    {
        if (!QuoteExchange.TermsFor(state, moment, way.Last).TryGet(out var terms, out var refusal))
        {
            return refusal;
        }

        return terms.No == offer.TermsNo
            ? terms
            : new Refusal(Reason.QuoteTermsChanged, "The issuer of the arriving points has other terms in force than those quoted. Quote again.");
    }

    private static Outcome<Member> MemberStillActive(HubState state, Offer offer) => state.Members.Find(offer.MemberNo) switch
    {
        { State: MemberState.Active } member => member,
        { State: MemberState.Erased } => new Refusal(Reason.MemberErased, "The member's data was erased at the member's wish; nothing can be exchanged any more."),
        _ => new Refusal(Reason.QuoteLotsChanged, "The membership was merged into another since the quote, with its points. Quote again."),
    };
}
