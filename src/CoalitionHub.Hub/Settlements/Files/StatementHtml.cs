using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>A statement to print.</summary>
internal static class StatementHtml
{
    public static byte[] Write(Statement statement, string partnerName) => new HtmlPage($"Statement of {partnerName}")
        .Facts(
            ("Partner", $"{statement.PartnerCode} ({statement.PartnerId})"),
            ("Window", statement.WindowId),
            ("From", HtmlPage.Of(statement.OpenedTime)),
            ("To", HtmlPage.Of(statement.ClosedTime)),
            ("Journal transfers", $"{HtmlPage.Of(statement.FirstSeq)} to {HtmlPage.Of(statement.LastSeq)}"),
            ("Points issued", HtmlPage.Of(statement.PointsIssued)),
            ("Points redeemed", HtmlPage.Of(statement.PointsRedeemed)),
            ("Points expired", HtmlPage.Of(statement.PointsExpired)))
        .Heading("Lines")
        .Table(
            ["What", "Points", "#Transfers", "#Number of points", $"#Owed ({statement.Net.CurrencyCode})", $"#Due ({statement.Net.CurrencyCode})"],
            statement.Lines.Select(line => (IReadOnlyList<string>)
            [
                HtmlPage.Words(line.Kind), line.PointsCurrencyCode, HtmlPage.Of(line.Count), HtmlPage.Of(line.Points), HtmlPage.OfMicros(line.OwedMicros), HtmlPage.OfMicros(line.DueMicros),
            ]))
        .Heading("Sum")
        .Facts(
            ("Owed", HtmlPage.OfMicros(statement.OwedMicros)),
            ("Due", HtmlPage.OfMicros(statement.DueMicros)),
            ("Fee", HtmlPage.OfMicros(statement.FeeMicros)),
            ("Exact net", HtmlPage.OfMicros(statement.NetMicros)),
            ("Net to be paid", $"{HtmlPage.Of(statement.Net)}: {Who(statement.NetDirection)}"))
        .Heading("How it is paid")
        .Table(
            ["Netted", "With", "Who pays", $"#Amount ({statement.Net.CurrencyCode})"],
            statement.Legs.Select(leg => (IReadOnlyList<string>)
            [
                HtmlPage.Words(leg.Model), leg.OtherPartnerId.Length == 0 ? "the coalition" : leg.OtherPartnerId, Who(leg.Direction), HtmlPage.Of(leg.Amount),
            ]))
        .Heading("What partners pay each other")
        .Table(
            ["What", "Points", "Payer", "Payee", "#Number of points", "#Micros for a point", $"#Amount ({statement.Net.CurrencyCode})"],
            statement.Shares.Select(share => (IReadOnlyList<string>)
            [
                $"{HtmlPage.Words(share.Kind)}{(share.Returned ? ", paid back" : "")}", share.PointsCurrencyCode, share.PayerPartnerId, share.PayeePartnerId, HtmlPage.Of(share.Points),
                share.MicrosPerPoint, HtmlPage.OfMicros(share.Micros),
            ]))
        .Finish();

    private static string Who(NetDirection direction) => direction switch
    {
        NetDirection.PartnerPays => "the partner pays",
        NetDirection.PartnerReceives => "the coalition pays",
        _ => "nobody pays",
    };
}
