using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>How exchanges are said in the contract.</summary>
internal static class ExchangeMessages
{
    public static Exchange Of(StateView view, Core.Exchanges.Exchange exchange)
    {
        var route = view.Route(exchange.RouteNo);
        var said = new Exchange
        {
            ExchangeId = exchange.Id,
            MemberId = view.MemberId(exchange.MemberNo),
            RouteId = route.Id,
            // The contract's states have the core's numbers.
            State = (ExchangeState)exchange.State,
            FromCurrencyCode = view.CurrencyCode(exchange.FromCurrencyNo),
            ToCurrencyCode = view.CurrencyCode(exchange.ToCurrencyNo),
            PointsOut = exchange.Points,
            FeePoints = exchange.FeePoints,
            ResiduePoints = exchange.ResiduePoints,
            PointsIn = exchange.ArrivingPoints,
            ExpiryDate = ContractTimes.LastDay(exchange.ExpiresOn),
            AcceptedTime = ContractTimes.Time(exchange.CreatedMicros),
            CompletedTime = ContractTimes.OptionalTime(exchange.CompletedMicros),
            Seq = exchange.ChainSeq,
            UndoUntilTime = ContractTimes.OptionalTime(exchange.UndoUntilMicros),
            ReversedPoints = exchange.ReversedPoints,
            ReversedPointsIn = exchange.ReversedArrivingPoints,
        };
        // The contract's reasons have the core's numbers.
        said.UndoReasons.AddRange(exchange.Plan.UndoReasons.Select(reason => (UndoReason)reason));
        return said;
    }
}
