using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What to offer.</summary>
public sealed record QuoteExchangeCommand(int PartnerNo, MemberSelector Member, CurrencyCode From, CurrencyCode To, long Points);

/// <summary>
/// Works out an offer by carrying the exchange out on the draft, which the writer then takes back: so a quote says what
/// accepting it does, by the same code.
/// </summary>
public static class QuoteExchange
{
    public static Outcome<Offer> Decide(HubState state, Moment moment, QuoteExchangeCommand command)
    {
        if (!MemberLookup.Find(state, command.Member, command.PartnerNo).TryGet(out var member, out var refusal) ||
            !PointsCurrencies.Find(state, command.From).TryGet(out var from, out refusal) ||
            !PointsCurrencies.Find(state, command.To).TryGet(out var to, out refusal) ||
            !RouteInForce.Find(state, from.No, to.No, moment.NowMicros).TryGet(out var route, out refusal) ||
            !ExchangePricing.Price(route, command.Points).TryGet(out var price, out refusal) ||
            !TermsFor(state, moment, route).TryGet(out var terms, out refusal))
        {
            return refusal;
        }

        var expiresOn = TermsInForce.ExpiryDay(terms, moment.NowMicros);
        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = command.PartnerNo, MemberNo = member.No, TermsNo = terms.No };
        if (!Carry(state, moment, header, route, terms, price, expiresOn).TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        var chain = state.ReadChain(chainSeq);
        return new Offer(
            command.PartnerNo, member.No, route.No, terms.No, price, ExchangeChain.LeavingLots(chain), expiresOn, ExchangeChain.MoneyOf(chain),
            moment.NowMicros, moment.NowMicros + route.QuoteValidityMicros);
    }

    /// <summary>The terms under which the route's issuer issues the arriving points now.</summary>
    internal static Outcome<Terms> TermsFor(HubState state, Moment moment, Route route) =>
        state.Partners.Find(route.IssuerNo)?.State == PartnerState.Suspended
            ? new Refusal(Reason.PartnerSuspended, "The partner that issues the arriving points is suspended; it can't owe for new ones.")
            : TermsInForce.Find(state, route.IssuerNo, route.ToCurrencyNo, moment.NowMicros);

    /// <summary>Writes the chain, then tests whether the issuer may owe what it owes after it.</summary>
    internal static Outcome<long> Carry(HubState state, Moment moment, ChainHeader header, Route route, Terms terms, ExchangePrice price, int expiresOn)
    {
        if (!ExchangeSides.Of(state, moment, route, terms, header.MemberNo).TryGet(out var sides, out var refusal))
        {
            return refusal;
        }

        var written = ExchangeChain.Write(state, moment, header, sides, price, expiresOn);
        return written.Refusal is null && sides.Obligations(state, 0) is { } forbidden ? forbidden : written;
    }
}
