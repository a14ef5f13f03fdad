using System.Collections.Immutable;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>An offer as the contract says it, and back again when the quote is accepted.</summary>
internal static class QuoteMessages
{
    /// <summary>The quote, unsigned. For the writer's thread.</summary>
    public static Quote Of(HubState state, Moment moment, Offer offer)
    {
        var view = StateView.OfDraft(state);
        var route = view.Route(offer.RouteNo);
        var quote = new Quote
        {
            QuoteId = moment.RequestId.ToString("D"),
            PartnerId = view.Partner(offer.PartnerNo).Id,
            MemberId = view.MemberId(offer.MemberNo),
            RouteId = route.Id,
            TermsId = view.Terms(offer.TermsNo).Id,
            FromCurrencyCode = view.CurrencyCode(route.FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(route.ToCurrencyNo),
            PointsOut = offer.Price.Points,
            FeePoints = offer.Price.FeePoints,
            ResiduePoints = offer.Price.ResiduePoints,
            PointsIn = offer.Price.ArrivingPoints,
            Rate = new Fraction { Numerator = route.Rate.Numerator, Denominator = route.Rate.Denominator },
            ExpiryDate = ContractTimes.LastDay(offer.ExpiresOn),
            QuotedTime = ContractTimes.Time(offer.QuotedMicros),
            ExpiresTime = ContractTimes.Time(offer.BindsUntilMicros),
        };
        quote.Lots.AddRange(offer.Lots.Select(lot => new QuotedLot
        {
            LotSeq = lot.LotSeq,
            Points = lot.Points,
            ExpiryDate = ContractTimes.LastDay(lot.ExpiresOn),
        }));
        quote.Money.AddRange(offer.Money.Select(money => new QuotedMoney
        {
            PartnerId = view.Partner(money.PartnerNo).Id,
            OwedMicros = money.OwedMicros,
            DueMicros = money.DueMicros,
        }));
        return quote;
    }

    /// <summary>What a quote that we signed promises.</summary>
    /// <exception cref="FormatException">It isn't one of ours after all.</exception>
    public static Offer OfferIn(Quote quote) => new(
        (int)Number(Partner.IdPrefix, quote.PartnerId),
        Number("mbr", quote.MemberId),
        (int)Number(Core.Exchanges.Route.IdPrefix, quote.RouteId),
        (int)Number("trm", quote.TermsId),
        new ExchangePrice(quote.PointsOut, quote.FeePoints, quote.ResiduePoints, quote.PointsIn),
        [.. quote.Lots.Select(lot => new LeavingLot(lot.LotSeq, ContractTimes.ExpiryDay(lot.ExpiryDate), lot.Points))],
        ContractTimes.ExpiryDay(quote.ExpiryDate),
        [.. quote.Money.Select(money => new PositionMoney((int)Number(Partner.IdPrefix, money.PartnerId), money.OwedMicros, money.DueMicros))],
        ContractTimes.Micros(quote.QuotedTime),
        ContractTimes.Micros(quote.ExpiresTime));

    private static long Number(string prefix, string id) =>
        OpaqueId.TryParse(prefix, id, out var number) ? number : throw new FormatException($"A signed quote holds '{id}', which is no id of {prefix}.");
}
