using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Points;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;
using Route = CoalitionHub.Protos.Exchanges.V1.Route;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>How exchanges and routes are said in the contract.</summary>
internal static class ExchangeMessages
{
    public static Exchange Of(StateView view, Core.Exchanges.Exchange exchange)
    {
        var route = view.Route(exchange.RouteNo);
        return new Exchange
        {
            ExchangeId = exchange.Id,
            MemberId = view.MemberId(exchange.MemberNo),
            RouteId = route.Id,
            // The contract's states have the core's numbers.
            State = (ExchangeState)exchange.State,
            FromCurrencyCode = view.CurrencyCode(route.FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(route.ToCurrencyNo),
            PointsOut = exchange.Points,
            FeePoints = exchange.FeePoints,
            ResiduePoints = exchange.ResiduePoints,
            PointsIn = exchange.ArrivingPoints,
            ExpiryDate = PointsAnswers.LastDay(exchange.ExpiresOn),
            AcceptedTime = PointsAnswers.Time(exchange.CreatedMicros),
            CompletedTime = exchange.CompletedMicros == 0 ? null : PointsAnswers.Time(exchange.CompletedMicros),
            Seq = exchange.ChainSeq,
        };
    }

    public static Route Of(StateView view, Core.Exchanges.Route route) => new()
    {
        RouteId = route.Id,
        Terms = new RouteTerms
        {
            FromCurrencyCode = view.CurrencyCode(route.FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(route.ToCurrencyNo),
            IssuerPartnerId = view.Partner(route.IssuerNo).Id,
            Rate = Said(route.Rate),
            Fee = route.Fee.IsZero ? null : Said(route.Fee),
            MinimumPoints = route.Minimum,
            MaximumPoints = route.Maximum,
            IncrementPoints = route.Increment,
            QuoteValidity = Duration.FromTimeSpan(TimeSpan.FromMicroseconds(route.QuoteValidityMicros)),
        },
        EffectiveTime = route.EffectiveMicros == 0 ? null : PointsAnswers.Time(route.EffectiveMicros),
        // The contract's states have the core's numbers.
        State = (RouteState)route.State,
        ProposedBy = view.PersonId(route.ProposedBy),
        ProposedTime = PointsAnswers.Time(route.CreatedMicros),
        DecidedBy = view.PersonId(route.DecidedBy),
        DecidedTime = route.DecidedMicros == 0 ? null : PointsAnswers.Time(route.DecidedMicros),
    };

    private static Fraction Said(Core.Amounts.Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };
}
