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
        var offer = command.Offer;
        if (!StillStands(state, moment, command).TryGet(out var route, out var refusal) ||
            !TermsStillInForce(state, moment, route, offer).TryGet(out var terms, out refusal) ||
            !MemberStillActive(state, offer).TryGet(out var member, out refusal))
        {
            return refusal;
        }

        var own = state.Schedules.Find(new ScheduleKey(command.PartnerNo, route.FromCurrencyNo))?.At(moment.NowMicros);
        if (MemberProof.Check(state, moment, member, own, offer.Price.Points, command.Proof) is { } unproved)
        {
            return unproved;
        }

        if (!ExchangeSides.Of(state, moment, route, terms, member.No).TryGet(out var sides, out refusal) ||
            !Carry(state, moment, command, Accepted(state, moment, command, route, sides, member), sides).TryGet(out var exchange, out refusal))
        {
            return refusal;
        }

        state.AddExchange(exchange);
        return exchange;
    }

    private static Exchange Accepted(HubState state, Moment moment, AcceptExchangeCommand command, Route route, ExchangeSides sides, Member member)
    {
        var offer = command.Offer;
        return new Exchange(
            state.DocumentNumbers.Next(), command.PartnerNo, member.No, route.No, sides.Issuer.No, command.QuoteId, offer.Price.Points, offer.Price.FeePoints,
            offer.Price.ResiduePoints, offer.Price.ArrivingPoints, offer.ExpiresOn, ExchangeState.Accepted, 0, moment.NowMicros, 0)
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
                TimeOutMicros = Moment.MicrosPerDay,
            },
        };
    }

    /// <summary>Carries it out at once where the hub can; else sets aside what leaves, and begins.</summary>
    private static Outcome<Exchange> Carry(HubState state, Moment moment, AcceptExchangeCommand command, Exchange accepted, ExchangeSides sides)
    {
        ExchangeSteps.Note(state, moment, accepted, "", "Accept", command.Who);
        if (accepted.Plan.IsHubOnly)
        {
            return MoveAtOnce(state, moment, command, accepted, sides);
        }

        if (!ExchangeBooking.SetAside(state, moment, accepted, sides).TryGet(out var held, out var refusal))
        {
            return refusal;
        }

        return (LotsChanged(state, held.HoldNo, command.Offer) ?? sides.Obligations(state, held.ArrivingPoints)) is { } forbidden
            ? forbidden
            : ExchangeProgress.Begin(state, moment, held, command.Who);
    }

    private static Outcome<Exchange> MoveAtOnce(HubState state, Moment moment, AcceptExchangeCommand command, Exchange accepted, ExchangeSides sides)
    {
        var header = ExchangeBooking.Header(moment, accepted);
        if (!ExchangeChain.Write(state, moment, header, sides, command.Offer.Price, accepted.ExpiresOn).TryGet(out var chainSeq, out var refusal))
        {
            return refusal;
        }

        return (sides.Obligations(state, 0) ?? LotsChanged(state, chainSeq, command.Offer)) is { } forbidden
            ? forbidden
            : ExchangeSteps.Take(state, moment, accepted with { ChainSeq = chainSeq, CompletedMicros = moment.NowMicros }, ExchangeTrigger.MoveAtOnce, command.Who);
    }

    private static Refusal? LotsChanged(HubState state, long chainSeq, Offer offer) =>
        ExchangeChain.LeavingLots(state.ReadChain(chainSeq)).AsSpan().SequenceEqual(offer.Lots.AsSpan())
            ? null
            : new Refusal(Reason.QuoteLotsChanged, "Other points would leave than the quote says: the member's points have changed since. Quote again.");

    private static Outcome<Route> StillStands(HubState state, Moment moment, AcceptExchangeCommand command)
    {
        var offer = command.Offer;
        if (offer.PartnerNo != command.PartnerNo)
        {
            return new Refusal(Reason.QuoteSignatureInvalid, "The quote was made for another partner.");
        }

        if (state.FindExchangeNo(command.QuoteId) != 0)
        {
            return new Refusal(Reason.QuoteAlreadyAccepted, "The quote was accepted before; a quote is good once.");
        }

        if (moment.NowMicros > offer.BindsUntilMicros)
        {
            return new Refusal(Reason.QuoteExpired, "The time until which the quote binds has passed. Quote again.");
        }

        return state.Routes.Find(offer.RouteNo) is { } quoted &&
               RouteInForce.Find(state, quoted.FromCurrencyNo, quoted.ToCurrencyNo, moment.NowMicros).TryGet(out var route, out _) &&
               route.No == quoted.No
            ? route
            : new Refusal(Reason.QuoteTermsChanged, "Another route is in force between these currencies than the one quoted. Quote again.");
    }

    private static Outcome<Terms> TermsStillInForce(HubState state, Moment moment, Route route, Offer offer)
    {
        if (!QuoteExchange.TermsFor(state, moment, route).TryGet(out var terms, out var refusal))
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
