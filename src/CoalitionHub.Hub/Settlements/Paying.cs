using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Recording a payment that the bank confirmed.</summary>
internal static class Paying
{
    private const int MaxBankReference = 64;

    public static Outcome<Decide<RecordPaymentResponse>> Prepare(RecordPaymentRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var partnerNo = checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        checks.Known("direction", request.Direction);
        // A window's net may be far more than any call of a till.
        var amount = checks.Money("amount", request.Amount, mostMicros: AmountLimits.MaxMicros);
        var bankReference = checks.Text("bank_reference", request.BankReference, MaxBankReference);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new RecordPaymentCommand(
            new PartKey(windowNo, partnerNo), request.Direction == PaymentDirection.Received, amount, bankReference, caller.StaffNo);
        return (Decide<RecordPaymentResponse>)((state, moment) =>
        {
            if (!RecordPayment.Decide(state, moment, command).TryGet(out var recorded, out var refused))
            {
                return refused;
            }

            var view = StateView.OfDraft(state);
            return new RecordPaymentResponse
            {
                Payment = WindowMessages.Of(view, recorded.Payment),
                Outstanding = WindowMessages.MoneyOf(view, command.IsReceived ? WindowParts.ToPayMinorUnits(recorded.Part) : WindowParts.ToReceiveMinorUnits(recorded.Part)),
                Window = WindowMessages.Whole(view, recorded.Window),
            };
        });
    }
}
