using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Settlement windows, as finance people run them.</summary>
internal sealed class SettlementsAdminService(Calls calls, Calculating calculating, SettlementsStore store)
    : Protos.Settlements.V1.SettlementsAdminService.SettlementsAdminServiceBase
{
    public override Task<CloseWindowResponse> CloseWindow(CloseWindowRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Closing.Prepare(request, Calls.CallerOf(context)));

    public override async Task<CalculateWindowResponse> CalculateWindow(CalculateWindowRequest request, ServerCallContext context) =>
        await calls.Change(
            context, request.RequestId, request, await calculating.Prepare(request, Calls.CallerOf(context), context.CancellationToken));

    public override Task<ApproveWindowResponse> ApproveWindow(ApproveWindowRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Approving.Prepare(request, Calls.CallerOf(context)));

    public override Task<RecordPaymentResponse> RecordPayment(RecordPaymentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Paying.Prepare(request, Calls.CallerOf(context)));

    public override Task<AbortWindowResponse> AbortWindow(AbortWindowRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Aborting.Prepare(request, Calls.CallerOf(context)));

    public override Task<PreviewApprovalResponse> PreviewApproval(PreviewApprovalRequest request, ServerCallContext context) =>
        calls.Try(context, ApprovalPreviews.Prepare(request));

    public override Task<GetNettingResponse> GetNetting(GetNettingRequest request, ServerCallContext context)
    {
        var windowNo = Checked(checks => checks.IntId("window_id", Window.IdPrefix, request.WindowId));
        var matrix = calls.Read((state, _) => NettingMessages.Find(StateView.OfCommitted(state), windowNo));
        return Task.FromResult(new GetNettingResponse { Matrix = matrix });
    }

    public override async Task<GetWindowResponse> GetWindow(GetWindowRequest request, ServerCallContext context)
    {
        var windowNo = Checked(checks => checks.IntId("window_id", Window.IdPrefix, request.WindowId));
        var caller = Calls.CallerOf(context);
        var (message, isWhole) = calls.Read((state, _) => state.Windows.TryGetCommitted(windowNo, out var window)
            ? (Outcome<(Protos.Settlements.V1.Window, bool)>)(Seen(state, caller, window), StaffView.PartnerSeenBy(state, caller) == 0)
            : new Refusal(Reason.WindowNotFound, "There is no such window."));
        if (isWhole)
        {
            var changes = await store.ReadChanges(message.WindowId, context.CancellationToken);
            message.Changes.AddRange(changes.Select(WindowMessages.Of));
        }

        return new GetWindowResponse { Window = message };
    }

    public override Task<ListWindowsResponse> ListWindows(ListWindowsRequest request, ServerCallContext context)
    {
        var page = Checked(checks =>
        {
            checks.State(request.State);
            return Page.Of(request, checks);
        });
        var caller = Calls.CallerOf(context);
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (windows, next) = page.Cut(
                from window in state.Windows.Committed
                where (request.State == WindowState.Unspecified || (WindowState)window.State == request.State) && (page.After is null || window.No < page.After)
                orderby window.No descending
                select window,
                window => window.No);
            var response = new ListWindowsResponse { NextPageToken = next };
            response.Windows.AddRange(windows.Select(window => Seen(state, caller, window)));
            return (Outcome<ListWindowsResponse>)response;
        }));
    }

    public override Task<GetStatementResponse> GetStatement(GetStatementRequest request, ServerCallContext context)
    {
        var (windowNo, partnerNo) = Checked(checks => (
            checks.IntId("window_id", Window.IdPrefix, request.WindowId),
            checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId)));
        var caller = Calls.CallerOf(context);
        var statement = calls.Read((state, _) => StaffView.PartnerSeenBy(state, caller) is var own && own != 0 && own != partnerNo
            ? new Refusal(Reason.PartnerNotFound, "There is no such partner.")
            : PartnerStatements.Find(StateView.OfCommitted(state), windowNo, partnerNo));
        return Task.FromResult(new GetStatementResponse { Statement = statement });
    }

    private static Protos.Settlements.V1.Window Seen(HubState state, Caller caller, Window window)
    {
        var view = StateView.OfCommitted(state);
        var partnerNo = StaffView.PartnerSeenBy(state, caller);
        return partnerNo == 0 ? WindowMessages.Whole(view, window) : WindowMessages.ForPartner(view, window, partnerNo);
    }

    private static T Checked<T>(Func<FieldChecks, T> read)
    {
        var checks = new FieldChecks();
        var value = read(checks);
        return checks.Refusal is { } refusal ? throw new RefusalException(refusal) : value;
    }
}
