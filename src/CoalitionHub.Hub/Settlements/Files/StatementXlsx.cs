using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>A statement as a workbook: what it is about on one sheet, its lines on another, how it is paid and what partners pay each other on two more.</summary>
internal static class StatementXlsx
{
    public static byte[] Write(Statement statement) => Workbook.Write(
        new WorkbookSheet("Statement",
        [
            [Cell.Of("Statement"), Cell.Of(statement.PartnerCode)],
            [Cell.Of("Window"), Cell.Of(statement.WindowId)],
            [Cell.Of("Partner"), Cell.Of(statement.PartnerId)],
            [Cell.Of("From"), Cell.Of(HtmlPage.Of(statement.OpenedTime))],
            [Cell.Of("To"), Cell.Of(HtmlPage.Of(statement.ClosedTime))],
            [Cell.Of("First transfer"), Cell.Of(statement.FirstSeq)],
            [Cell.Of("Last transfer"), Cell.Of(statement.LastSeq)],
            [Cell.Of("Points issued"), Cell.Of(statement.PointsIssued)],
            [Cell.Of("Points redeemed"), Cell.Of(statement.PointsRedeemed)],
            [Cell.Of("Points expired"), Cell.Of(statement.PointsExpired)],
            [Cell.Of("Currency"), Cell.Of(statement.Net.CurrencyCode)],
            [Cell.Of("Owed"), Cell.OfMicros(statement.OwedMicros)],
            [Cell.Of("Due"), Cell.OfMicros(statement.DueMicros)],
            [Cell.Of("Fee"), Cell.OfMicros(statement.FeeMicros)],
            [Cell.Of("Exact net"), Cell.OfMicros(statement.NetMicros)],
            [Cell.Of("To be paid"), Cell.Of(HtmlPage.Of(statement.Net))],
            [Cell.Of("Who pays"), Cell.Of(HtmlPage.Words(statement.NetDirection))],
        ]),
        new WorkbookSheet("Lines",
        [
            [Cell.Of("What"), Cell.Of("Points currency"), Cell.Of("Transfers"), Cell.Of("Points"), Cell.Of("Owed"), Cell.Of("Due")],
            .. statement.Lines.Select(line => (IReadOnlyList<Cell>)
            [
                Cell.Of(HtmlPage.Words(line.Kind)), Cell.Of(line.PointsCurrencyCode), Cell.Of(line.Count), Cell.Of(line.Points), Cell.OfMicros(line.OwedMicros), Cell.OfMicros(line.DueMicros),
            ]),
        ]),
        new WorkbookSheet("Legs",
        [
            [Cell.Of("Netted"), Cell.Of("With"), Cell.Of("Who pays"), Cell.Of("Exactly"), Cell.Of("Amount")],
            .. statement.Legs.Select(leg => (IReadOnlyList<Cell>)
            [
                Cell.Of(HtmlPage.Words(leg.Model)), Cell.Of(leg.OtherPartnerId), Cell.Of(HtmlPage.Words(leg.Direction)), Cell.OfMicros(leg.Micros), Cell.Of(HtmlPage.Of(leg.Amount)),
            ]),
        ]),
        new WorkbookSheet("Shares",
        [
            [Cell.Of("What"), Cell.Of("Points currency"), Cell.Of("Payer"), Cell.Of("Payee"), Cell.Of("Paid back"), Cell.Of("Points"), Cell.Of("Micros for a point"), Cell.Of("Amount")],
            .. statement.Shares.Select(share => (IReadOnlyList<Cell>)
            [
                Cell.Of(HtmlPage.Words(share.Kind)), Cell.Of(share.PointsCurrencyCode), Cell.Of(share.PayerPartnerId), Cell.Of(share.PayeePartnerId), Cell.Of(share.Returned ? "yes" : "no"),
                Cell.Of(share.Points), Cell.Of(share.MicrosPerPoint), Cell.OfMicros(share.Micros),
            ]),
        ]));
}
