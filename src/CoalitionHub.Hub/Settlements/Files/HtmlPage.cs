using System.Globalization;
using System.Net;
using System.Text;
using CoalitionHub.Core.Amounts;
using Google.Protobuf.WellKnownTypes;
using Money = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// A page to print, in one file: nothing is fetched, nothing runs, and every text is escaped. A browser prints it to PDF.
/// </summary>
internal sealed class HtmlPage
{
    private const string Style =
        "body{font:10pt/1.4 system-ui,sans-serif;color:#111;margin:2cm auto;max-width:24cm;padding:0 1cm}h1{font-size:16pt;margin:0 0 .5cm}h2{font-size:12pt;margin:.8cm 0 .2cm}" +
        "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.12cm .25cm;border-bottom:.5pt solid #999;vertical-align:top}thead th{border-bottom:1pt solid #111}" +
        ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.facts th{width:30%;font-weight:normal;color:#444}.total{font-weight:bold}" +
        "@page{size:A4;margin:1.8cm}@media print{body{margin:0;padding:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}";

    private readonly StringBuilder html = new();

    /// <param name="title">What the page is.</param>
    public HtmlPage(string title) => html
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>").Append(Escaped(title))
        .Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n<h1>").Append(Escaped(title)).Append("</h1>\n");

    /// <summary>A heading.</summary>
    public HtmlPage Heading(string text)
    {
        html.Append("<h2>").Append(Escaped(text)).Append("</h2>\n");
        return this;
    }

    /// <summary>Facts beside their names; those without a value are left out.</summary>
    public HtmlPage Facts(params IReadOnlyList<(string Name, string Value)> facts)
    {
        html.Append("<table class=\"facts\"><tbody>\n");
        foreach (var (name, value) in facts.Where(fact => fact.Value.Length > 0))
        {
            html.Append("<tr><th scope=\"row\">").Append(Escaped(name)).Append("</th><td>").Append(Escaped(value)).Append("</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>Rows under titles; titles that begin with # are of numbers.</summary>
    public HtmlPage Table(IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<table><thead><tr>");
        foreach (var title in titles)
        {
            html.Append(title.StartsWith('#') ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Escaped(title.TrimStart('#'))).Append("</th>");
        }

        html.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < titles.Count; column++)
            {
                html.Append(titles[column].StartsWith('#') ? "<td class=\"n\">" : "<td>").Append(Escaped(row[column])).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>The page's bytes, UTF-8.</summary>
    public byte[] Finish() => Encoding.UTF8.GetBytes(html.Append("</body>\n</html>\n").ToString());

    /// <summary>Micros of a major unit with all their decimals.</summary>
    public static string OfMicros(long micros) => (micros / 1_000_000m).ToString("N6", CultureInfo.InvariantCulture);

    /// <summary>An amount with its currency's decimals.</summary>
    public static string Of(Money money)
    {
        var digits = CurrencyCode.TryParse(money.CurrencyCode, out var currency) && IsoMoney.TryGetDigits(currency, out var known) ? known : 0;
        var scale = 1m;
        for (var digit = 0; digit < digits; digit++)
        {
            scale *= 10;
        }

        return $"{(money.MinorUnits / scale).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {money.CurrencyCode}";
    }

    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>UTC, to the minute.</summary>
    public static string Of(Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>RedeemedElsewhere is "Redeemed elsewhere".</summary>
    public static string Words<T>(T value)
        where T : struct, System.Enum =>
        string.Concat(value.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
