using System.Globalization;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Protos.Settlements.V1;
using MakePaymentFile = CoalitionHub.Core.Settlements.Files.MakePaymentFile;
using SettlementFile = CoalitionHub.Core.Settlements.Files.SettlementFile;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>Payment files: made by one person, released or rejected by another; and orders that the bank didn't carry out.</summary>
internal static class PaymentFiles
{
    private const int MaxReason = 500;
    private const int MaxEndToEndId = 35;

    public static Outcome<Decide<MakePaymentFileResponse>> Prepare(MakePaymentFileRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var day = ExecutionDay(checks, request.ExecutionDate);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<MakePaymentFileResponse>)((state, moment) =>
        {
            var view = StateView.OfDraft(state);
            var command = new MakePaymentFileCommand(windowNo, day, instruction => PainWriter.Write(instruction, view.SettlementMoney()), caller.StaffNo);
            if (!MakePaymentFile.Decide(state, moment, command).TryGet(out var made, out var refused))
            {
                return refused;
            }

            var response = new MakePaymentFileResponse { File = FileMessages.Of(view, made.File) };
            response.Orders.AddRange(
                from order in view.All(state.PaymentOrders)
                where order.FileNo == made.File.No
                orderby order.No
                select BankMessages.Of(view, order));
            response.LeftOutPartnerIds.AddRange(made.LeftOut.Select(partnerNo => view.PartnerId(partnerNo)));
            return response;
        });
    }

    public static Outcome<Decide<ReleasePaymentFileResponse>> Prepare(ReleasePaymentFileRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var fileNo = checks.Id("file_id", SettlementFile.IdPrefix, request.FileId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ReleasePaymentFileResponse>)((state, moment) => PaymentFileDecisions.Release(state, moment, fileNo, caller.StaffNo).TryGet(out var file, out var refused)
            ? new ReleasePaymentFileResponse { File = FileMessages.Of(StateView.OfDraft(state), file) }
            : refused);
    }

    public static Outcome<Decide<RejectPaymentFileResponse>> Prepare(RejectPaymentFileRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var fileNo = checks.Id("file_id", SettlementFile.IdPrefix, request.FileId);
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectPaymentFileResponse>)((state, moment) => PaymentFileDecisions.Reject(state, moment, fileNo, caller.StaffNo, why).TryGet(out var file, out var refused)
            ? new RejectPaymentFileResponse { File = FileMessages.Of(StateView.OfDraft(state), file) }
            : refused);
    }

    public static Outcome<Decide<CancelPaymentOrderResponse>> Prepare(CancelPaymentOrderRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var endToEndId = checks.Text("end_to_end_id", request.EndToEndId, MaxEndToEndId);
        var why = checks.Text("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CancelPaymentOrderResponse>)((state, moment) => PaymentFileDecisions.Cancel(state, moment, endToEndId, caller.StaffNo, why).TryGet(out var order, out var refused)
            ? new CancelPaymentOrderResponse { Order = BankMessages.Of(StateView.OfDraft(state), order) }
            : refused);
    }

    /// <summary>Days since the Unix epoch; 0 for none.</summary>
    private static int ExecutionDay(FieldChecks checks, string date)
    {
        if (date.Length == 0)
        {
            return 0;
        }

        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > epoch)
        {
            return day.DayNumber - epoch.DayNumber;
        }

        checks.Add(Reason.FieldInvalid, "execution_date", "must be a date, YYYY-MM-DD, not before today.");
        return 0;
    }
}
