using CoalitionHub.Hub.Outcomes;
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
            ExpiryDate = ContractTimes.LastDay(exchange.ExpiresOn),
            AcceptedTime = ContractTimes.Time(exchange.CreatedMicros),
            CompletedTime = ContractTimes.OptionalTime(exchange.CompletedMicros),
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
        EffectiveTime = ContractTimes.OptionalTime(route.EffectiveMicros),
        // The contract's states have the core's numbers.
        State = (RouteState)route.State,
        ProposedBy = view.PersonId(route.ProposedBy),
        ProposedTime = ContractTimes.Time(route.CreatedMicros),
        DecidedBy = view.PersonId(route.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(route.DecidedMicros),
    };

    private static Fraction Said(Core.Amounts.Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };
}
