using System.Collections.Immutable;
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
/// <param name="PartnerNo">Who asks.</param>
/// <param name="Member">Whose points; null for a price without a member.</param>
/// <param name="From">The points that leave.</param>
/// <param name="To">The points that arrive.</param>
/// <param name="Points">How many are to leave.</param>
public sealed record QuoteExchangeCommand(int PartnerNo, MemberSelector? Member, CurrencyCode From, CurrencyCode To, long Points)
{
    /// <summary>The name on the account that the points arrive at; empty when it wasn't given. Kept nowhere.</summary>
    public string AccountName { get; init; } = "";

    /// <summary>True when the partner says that the request comes from a device it hasn't seen before.</summary>
    public bool IsNewDevice { get; init; }
}

/// <summary>
/// Works out an offer by carrying the exchange out on the draft, which the writer then takes back: so a quote says what
/// accepting it does, by the same code.
/// </summary>
public static class QuoteExchange
{
    public static Outcome<Offer> Decide(HubState state, Moment moment, QuoteExchangeCommand command)
    {
        if (!PointsCurrencies.Find(state, command.From).TryGet(out var from, out var refusal) ||
            !PointsCurrencies.Find(state, command.To).TryGet(out var to, out refusal))
        {
            return refusal;
        }

        Member? member = null;
        if (command.Member is { } selector && !MemberLookup.Find(state, selector, command.PartnerNo).TryGet(out member, out refusal))
        {
            return refusal;
        }

        if (from.No == to.No)
        {
            return new Refusal(Reason.RouteNotFound, "There is no route from a currency to itself; points are given to another member with GivePoints.");
        }

        if (!Way.Find(state, from.No, to.No, moment.NowMicros).TryGet(out var way, out refusal) ||
            !ExchangePricing.Price(way, command.Points, moment.NowMicros, ExchangeTallies.BonusLeft(state, way.First)).TryGet(out var priced, out refusal) ||
            !TermsFor(state, moment, way.Last).TryGet(out var terms, out refusal))
        {
            return refusal;
        }

        var renewed = TermsInForce.ExpiryDay(terms, moment.NowMicros);
        var offer = new Offer(
            command.PartnerNo, member?.No ?? 0, priced.Legs, terms.No, priced.Price, [], renewed, [], moment.NowMicros, 0)
        {
            AskedPoints = command.Points,
            ExpiryPolicy = way.Last.Rules.Expiry,
            CardNumber = command.Member?.CardNumber ?? "",
            IsNewDevice = command.IsNewDevice,
            Charges = ExchangeCharges.Of(priced, terms, command.PartnerNo),
        };
        if (member is null)
        {
            return ExchangeSides.Of(state, moment, way, terms, 0).TryGet(out _, out refusal) ? Price(way, offer) : refusal;
        }

        return OfMember(state, moment, way, terms, offer, member, command.AccountName);
    }

    /// <summary>The terms under which the route's issuer issues the arriving points now.</summary>
    internal static Outcome<Terms> TermsFor(HubState state, Moment moment, Route route) =>
        state.Partners.Find(route.IssuerNo)?.State == PartnerState.Suspended
            ? new Refusal(Reason.PartnerSuspended, "The partner that issues the arriving points is suspended; it can't owe for new ones.")
            : TermsInForce.Find(state, route.IssuerNo, route.ToCurrencyNo, moment.NowMicros);

    /// <summary>Counts the exchange against its limits and writes the chain, then tests whether everybody may owe what they owe after it.</summary>
    internal static Outcome<long> Carry(HubState state, Moment moment, ChainHeader header, Way way, Terms terms, Offer offer)
    {
        if (ExchangeTallies.Take(state, offer.UseOn(moment.Today)) is { } exceeded)
        {
            return exceeded;
        }

        if (!ExchangeSides.Of(state, moment, way, terms, header.MemberNo).TryGet(out var sides, out var refusal) ||
            !Obligors.Before(state, moment, way.FromCurrencyNo, offer.Charges).TryGet(out var obligors, out refusal))
        {
            return refusal;
        }

        var written = ExchangeChain.Write(state, moment, header, sides, offer.Price, offer.ArrivalExpiresOn, offer.Charges);
        return written.Refusal is null && (sides.Obligations(state) ?? obligors.After()) is { } forbidden ? forbidden : written;
    }

    private static Outcome<Offer> OfMember(HubState state, Moment moment, Way way, Terms terms, Offer offer, Member member, string accountName)
    {
        if ((Eligibility.Check(state, moment, way, member) ?? Eligibility.CheckName(way, member, accountName)) is { } barred)
        {
            return barred;
        }

        var isFirst = ExchangeTallies.IsFirst(state, way.FromCurrencyNo, way.ToCurrencyNo, member.No);
        var wallet = state.Ledger.Account(PointsAccounts.Wallet(way.FromCurrencyNo, member.No));
        ImmutableArray<LeavingLot> lots =
        [
            .. from take in LotChoice.ToBurn(wallet, offer.Price.Points, moment.Today)
               select new LeavingLot(take.Lot.Seq, take.Lot.ExpiresOn, take.Points, take.Lot.TermsNo),
        ];
        var (undoMicros, undoReasons) = way.Undo(isFirst, offer.Price.Points, offer.IsNewDevice);
        offer = offer with
        {
            Lots = lots,
            // A brand that keeps its points says nothing of their days.
            ExpiryPolicy = lots.IsEmpty ? ArrivalExpiry.Renewed : offer.ExpiryPolicy,
            ArrivalExpiresOn = Offer.ExpiryDay(offer.ExpiryPolicy, lots, offer.ArrivalExpiresOn),
            BindsUntilMicros = moment.NowMicros + way.QuoteValidityMicros,
            UndoMicros = undoMicros,
            UndoReasons = undoReasons,
        };
        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = offer.PartnerNo, MemberNo = member.No, TermsNo = terms.No };
        return Carry(state, moment, header, way, terms, offer).TryGet(out var chainSeq, out var refusal)
            ? offer with { Money = ExchangeChain.MoneyOf(state.ReadChain(chainSeq)) }
            : refusal;
    }

    /// <summary>A price for a price list: what the rules say, without a member to whom it could be promised.</summary>
    private static Offer Price(Way way, Offer offer)
    {
        var rules = way.Routes.Select(route => route.Rules).ToList();
        List<Unpromised> not = [Unpromised.Lots, Unpromised.Money];
        Add(Unpromised.ExpiryDate, offer.ExpiryPolicy != ArrivalExpiry.Renewed);
        Add(Unpromised.Eligibility, rules.Exists(rule => rule.Eligibility != RouteEligibility.Everybody));
        Add(Unpromised.Limits, rules.Exists(rule => rule.Limits != RouteLimits.None));
        Add(Unpromised.BonusBudget, offer.Price.BonusPoints > 0 && way.First.Rules.Bonus is { BudgetPoints: > 0 });
        return offer with { NotPromised = [.. not.Order()] };

        void Add(Unpromised what, bool isOpen)
        {
            if (isOpen)
            {
                not.Add(what);
            }
        }
    }
}
