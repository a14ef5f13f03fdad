using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Amounts.V1;
using SettlementFile = CoalitionHub.Core.Settlements.Files.SettlementFile;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>Invoices and credit notes as data.</summary>
internal static class InvoiceMessages
{
    /// <param name="view">What is decided on.</param>
    /// <param name="options">What invoices say of the coalition.</param>
    /// <param name="part">Whose, of which window.</param>
    /// <param name="kind">Invoice or credit note.</param>
    /// <param name="number">Its number.</param>
    /// <param name="nowMicros">When it is issued.</param>
    public static V1.Invoice Of(StateView view, SettlementOptions options, WindowPart part, FileKind kind, long number, long nowMicros)
    {
        var window = view.Find(view.State.Windows, part.Key.WindowNo) ?? throw new InvalidOperationException($"Window {part.Key.WindowNo} isn't there.");
        var partner = view.Partner(part.Key.PartnerNo);
        WindowLine[] lines =
        [
            .. from line in view.All(view.State.WindowLines)
               where line.Key.WindowNo == part.Key.WindowNo && line.Key.PartnerNo == part.Key.PartnerNo
               orderby line.Key.Kind, line.Key.CurrencyNo
               select line,
        ];
        var isInvoice = kind == FileKind.Invoice;
        var payee = isInvoice ? BankDetails.InForce(view.All(view.State.BankDetails), 0) : null;
        var invoice = new V1.Invoice
        {
            DocumentNumber = SettlementFile.DocumentNumberOf(kind, number),
            Kind = (V1.SettlementFileKind)kind,
            IssuedTime = ContractTimes.Time(nowMicros),
            WindowId = window.Id,
            OpenedTime = ContractTimes.Time(window.CreatedMicros),
            ClosedTime = ContractTimes.Time(window.ClosedMicros),
            PartnerId = partner.Id,
            PartnerCode = partner.Code,
            PartnerName = partner.Name,
            IssuerName = options.IssuerName,
            IssuerVatNumber = options.VatNumber,
            // The residue is what rounding took off the net: what it took from the partner is charged.
            RoundingChargedMicros = Math.Max(part.ResidueMicros, 0),
            RoundingCreditedMicros = Math.Max(-part.ResidueMicros, 0),
            Total = WindowMessages.MoneyOf(view, Math.Abs(part.NetMinorUnits)),
            CreditorReference = isInvoice ? CreditorReference.Of(part.Key).Text : "",
            PayeeAccount = payee?.AccountNumber ?? "",
            PayeeBic = payee?.Bic ?? "",
            PayeeName = payee?.HolderName ?? "",
        };
        var invoicing = new Invoicing(view.All(view.State.Terms), window, options.VatRate);
        invoice.Lines.AddRange(lines.Select(line => Of(view, line, invoicing.ClassOf(line))));
        invoice.VatTotals.AddRange(
            from total in invoicing.Totals(lines, WindowMessages.MicrosPerMinorUnit(view))
            select new V1.VatTotal
            {
                VatClass = ClassOf(total.Class),
                VatCategory = total.Class.Category,
                Rate = RateOf(total.Class),
                GrossMicros = total.GrossMicros,
                Vat = WindowMessages.MoneyOf(view, total.VatMinorUnits),
            });
        return invoice;
    }

    private static V1.InvoiceLine Of(StateView view, WindowLine line, VatClass vatClass) => new()
    {
        // The contract's kinds have the core's numbers.
        Kind = (V1.StatementLineKind)line.Key.Kind,
        PointsCurrencyCode = line.Key.CurrencyNo == 0 ? "" : view.CurrencyCode(line.Key.CurrencyNo),
        Count = line.Count,
        Points = line.Points,
        ChargedMicros = line.OwedMicros,
        CreditedMicros = line.DueMicros,
        VatClass = ClassOf(vatClass),
        VatCategory = vatClass.Category,
        VatRate = RateOf(vatClass),
    };

    private static Fraction RateOf(VatClass vatClass) => new() { Numerator = vatClass.Rate.Numerator, Denominator = vatClass.Rate.Denominator };

    private static V1.VatClass ClassOf(VatClass vatClass) => vatClass.Rate.IsZero ? V1.VatClass.None : V1.VatClass.Standard;
}
