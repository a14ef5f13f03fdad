using System.Globalization;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>An invoice or credit note to print.</summary>
internal static class InvoiceHtml
{
    public static byte[] Write(Invoice invoice)
    {
        var isInvoice = invoice.Kind == SettlementFileKind.Invoice;
        return new HtmlPage($"{(isInvoice ? "Invoice" : "Credit note")} {invoice.DocumentNumber}")
            .Facts(
                ("Issued by", invoice.IssuerName),
                ("VAT number", invoice.IssuerVatNumber),
                ("Issued", HtmlPage.Of(invoice.IssuedTime)),
                ("To", $"{invoice.PartnerName} ({invoice.PartnerCode}, {invoice.PartnerId})"),
                ("For", $"{HtmlPage.Of(invoice.OpenedTime)} to {HtmlPage.Of(invoice.ClosedTime)}, {invoice.WindowId}"))
            .Heading("Lines")
            .Table(
                ["What", "Points", "#Number of points", "VAT", $"#Charged ({invoice.Total.CurrencyCode})", $"#Credited ({invoice.Total.CurrencyCode})"],
                [.. invoice.Lines.Select(Row), .. Rounding(invoice)])
            .Heading("Value added tax contained in the charges")
            .Table(
                ["Class", "#Rate", "#Gross", "#Tax"],
                invoice.VatTotals.Select(total => (IReadOnlyList<string>)[total.VatCategory, Percent(total.Rate), HtmlPage.OfMicros(total.GrossMicros), HtmlPage.Of(total.Vat)]))
            .Heading(isInvoice ? "To be paid" : "To be received")
            .Facts(
                ("Total", HtmlPage.Of(invoice.Total)),
                ("Reference to quote", CreditorReference.TryParse(invoice.CreditorReference, out var reference) ? reference.Grouped : ""),
                ("To the account", invoice.PayeeAccount),
                ("Of", invoice.PayeeName),
                ("With the bank", invoice.PayeeBic))
            .Finish();
    }

    private static IReadOnlyList<string> Row(InvoiceLine line) =>
        [HtmlPage.Words(line.Kind), line.PointsCurrencyCode, HtmlPage.Of(line.Points), $"{line.VatCategory} {Percent(line.VatRate)}", HtmlPage.OfMicros(line.ChargedMicros), HtmlPage.OfMicros(line.CreditedMicros)];

    private static IEnumerable<IReadOnlyList<string>> Rounding(Invoice invoice) => invoice.RoundingChargedMicros + invoice.RoundingCreditedMicros == 0
        ? []
        : [["Rounding", "", "", "", HtmlPage.OfMicros(invoice.RoundingChargedMicros), HtmlPage.OfMicros(invoice.RoundingCreditedMicros)]];

    private static string Percent(Fraction rate) =>
        (100m * rate.Numerator / rate.Denominator).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
