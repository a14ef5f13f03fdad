using CoalitionHub.Core.Ledger;
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

        var exchangeNo = state.DocumentNumbers.Next();
        ChainHeader header = new(moment.RequestId, moment.NowMicros)
        {
            PartnerNo = command.PartnerNo,
            MemberNo = member.No,
            SourceNo = exchangeNo,
            TermsNo = terms.No,
        };
        if (!QuoteExchange.Carry(state, moment, header, route, terms, offer.Price, offer.ExpiresOn).TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        if (!ExchangeChain.LeavingLots(state.ReadChain(chainSeq)).AsSpan().SequenceEqual(offer.Lots.AsSpan()))
        {
            return new Refusal(Reason.QuoteLotsChanged, "Other points would leave than the quote says: the member's points have changed since. Quote again.");
        }

        Exchange accepted = new(
            exchangeNo, command.PartnerNo, member.No, route.No, terms.No, command.QuoteId, offer.Price.Points, offer.Price.FeePoints,
            offer.Price.ResiduePoints, offer.Price.ArrivingPoints, offer.ExpiresOn, ExchangeState.Accepted, chainSeq, moment.NowMicros, 0);
        ExchangeSteps.Note(state, moment, accepted, "", "Accept", command.Who);
        var completed = ExchangeSteps.Take(state, moment, accepted, ExchangeTrigger.MoveAtOnce, command.Who) with { CompletedMicros = moment.NowMicros };
        state.AddExchange(completed);
        return completed;
    }

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
