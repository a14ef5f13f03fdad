using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>
/// What a bank checks of a pain.001.001.09 file beside the schema (EPC132-08, EPC217-08): sums, numbers of transactions, unique ids,
/// characters, IBAN check digits, decimals of the currency. Knows nothing of the product.
/// </summary>
internal static partial class PainRules
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>Everything that is wrong with a file; empty when a bank would take it.</summary>
    public static IReadOnlyList<string> FaultsOf(byte[] file)
    {
        List<string> faults = [.. PainSchema.FaultsOf(file)];
        if (file.AsSpan().StartsWith(Encoding.UTF8.Preamble) || !Encoding.UTF8.GetString(file).StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringComparison.Ordinal))
        {
            faults.Add("It doesn't begin with an XML declaration in UTF-8 without a byte order mark.");
        }

        var document = XDocument.Parse(Encoding.UTF8.GetString(file));
        if (!document.Descendants(Pain + "GrpHdr").Any())
        {
            faults.Add("It is no pain.001.001.09.");
            return faults;
        }

        var transactions = document.Descendants(Pain + "CdtTrfTxInf").ToList();
        CheckTotals(document, transactions, faults);
        Unique(transactions.Select(transaction => Value(transaction, "EndToEndId")), "end-to-end id", faults);
        Unique(document.Descendants(Pain + "PmtInfId").Select(id => id.Value), "payment information id", faults);
        foreach (var text in document.Descendants().Where(element => !element.HasElements))
        {
            CheckText(text, faults);
        }

        foreach (var iban in document.Descendants(Pain + "IBAN").Where(iban => !IsRight(iban.Value)))
        {
            faults.Add($"{iban.Value} has wrong check digits.");
        }

        return faults;
    }

    private static void CheckTotals(XDocument document, List<XElement> transactions, List<string> faults)
    {
        Same("number of transactions", transactions.Count.ToString(CultureInfo.InvariantCulture), Value(document.Descendants(Pain + "GrpHdr").Single(), "NbOfTxs"), faults);
        Same("control sum", Sum(transactions), Amount(Value(document.Descendants(Pain + "GrpHdr").Single(), "CtrlSum")), faults);
        foreach (var group in document.Descendants(Pain + "PmtInf"))
        {
            var own = group.Elements(Pain + "CdtTrfTxInf").ToList();
            Same("number of a group", own.Count.ToString(CultureInfo.InvariantCulture), group.Element(Pain + "NbOfTxs")?.Value, faults);
            Same("sum of a group", Sum(own), Amount(group.Element(Pain + "CtrlSum")?.Value ?? ""), faults);
        }

        foreach (var amount in transactions.Select(transaction => transaction.Descendants(Pain + "InstdAmt").Single()))
        {
            var digits = amount.Attribute("Ccy")?.Value switch { "JPY" => 0, "KWD" => 3, _ => 2 };
            var decimals = amount.Value.Contains('.', StringComparison.Ordinal) ? amount.Value.Length - amount.Value.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            if (decimals > digits || Amount(amount.Value) <= 0)
            {
                faults.Add($"{amount} is no amount to pay.");
            }
        }
    }

    private static void CheckText(XElement element, List<string> faults)
    {
        if (!Latin().IsMatch(element.Value))
        {
            faults.Add($"{element.Name.LocalName} '{element.Value}' has characters that not every bank takes.");
        }

        if (element.Name.LocalName is "MsgId" or "PmtInfId" or "InstrId" or "EndToEndId" &&
            (element.Value.StartsWith('/') || element.Value.EndsWith('/') || element.Value.Contains("//", StringComparison.Ordinal)))
        {
            faults.Add($"{element.Name.LocalName} '{element.Value}' has a slash where none may be.");
        }

        if (element.Name.LocalName == "Nm" && element.Value.Length > 70)
        {
            faults.Add("A name has more than 70 characters.");
        }

        if (element.Value != element.Value.Trim() || element.Value.Length == 0)
        {
            faults.Add($"{element.Name.LocalName} is empty or has blanks about it.");
        }
    }

    private static bool IsRight(string iban) =>
        BigInteger.Parse(string.Concat((iban[4..] + iban[..4]).Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : (letter - 'A' + 10).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture) % 97 == 1;

    private static decimal Sum(IEnumerable<XElement> transactions) => transactions.Sum(transaction => Amount(Value(transaction, "InstdAmt")));

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Value(XElement above, string name) => above.Descendants(Pain + name).First().Value;

    private static void Unique(IEnumerable<string> values, string what, List<string> faults) =>
        faults.AddRange(values.GroupBy(value => value).Where(same => same.Count() > 1).Select(same => $"The {what} {same.Key} stands there twice."));

    private static void Same<T>(string what, T expected, T? found, List<string> faults)
    {
        if (!Equals(expected, found))
        {
            faults.Add($"The {what} is {found}, and must be {expected}.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9/\-?:().,'+ ]*$")]
    private static partial Regex Latin();
}
