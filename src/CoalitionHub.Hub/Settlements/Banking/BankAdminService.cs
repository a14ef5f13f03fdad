using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using BankDetails = CoalitionHub.Core.Settlements.Banking.BankDetails;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>Bank accounts, payment files and what the bank reports.</summary>
internal sealed class BankAdminService(Calls calls, BankImporting importing) : V1.BankAdminService.BankAdminServiceBase
{
    public override Task<ProposeBankDetailsResponse> ProposeBankDetails(ProposeBankDetailsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, BankDetailsChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveBankDetailsResponse> ApproveBankDetails(ApproveBankDetailsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, BankDetailsChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectBankDetailsResponse> RejectBankDetails(RejectBankDetailsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, BankDetailsChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<MakePaymentFileResponse> MakePaymentFile(MakePaymentFileRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PaymentFiles.Prepare(request, Calls.CallerOf(context)));

    public override Task<ReleasePaymentFileResponse> ReleasePaymentFile(ReleasePaymentFileRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PaymentFiles.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectPaymentFileResponse> RejectPaymentFile(RejectPaymentFileRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PaymentFiles.Prepare(request, Calls.CallerOf(context)));

    public override Task<CancelPaymentOrderResponse> CancelPaymentOrder(CancelPaymentOrderRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PaymentFiles.Prepare(request, Calls.CallerOf(context)));

    public override Task<ImportBankStatementResponse> ImportBankStatement(ImportBankStatementRequest request, ServerCallContext context) =>
        importing.Run(request, context);

    public override Task<ListBankDetailsResponse> ListBankDetails(ListBankDetailsRequest request, ServerCallContext context)
    {
        var page = PageOf(request, checks => checks.State(request.State));
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (details, next) = page.Cut(
                from one in state.BankDetails.Committed
                where (request.State == BankDetailsState.Unspecified || (BankDetailsState)one.State == request.State) && (page.After is null || one.No < page.After)
                orderby one.No descending
                select one,
                one => one.No);
            var response = new ListBankDetailsResponse { NextPageToken = next };
            response.BankDetails.AddRange(details.Select(one => BankMessages.Of(
                StateView.OfCommitted(state), one, BankDetails.InForce(state.BankDetails.Committed, one.PartnerNo)?.No == one.No)));
            return (Outcome<ListBankDetailsResponse>)response;
        }));
    }

    public override Task<ListPaymentOrdersResponse> ListPaymentOrders(ListPaymentOrdersRequest request, ServerCallContext context)
    {
        var page = PageOf(request, checks => checks.State(request.State));
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (orders, next) = page.Cut(
                from order in state.PaymentOrders.Committed
                where (request.State == PaymentOrderState.Unspecified || (PaymentOrderState)order.State == request.State) && (page.After is null || order.No < page.After)
                orderby order.No descending
                select order,
                order => order.No);
            var response = new ListPaymentOrdersResponse { NextPageToken = next };
            response.Orders.AddRange(orders.Select(order => BankMessages.Of(StateView.OfCommitted(state), order)));
            return (Outcome<ListPaymentOrdersResponse>)response;
        }));
    }

    public override Task<ListBankEntriesResponse> ListBankEntries(ListBankEntriesRequest request, ServerCallContext context)
    {
        var page = PageOf(request, checks =>
        {
            if (!Enum.IsDefined(request.Verdict))
            {
                checks.Add(Reason.FieldInvalid, "verdict", $"must be left out, or one of {string.Join(", ", Enum.GetNames<BankEntryVerdict>().Skip(1))}.");
            }
        });
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (entries, next) = page.Cut(
                from entry in state.BankEntries.Committed
                where (request.Verdict == BankEntryVerdict.Unspecified || (BankEntryVerdict)entry.Verdict == request.Verdict) && (page.After is null || entry.No < page.After)
                orderby entry.No descending
                select entry,
                entry => entry.No);
            var response = new ListBankEntriesResponse { NextPageToken = next };
            response.Entries.AddRange(entries.Select(entry => BankMessages.Of(StateView.OfCommitted(state), entry)));
            return (Outcome<ListBankEntriesResponse>)response;
        }));
    }

    private static Page PageOf(Google.Protobuf.IMessage request, Action<FieldChecks> check)
    {
        var checks = new FieldChecks();
        check(checks);
        var page = Page.Of(request, checks);
        return checks.Refusal is { } refusal ? throw new RefusalException(refusal) : page;
    }
}
