using System.Collections.Frozen;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;
using static CoalitionHub.Core.Staff.Roles;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>
/// What every method of every service needs: the same as its comment in the contract says, which a test compares. A method that
/// is not here is refused.
/// </summary>
internal static class AccessTable
{
    private const Roles Coalition = Operator | FinanceMaker | FinanceChecker | Auditor;
    private const Roles Everybody = Coalition | PartnerFinance;

    private static readonly FrozenDictionary<string, AccessRule> Rules = Build().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The full names of all methods that it knows.</summary>
    public static IEnumerable<string> Methods => Rules.Keys;

    /// <summary>What the method needs; null for one that nobody may call.</summary>
    /// <param name="method">Its full name: <c>/coalitionhub.points.v1.PointsService/Earn</c>.</param>
    public static AccessRule? Find(string method) => Rules.GetValueOrDefault(method);

    private static Dictionary<string, AccessRule> Build()
    {
        var rules = new Dictionary<string, AccessRule>();

        void Open(string service, params string[] methods) => Put(service, AccessRule.Open, methods);
        void Needs(string service, string scope, params string[] methods) => Put(service, new AccessRule(scope, None), methods);
        void NeedsOrFinance(string service, string scope, params string[] methods) => Put(service, new AccessRule(scope, PartnerFinance), methods);
        void Staff(string service, Roles roles, params string[] methods) => Put(service, new AccessRule(PartnerScopes.Staff, roles), methods);
        void Put(string service, AccessRule rule, string[] methods)
        {
            foreach (var method in methods)
            {
                rules.Add($"/{service}/{method}", rule);
            }
        }

        Open("grpc.health.v1.Health", "Check", "Watch");
        Open("grpc.reflection.v1.ServerReflection", "ServerReflectionInfo");
        Open("grpc.reflection.v1alpha.ServerReflection", "ServerReflectionInfo");
        Needs("coalitionhub.cluster.v1.RelayService", AccessRule.ClusterScope, "Relay");
        Needs("coalitionhub.cluster.v1.InstructionDeskService", "exchanges.instructions", "TakeInstructions", "AnswerInstruction", "LeaveInstructions");

        const string points = "coalitionhub.points.v1.PointsService";
        Needs(points, "points.earn", "Earn", "EarnMany", "PreviewEarn", "Reverse", "ReleasePending");
        Needs(points, "points.burn", "Burn", "AuthoriseBurn", "CaptureBurn", "VoidBurn");
        Needs(points, "points.read", "GetBalance", "ListStatement", "StreamEvents");
        const string pointsAdmin = "coalitionhub.points.v1.PointsAdminService";
        Staff(pointsAdmin, Operator | FinanceMaker, "ProposeAdjustment", "ImportOpeningBalances");
        Staff(pointsAdmin, FinanceChecker, "ApproveAdjustment", "RejectAdjustment");
        Staff(pointsAdmin, Coalition, "GetAdjustment", "ListAdjustments");

        Needs("coalitionhub.purchases.v1.PurchasesService", "purchases.read", "GetPurchase", "ListPurchases");

        const string members = "coalitionhub.members.v1.MembersService";
        Needs(members, "members.write", "EnrolMember", "LinkMember", "UnlinkMember", "ReplaceCard", "CreateProofSecret", "EraseMember");
        Needs(members, "members.read", "GetMember", "ExportMember");
        const string membersAdmin = "coalitionhub.members.v1.MembersAdminService";
        Staff(membersAdmin, Operator, "ProposeMerge");
        Staff(membersAdmin, Operator | FinanceChecker, "ApproveMerge", "RejectMerge");
        Staff(membersAdmin, Coalition, "InspectMember", "ListMerges");

        Needs("coalitionhub.programmes.v1.ProgrammesService", "partners.read", "GetCurrentTerms");
        Needs("coalitionhub.programmes.v1.ProgrammesService", "settlements.read", "ListOwnTerms");
        const string programmesAdmin = "coalitionhub.programmes.v1.ProgrammesAdminService";
        Staff(programmesAdmin, Operator | FinanceMaker, "ProposeTerms");
        Staff(programmesAdmin, FinanceChecker, "ApproveTerms", "RejectTerms");
        Staff(programmesAdmin, Coalition, "GetTerms", "ListTerms");

        const string exchanges = "coalitionhub.exchanges.v1.ExchangesService";
        Needs("coalitionhub.exchanges.v1.ExchangeInstructionsService", "exchanges.instructions", "FollowInstructions");
        const string gifts = "coalitionhub.exchanges.v1.GiftsService";
        Needs(gifts, "exchanges.write", "GivePoints", "CancelGift");
        Needs(gifts, "exchanges.read", "GetGift", "ListGifts");
        Needs(exchanges, "exchanges.write", "QuoteExchange", "AcceptExchange", "CancelExchange", "ReverseExchange");
        Needs(exchanges, "exchanges.read", "ListExchanges", "ListExchangeChanges", "CreateWatchToken");
        Put(exchanges, new AccessRule("exchanges.read", None) { IsForWatchers = true }, ["GetExchange", "WatchExchange"]);
        const string exchangesAdmin = "coalitionhub.exchanges.v1.ExchangesAdminService";
        Staff(exchangesAdmin, Operator | FinanceMaker, "ProposeRoute");
        Staff(exchangesAdmin, FinanceChecker, "ApproveRoute", "RejectRoute");
        Staff(exchangesAdmin, Coalition, "ListRoutes");

        const string resolutions = "coalitionhub.exchanges.v1.ExchangeResolutionsAdminService";
        Staff(resolutions, Coalition, "ListOpenExchanges", "InspectExchange", "ListResolutions", "ListCorrections");
        Staff(resolutions, FinanceMaker, "ProposeResolution");
        Staff(resolutions, FinanceChecker, "ApproveResolution", "RejectResolution");
        Staff(resolutions, FinanceMaker | FinanceChecker, "ProposeCorrection", "ApproveCorrection", "RejectCorrection");

        Needs("coalitionhub.settlements.v1.SettlementsService", "settlements.read",
            "ListOwnWindows", "GetOwnStatement", "StreamWindowTransactions", "GetWindowProof", "ListOwnFiles", "StreamOwnFile");
        Needs("coalitionhub.settlements.v1.ReconciliationService", "settlements.read", "GetTransactionDigests", "ListRangeTransactions");
        const string settlementsAdmin = "coalitionhub.settlements.v1.SettlementsAdminService";
        Staff(settlementsAdmin, FinanceMaker, "CloseWindow", "CalculateWindow", "RecordPayment");
        Staff(settlementsAdmin, FinanceChecker, "ApproveWindow", "AbortWindow");
        Staff(settlementsAdmin, Coalition, "PreviewApproval", "GetNetting");
        Staff(settlementsAdmin, Everybody, "GetWindow", "ListWindows", "GetStatement");
        const string disputes = "coalitionhub.settlements.v1.DisputesService";
        NeedsOrFinance(disputes, "settlements.write", "AgreeStatement", "RaiseDispute", "AddDisputeEvidence", "WithdrawDispute");
        Needs(disputes, "settlements.read", "ListOwnDisputes");
        const string disputesAdmin = "coalitionhub.settlements.v1.DisputesAdminService";
        Staff(disputesAdmin, FinanceMaker, "AnswerDispute");
        Staff(disputesAdmin, FinanceChecker, "ApproveDisputeOffer", "RejectDisputeOffer");
        Staff(disputesAdmin, Everybody, "ListDisputes");
        const string rulesAdmin = "coalitionhub.settlements.v1.SettlementRulesAdminService";
        Staff(rulesAdmin, FinanceMaker, "ProposeSettlementRules");
        Staff(rulesAdmin, FinanceChecker, "ApproveSettlementRules", "RejectSettlementRules");
        Staff(rulesAdmin, Coalition, "ListSettlementRules");
        const string adjustmentsAdmin = "coalitionhub.settlements.v1.SettlementAdjustmentsAdminService";
        Staff(adjustmentsAdmin, FinanceMaker, "ProposeSettlementAdjustment", "ProposeWriteOff", "ProposeAdjustmentReversal");
        Staff(adjustmentsAdmin, FinanceChecker, "ApproveSettlementAdjustment", "RejectSettlementAdjustment");
        Staff(adjustmentsAdmin, Coalition, "ListSettlementAdjustments");
        Needs("coalitionhub.settlements.v1.LiquidityService", "settlements.read", "GetOwnPosition", "WatchOwnPosition");
        const string liquidityAdmin = "coalitionhub.settlements.v1.LiquidityAdminService";
        Staff(liquidityAdmin, FinanceMaker, "ProposeLiquidityMovement");
        Staff(liquidityAdmin, FinanceChecker, "ApproveLiquidityMovement", "RejectLiquidityMovement");
        Staff(liquidityAdmin, Coalition, "ListLiquidityMovements");
        Staff(liquidityAdmin, Everybody, "ListPositions");

        Needs("coalitionhub.points.v1.PacksService", "settlements.read", "ListOwnPacks");
        const string packsAdmin = "coalitionhub.points.v1.PacksAdminService";
        Staff(packsAdmin, FinanceMaker, "ProposePack");
        Staff(packsAdmin, FinanceChecker, "ApprovePack", "RejectPack");
        Staff(packsAdmin, Everybody, "ListPacks");

        const string bankAdmin = "coalitionhub.settlements.v1.BankAdminService";
        Staff(bankAdmin, FinanceMaker, "ProposeBankDetails", "MakePaymentFile", "ImportBankStatement");
        Staff(bankAdmin, FinanceChecker, "ApproveBankDetails", "RejectBankDetails", "ReleasePaymentFile", "RejectPaymentFile", "CancelPaymentOrder");
        Staff(bankAdmin, FinanceMaker | FinanceChecker | Auditor, "ListBankDetails", "ListPaymentOrders", "ListBankEntries");
        const string filesAdmin = "coalitionhub.settlements.v1.FilesAdminService";
        Staff(filesAdmin, FinanceMaker, "MakePartnerFiles", "SetLedgerCode", "MakeLedgerExport");
        Staff(filesAdmin, Everybody, "ListSettlementFiles", "StreamSettlementFile");
        Staff(filesAdmin, Coalition, "ListLedgerCodes");

        Staff(
            "coalitionhub.settlements.v1.ReportsAdminService", Coalition,
            "GetPositionsReport", "GetAgeingReport", "GetLiabilityReport", "GetPointsReport", "GetBreakageReport", "GetRevenueReport");

        const string ledgerAdmin = "coalitionhub.ledger.v1.LedgerAdminService";
        Staff(ledgerAdmin, Coalition, "GetTrialBalance", "GetHead");
        Staff(ledgerAdmin, Operator | FinanceChecker | Auditor, "ListTransfers", "ListAccounts");

        Needs("coalitionhub.partners.v1.PartnersService", "partners.read", "GetOwnPartner");
        const string partnersAdmin = "coalitionhub.partners.v1.PartnersAdminService";
        Staff(partnersAdmin, Operator, "OnboardPartner", "SuspendPartner", "ResumePartner", "CreateCredential", "RetireCredential");
        Staff(partnersAdmin, Operator | Auditor, "ListCredentials");
        Staff(partnersAdmin, Coalition, "GetPartner", "ListPartners", "ListAlerts");

        const string staffAdmin = "coalitionhub.staff.v1.StaffAdminService";
        Staff(staffAdmin, Operator, "AddStaff", "ChangeRoles", "CreateStaffCredential", "RetireStaffCredential", "DeactivateStaff");
        Staff(staffAdmin, Operator | Auditor, "ListStaff");
        Staff(staffAdmin, Everybody, "GetMe");
        return rules;
    }
}
