using System.Collections.Immutable;
using System.Numerics;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using ArrivalExpiry = CoalitionHub.Core.Exchanges.ArrivalExpiry;
using ChargeKind = CoalitionHub.Core.Exchanges.ChargeKind;
using CoreRoute = CoalitionHub.Core.Exchanges.Route;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>An offer as the contract says it, and back again when the quote is accepted.</summary>
internal static class QuoteMessages
{
    /// <summary>The quote, unsigned. For the writer's thread.</summary>
    public static Quote Of(HubState state, Moment moment, Offer offer)
    {
        var view = StateView.OfDraft(state);
        var quote = new Quote
        {
            QuoteId = moment.RequestId.ToString("D"),
            PartnerId = view.PartnerId(offer.PartnerNo),
            MemberId = offer.MemberNo == 0 ? "" : view.MemberId(offer.MemberNo),
            RouteId = view.Route(offer.RouteNo).Id,
            TermsId = view.TermsId(offer.TermsNo),
            FromCurrencyCode = view.CurrencyCode(offer.Legs[0].FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(offer.Legs[^1].ToCurrencyNo),
            AskedPoints = offer.AskedPoints,
            PointsOut = offer.Price.Points,
            RoundingReason = RoundingReason(view, offer),
            FeePoints = offer.Price.FeePoints,
            ResiduePoints = offer.Price.ResiduePoints,
            PointsIn = offer.Price.ArrivingPoints,
            BonusPoints = offer.Price.BonusPoints,
            Rate = RateOf(offer.Legs.Select(leg => view.Route(leg.RouteNo))),
            ExpiryDate = ContractTimes.LastDay(offer.ArrivalExpiresOn),
            // The contract's policies are the core's.
            ExpiryPolicy = (Protos.Exchanges.V1.ArrivalExpiry)offer.ExpiryPolicy,
            QuotedTime = ContractTimes.Time(offer.QuotedMicros),
            ExpiresTime = ContractTimes.OptionalTime(offer.BindsUntilMicros),
            CardNumber = offer.CardNumber,
            NewDevice = offer.IsNewDevice,
            UndoWindow = offer.UndoMicros == 0 ? null : Duration.FromTimeSpan(TimeSpan.FromMicroseconds(offer.UndoMicros)),
        };
        quote.Legs.AddRange(offer.Legs.Select(leg => LegOf(view, leg)));
        quote.Lots.AddRange(offer.Lots.Select(lot => new QuotedLot
        {
            LotSeq = lot.LotSeq,
            Points = lot.Points,
            ExpiryDate = ContractTimes.LastDay(lot.ExpiresOn),
            TermsId = view.TermsId(lot.TermsNo),
        }));
        quote.Money.AddRange(offer.Money.Select(money => new QuotedMoney
        {
            PartnerId = view.PartnerId(money.PartnerNo),
            OwedMicros = money.OwedMicros,
            DueMicros = money.DueMicros,
        }));
        quote.Charges.AddRange(offer.Charges.Select(charge => new QuotedCharge
        {
            // The contract's kinds are the core's.
            Kind = (Protos.Exchanges.V1.ChargeKind)charge.Kind,
            PayerPartnerId = view.PartnerId(charge.PayerNo),
            PayeePartnerId = charge.PayeeNo == 0 ? "" : view.PartnerId(charge.PayeeNo),
            Micros = charge.Micros,
        }));
        quote.UndoReasons.AddRange(offer.UndoReasons.Select(reason => (Protos.Exchanges.V1.UndoReason)reason));
        quote.NotPromised.AddRange(offer.NotPromised.Select(caveat => (QuoteCaveat)caveat));
        return quote;
    }

    /// <summary>What a quote that we signed promises.</summary>
    /// <param name="state">Where the routes are; any thread, since what a quote names was committed before it.</param>
    /// <param name="quote">The quote.</param>
    /// <exception cref="FormatException">It isn't one of ours after all.</exception>
    public static Offer OfferIn(HubState state, Quote quote) => new(
        (int)Number(Partner.IdPrefix, quote.PartnerId),
        Number(Member.IdPrefix, quote.MemberId),
        [.. quote.Legs.Select(leg => LegIn(state, leg))],
        (int)Number(Terms.IdPrefix, quote.TermsId),
        new ExchangePrice(quote.PointsOut, quote.FeePoints, quote.ResiduePoints, quote.PointsIn) { BonusPoints = quote.BonusPoints },
        [.. quote.Lots.Select(lot => new LeavingLot(lot.LotSeq, ContractTimes.ExpiryDay(lot.ExpiryDate), lot.Points, (int)Number(Terms.IdPrefix, lot.TermsId)))],
        ContractTimes.ExpiryDay(quote.ExpiryDate),
        [.. quote.Money.Select(money => new PositionMoney((int)Number(Partner.IdPrefix, money.PartnerId), money.OwedMicros, money.DueMicros))],
        ContractTimes.Micros(quote.QuotedTime),
        ContractTimes.Micros(quote.ExpiresTime))
    {
        AskedPoints = quote.AskedPoints,
        ExpiryPolicy = (ArrivalExpiry)quote.ExpiryPolicy,
        CardNumber = quote.CardNumber,
        IsNewDevice = quote.NewDevice,
        UndoMicros = quote.UndoWindow is { } window ? (long)window.ToTimeSpan().TotalMicroseconds : 0,
        UndoReasons = [.. quote.UndoReasons.Select(reason => (Core.Exchanges.UndoReason)reason)],
        Charges =
        [
            .. quote.Charges.Select(charge => new Charge(
                (ChargeKind)charge.Kind,
                (int)Number(Partner.IdPrefix, charge.PayerPartnerId),
                charge.PayeePartnerId.Length == 0 ? 0 : (int)Number(Partner.IdPrefix, charge.PayeePartnerId),
                charge.Micros)),
        ],
    };

    private static QuotedLeg LegOf(StateView view, OfferLeg leg)
    {
        var route = view.Route(leg.RouteNo);
        return new QuotedLeg
        {
            RouteId = route.Id,
            FromCurrencyCode = view.CurrencyCode(leg.FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(leg.ToCurrencyNo),
            Rate = RouteMessages.Said(route.Rate),
            ExactPointsOut = leg.Out,
            ExactFeePoints = leg.Fee,
            ExactPointsIn = leg.In,
            CountedPoints = leg.CountedPoints,
        };
    }

    private static OfferLeg LegIn(HubState state, QuotedLeg leg)
    {
        var routeNo = (int)Number(CoreRoute.IdPrefix, leg.RouteId);
        return state.Routes.TryGetCommitted(routeNo, out var route)
            ? new OfferLeg(routeNo, route.FromCurrencyNo, route.ToCurrencyNo, leg.ExactPointsOut, leg.ExactFeePoints, leg.ExactPointsIn, leg.CountedPoints)
            : throw new FormatException($"A signed quote names route {leg.RouteId}, which isn't there.");
    }

    private static string RoundingReason(StateView view, Offer offer) => offer.AskedPoints == offer.Price.Points
        ? ""
        : $"{offer.AskedPoints} points are no multiple of the route's increment of {view.Route(offer.RouteNo).Increment}; {offer.Price.Points} leave, the rest stays.";

    /// <summary>The product of the legs' rates; null where a long can't hold it.</summary>
    private static Fraction? RateOf(IEnumerable<CoreRoute> routes)
    {
        var rates = routes.Select(route => route.Rate).ToList();
        if (rates is [var only])
        {
            return RouteMessages.Said(only);
        }

        var product = rates.Aggregate(Ratio.One, (all, rate) => all * Ratio.Of(rate));
        return BigInteger.Max(product.Numerator, product.Denominator) <= long.MaxValue
            ? new Fraction { Numerator = (long)product.Numerator, Denominator = (long)product.Denominator }
            : null;
    }

    private static long Number(string prefix, string id) =>
        OpaqueId.TryParse(prefix, id, out var number) ? number : throw new FormatException($"A signed quote holds '{id}', which is no id of {prefix}.");
}
