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
        new StatementCommand(access),
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
        new Command("gl", "The journal by the general ledger's account codes.")
        {
            new ListLedgerCodesCommand(access),
            new SetLedgerCodeCommand(access),
            new ExportLedgerCommand(access),
        });
}
