using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary><c>settle …</c></summary>
internal static class SettleGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "settle",
        "Settlement windows: close, calculate, approve, pay; and the files that finance needs for it.",
        new ListWindowsCommand(access),
        new ShowWindowCommand(access),
        new CloseWindowCommand(access),
        new CalculateWindowCommand(access),
        new ApproveWindowCommand(access),
        new PreviewApprovalCommand(access),
        new NettingCommand(access),
        new AbortWindowCommand(access),
        new StatementCommand(access),
        new AgreeStatementCommand(access),
        new PayCommand(access),
        new ImportBankFileCommand(access),
        new ListBankEntriesCommand(access),
        new InvoiceCommand(access),
        new Command("pack", "Packs of points that prepaid partners buy ahead: proposed by one person, approved by another.")
        {
            new ListPacksCommand(access),
            new ProposePackCommand(access),
            new ApprovePackCommand(access),
            new RejectPackCommand(access),
        },
        new ListPositionsCommand(access),
        new Command("rules", "How the coalition settles: models, calendar, time limits. Proposed by one person, approved by another.")
        {
            new ListRulesCommand(access),
            new RulesTemplateCommand(access.Terminal),
            new ProposeRulesCommand(access),
            new ApproveRulesCommand(access),
            new RejectRulesCommand(access),
        },
        new Command("disputes", "What partners object to, and what the coalition answers.")
        {
            new ListDisputesCommand(access),
            new RaiseDisputeCommand(access),
            new AddDisputeEvidenceCommand(access),
            new WithdrawDisputeCommand(access),
            new AnswerDisputeCommand(access),
            new ApproveDisputeOfferCommand(access),
            new RejectDisputeOfferCommand(access),
        },
        new Command("adjust", "Amounts in the open window, and write-offs of what is unpaid: proposed by one person, booked when another approves.")
        {
            new ListSettlementAdjustmentsCommand(access),
            new ProposeSettlementAdjustmentCommand(access),
            new ProposeWriteOffCommand(access),
            new ProposeAdjustmentReversalCommand(access),
            new ApproveSettlementAdjustmentCommand(access),
            new RejectSettlementAdjustmentCommand(access),
        },
        new Command("liquidity", "Deposits and withdrawals: proposed by one person, booked when another approves.")
        {
            new ListLiquidityMovementsCommand(access),
            new ProposeLiquidityMovementCommand(access),
            new ApproveLiquidityMovementCommand(access),
            new RejectLiquidityMovementCommand(access),
        },
        new Command("files", "Statements, invoices and other files: made once, then the same for ever.")
        {
            new MakeFilesCommand(access),
            new ListFilesCommand(access),
            new GetFileCommand(access),
        },
        new Command("bank", "Bank accounts of the coalition and of partners: proposed by one person, approved by another.")
        {
            new ListBankDetailsCommand(access),
            new ProposeBankDetailsCommand(access),
            new ApproveBankDetailsCommand(access),
            new RejectBankDetailsCommand(access),
        },
        new Command("pain", "Payment files for the coalition's bank: made by one person, released by another.")
        {
            new MakePaymentFileCommand(access),
            new ReleasePaymentFileCommand(access),
            new RejectPaymentFileCommand(access),
            new ListPaymentOrdersCommand(access),
            new CancelPaymentOrderCommand(access),
        },
        new Command("report", "Figures for finance, each of which can be worked out again from the journal.")
        {
            new PositionsReportCommand(access),
            new AgeingReportCommand(access),
            new LiabilityReportCommand(access),
            new PointsReportCommand(access),
            new BreakageReportCommand(access),
            new RevenueReportCommand(access),
        },
        new Command("gl", "The journal by the general ledger's account codes.")
        {
            new ListLedgerCodesCommand(access),
            new SetLedgerCodeCommand(access),
            new ExportLedgerCommand(access),
        });
}
