using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of files, invoices and codes.</summary>
internal static class FileSheets
{
    public static Sheet Of(IEnumerable<SettlementFile> files) => Sheet.List(
        "Files",
        files,
        Sheet.Column<SettlementFile>("id", file => file.FileId),
        Sheet.Column<SettlementFile>("number", file => file.DocumentNumber),
        Sheet.Column<SettlementFile>("kind", file => Words.Of(file.Kind)),
        Sheet.Column<SettlementFile>("state", file => Words.Of(file.State)),
        Sheet.Column<SettlementFile>("window", file => file.WindowId),
        Sheet.Column<SettlementFile>("partner", file => file.PartnerId),
        Sheet.Column<SettlementFile>("name", file => file.FileName),
        Sheet.Number<SettlementFile>("bytes", file => Words.Of(file.Length)),
        Sheet.Column<SettlementFile>("SHA-256", file => file.Sha256));

    public static IReadOnlyList<Sheet> Of(Invoice invoice) =>
    [
        Sheet.Facts(
            invoice.DocumentNumber,
            ("kind", Words.Of(invoice.Kind)),
            ("issued", Words.Of(invoice.IssuedTime)),
            ("by", invoice.IssuerName),
            ("VAT number", invoice.IssuerVatNumber),
            ("to", $"{invoice.PartnerName} ({invoice.PartnerCode})"),
            ("for", $"{Words.Of(invoice.OpenedTime)} to {Words.Of(invoice.ClosedTime)}"),
            ("window", invoice.WindowId)),
        Sheet.List(
            "Lines",
            invoice.Lines,
            Sheet.Column<InvoiceLine>("what", line => Words.Of(line.Kind)),
            Sheet.Column<InvoiceLine>("currency", line => line.PointsCurrencyCode),
            Sheet.Number<InvoiceLine>("points", line => Words.Of(line.Points)),
            Sheet.Column<InvoiceLine>("VAT", line => line.VatCategory),
            Sheet.Number<InvoiceLine>("charged", line => Words.OfMicros(line.ChargedMicros)),
            Sheet.Number<InvoiceLine>("credited", line => Words.OfMicros(line.CreditedMicros))),
        Sheet.List(
            "VAT in it",
            invoice.VatTotals,
            Sheet.Column<VatTotal>("class", total => total.VatCategory),
            Sheet.Number<VatTotal>("rate", total => Words.Of(total.Rate)),
            Sheet.Number<VatTotal>("gross", total => Words.OfMicros(total.GrossMicros)),
            Sheet.Number<VatTotal>("VAT", total => Words.Of(total.Vat))),
        Sheet.Facts(
            "",
            ("total", Words.Of(invoice.Total)),
            ("reference to quote", invoice.CreditorReference),
            ("to account", invoice.PayeeAccount),
            ("of", invoice.PayeeName),
            ("with bank", invoice.PayeeBic)),
    ];

    public static Sheet Of(IEnumerable<LedgerCode> codes) => Sheet.List(
        "General ledger codes",
        codes,
        Sheet.Column<LedgerCode>("accounts", code => Words.Of(code.Kind)),
        Sheet.Column<LedgerCode>("code", code => code.Code),
        Sheet.Column<LedgerCode>("name", code => code.DisplayName),
        Sheet.Column<LedgerCode>("set by", code => code.IsSet ? "finance" : "default"));
}
