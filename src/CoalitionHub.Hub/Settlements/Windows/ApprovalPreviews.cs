using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;
using WindowState = CoalitionHub.Core.Settlements.WindowState;

namespace CoalitionHub.Hub.Settlements;

/// <summary>The dry run: approving is decided by the writer as it would be, its balances are read, and all of it is taken back.</summary>
internal static class ApprovalPreviews
{
    private static readonly AccountKind[] OfPartners = [AccountKind.Position, AccountKind.Payable, AccountKind.Receivable, AccountKind.Prefund];
    private static readonly AccountKind[] OfHub = [AccountKind.Fund, AccountKind.Fees, AccountKind.Breakage, AccountKind.Rounding, AccountKind.Bank];

    public static Outcome<Decide<PreviewApprovalResponse>> Prepare(PreviewApprovalRequest request)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        return checks.Refusal is { } refusal ? refusal : (Decide<PreviewApprovalResponse>)((state, moment) => Preview(state, moment, windowNo));
    }

    private static Outcome<PreviewApprovalResponse> Preview(HubState state, Moment moment, int windowNo)
    {
        var view = StateView.OfDraft(state);
        int[] partners = [.. view.All(state.WindowParts).Where(part => part.Key.WindowNo == windowNo).Select(part => part.Key.PartnerNo).Order()];
        var before = Balances(state, partners);
        var first = state.Ledger.NextSeq;
        var command = new ApproveWindowCommand(windowNo, WindowMessages.MicrosPerMinorUnit(view), 0) { IsTrial = true };
        if (!ApproveWindow.Decide(state, moment, command).TryGet(out var approved, out var refusal))
        {
            return refusal;
        }

        var after = Balances(state, partners);
        var preview = new ApprovalPreview { WindowId = approved.Id, Transfers = (int)(state.Ledger.NextSeq - first), Settles = approved.State == WindowState.Settled };
        preview.Partners.AddRange(partners.Select(partnerNo => new AccountsPreview
        {
            PartnerId = view.PartnerId(partnerNo),
            Position = Of(AccountKind.Position, partnerNo),
            Payable = Of(AccountKind.Payable, partnerNo),
            Receivable = Of(AccountKind.Receivable, partnerNo),
            Prefund = Of(AccountKind.Prefund, partnerNo),
        }));
        preview.Hub.AddRange(OfHub.Where(kind => before[(kind, 0)] != after[(kind, 0)]).Select(kind => Of(kind, 0)));
        return new PreviewApprovalResponse { Preview = preview };

        BalancePreview Of(AccountKind kind, int ownerNo) =>
            new() { Account = kind.ToString().ToLowerInvariant(), BeforeMicros = before[(kind, ownerNo)], AfterMicros = after[(kind, ownerNo)] };
    }

    private static Dictionary<(AccountKind Kind, int OwnerNo), long> Balances(HubState state, int[] partners) =>
        OfHub.Select(kind => (kind, OwnerNo: 0)).Concat(partners.SelectMany(partnerNo => OfPartners.Select(kind => (kind, OwnerNo: partnerNo))))
            .ToDictionary(one => one, one => state.Ledger.Account(AccountId.Of(one.kind, Currency.SettlementMoneyNo, one.OwnerNo)).Balance);
}
