using System.Collections.Immutable;
using System.Globalization;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Points;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>An offer as the contract says it, and back again when the quote is accepted.</summary>
internal static class QuoteMessages
{
    private const string DateFormat = "yyyy-MM-dd";

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
            ExpiryDate = PointsAnswers.LastDay(offer.ExpiresOn),
            QuotedTime = PointsAnswers.Time(offer.QuotedMicros),
            ExpiresTime = PointsAnswers.Time(offer.BindsUntilMicros),
        };
        quote.Lots.AddRange(offer.Lots.Select(lot => new QuotedLot
        {
            LotSeq = lot.LotSeq,
            Points = lot.Points,
            ExpiryDate = PointsAnswers.LastDay(lot.ExpiresOn),
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
        [.. quote.Lots.Select(lot => new LeavingLot(lot.LotSeq, ExpiryDay(lot.ExpiryDate), lot.Points))],
        ExpiryDay(quote.ExpiryDate),
        [.. quote.Money.Select(money => new PositionMoney((int)Number(Partner.IdPrefix, money.PartnerId), money.OwedMicros, money.DueMicros))],
        Micros(quote.QuotedTime),
        Micros(quote.ExpiresTime));

    private static long Number(string prefix, string id) =>
        OpaqueId.TryParse(prefix, id, out var number) ? number : throw new FormatException($"A signed quote holds '{id}', which is no id of {prefix}.");

    /// <summary>The first day on which points can't be burnt any more, given the last on which they can.</summary>
    private static int ExpiryDay(string lastDay) => lastDay.Length == 0
        ? Lot.Never
        : DateOnly.ParseExact(lastDay, DateFormat, CultureInfo.InvariantCulture).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + 1;

    private static long Micros(Timestamp time) => time.Seconds * 1_000_000 + time.Nanos / 1000;
}
