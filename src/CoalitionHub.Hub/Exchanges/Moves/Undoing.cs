using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Cancelling an exchange in time, and reversing it afterwards.</summary>
internal static class Undoing
{
    private const int MaxReason = 200;

    public static Outcome<Decide<CancelExchangeResponse>> Prepare(CancelExchangeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CancelExchangeResponse>)((state, moment) =>
            CancelExchange.Decide(state, moment, caller.PartnerNo, no, caller.Subject, why).TryGet(out var exchange, out var refused)
                ? new CancelExchangeResponse { Exchange = ExchangeMessages.Of(StateView.OfDraft(state), exchange) }
                : refused);
    }

    public static Outcome<Decide<ReverseExchangeResponse>> Prepare(ReverseExchangeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new ReverseExchangeCommand(
            caller.PartnerNo,
            checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId),
            Points(checks, request.Points),
            caller.Subject,
            checks.OptionalText("reason", request.Reason, MaxReason));
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ReverseExchangeResponse>)((state, moment) => ReverseExchange.Decide(state, moment, command).TryGet(out var exchange, out var refused)
            ? new ReverseExchangeResponse { Exchange = ExchangeMessages.Of(StateView.OfDraft(state), exchange) }
            : refused);
    }

    /// <summary>0 stands for all that remain.</summary>
    private static long Points(FieldChecks checks, long points)
    {
        if (points < 0)
        {
            checks.Add(Reason.AmountNegative, "points", $"is {points}; must be 1 or more, or 0 for all that remain.");
        }
        else if (points > AmountLimits.MaxPoints)
        {
            checks.Add(Reason.AmountTooLarge, "points", $"is {points}, at most {AmountLimits.MaxPoints} are moved at once.");
        }

        return points;
    }
}
