using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of bank details, payment orders and movements.</summary>
internal static class BankSheets
{
    public static Sheet Of(IEnumerable<BankDetails> details) => Sheet.List(
        "Bank details",
        details,
        Sheet.Column<BankDetails>("id", one => one.BankDetailsId),
        Sheet.Column<BankDetails>("of", one => one.PartnerId.Length == 0 ? "the coalition" : one.PartnerId),
        Sheet.Column<BankDetails>("state", one => one.InForce ? "in force" : Words.Of(one.State)),
        Sheet.Column<BankDetails>("holder", one => one.Account.HolderName),
        Sheet.Column<BankDetails>("account", one => one.Account.Iban.Length > 0 ? one.Account.Iban : one.Account.AccountNumber),
        Sheet.Column<BankDetails>("BIC", one => one.Account.Bic),
        Sheet.Column<BankDetails>("proposed by", one => one.ProposedBy),
        Sheet.Column<BankDetails>("decided by", one => one.DecidedBy));

    public static Sheet Step(string bankDetailsId, BankDetailsState state) =>
        Sheet.Facts("Bank details", ("id", bankDetailsId), ("state", Words.Of(state)));

    public static Sheet Of(IEnumerable<PaymentOrder> orders) => Sheet.List(
        "Payment orders",
        orders,
        Sheet.Column<PaymentOrder>("end-to-end id", order => order.EndToEndId),
        Sheet.Column<PaymentOrder>("state", order => Words.Of(order.State)),
        Sheet.Column<PaymentOrder>("partner", order => order.PartnerId),
        Sheet.Number<PaymentOrder>("amount", order => Words.Of(order.Amount)),
        Sheet.Column<PaymentOrder>("window", order => order.WindowId),
        Sheet.Column<PaymentOrder>("file", order => order.FileId));

    public static Sheet Of(IEnumerable<BankEntry> entries) => Sheet.List(
        "Movements",
        entries,
        Sheet.Column<BankEntry>("statement", entry => entry.StatementId),
        Sheet.Column<BankEntry>("entry", entry => entry.DetailNumber == 0 ? entry.EntryReference : $"{entry.EntryReference} ({entry.DetailNumber})"),
        Sheet.Column<BankEntry>("verdict", entry => Words.Of(entry.Verdict)),
        Sheet.Column<BankEntry>("direction", entry => Words.Of(entry.Direction)),
        Sheet.Number<BankEntry>("amount", entry => Words.Of(entry.Amount)),
        Sheet.Column<BankEntry>("reference", entry => entry.Reference),
        Sheet.Column<BankEntry>("partner", entry => entry.PartnerId),
        Sheet.Column<BankEntry>("why not", entry => entry.Explanation));

    public static Sheet Of(IEnumerable<UnpaidPayment> unpaid) => Sheet.List(
        "Still unpaid",
        unpaid,
        Sheet.Column<UnpaidPayment>("window", payment => payment.WindowId),
        Sheet.Column<UnpaidPayment>("partner", payment => payment.PartnerId),
        Sheet.Column<UnpaidPayment>("who pays", payment => Words.Of(payment.Direction)),
        Sheet.Number<UnpaidPayment>("outstanding", payment => Words.Of(payment.Outstanding)),
        Sheet.Column<UnpaidPayment>("reference", payment => payment.Reference));
}
