using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.Core.Amounts;
using CsvHelper;

namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>
/// CSV (RFC 4180, separator comma, semicolon or tab) whose first line names the columns: member, time and amount; optional currency,
/// brand, store and reference; others are left alone. All purchases are in one money: the one of the first good line, USD if
/// the file names none.
/// </summary>
internal sealed class CsvLayout
{
    private const string DefaultMoney = "USD";
    private static readonly string[] Required = ["member", "time", "amount"];
    private static readonly string[] Optional = ["currency", "brand", "store", "reference"];
    private readonly List<TillPurchase> purchases = [];
    private readonly List<BadLine> bad = [];
    private readonly Dictionary<(string Brand, string Reference), int> references = [];
    private string? money;

    public static bool Recognises(string firstLine) =>
        firstLine.Split(',', ';', '\t', '|').Select(name => name.Trim().Trim('"').ToLowerInvariant()).Intersect([.. Required, .. Optional]).Any();

    public static ReadLines Read(string text)
    {
        var layout = new CsvLayout();
        layout.ReadRecords(text);
        return new ReadLines("CSV with named columns", layout.money ?? DefaultMoney, layout.purchases, layout.bad);
    }

    private void ReadRecords(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            // One quote too few then spoils its own line, not all lines after it.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => bad.Add(new BadLine((int)record.LineNumber, ReasonOf(record.Reason))),
        });
        var columns = ColumnsOf(csv);
        while (csv.Read())
        {
            var fields = new LineFields();
            var purchase = ReadLine(fields, (int)csv.LineNumber, name => columns.TryGetValue(name, out var column) ? csv.GetString(column).Trim() : "");
            if (fields.Fault is { } fault)
            {
                bad.Add(new BadLine(purchase.Line, fault));
            }
            else
            {
                purchases.Add(purchase);
            }
        }
    }

    private static Dictionary<string, int> ColumnsOf(CsvReader csv)
    {
        Dictionary<string, int> columns = [];
        foreach (var (index, header) in csv.Headers.Index())
        {
            var name = header.Trim().ToLowerInvariant();
            if ((Required.Contains(name) || Optional.Contains(name)) && !columns.TryAdd(name, index))
            {
                throw new UnreadableFileException($"The first line names the column {name} twice.");
            }
        }

        var missing = Required.Except(columns.Keys).ToList();
        return missing.Count == 0
            ? columns
            : throw new UnreadableFileException($"The first line lacks the column {string.Join(" and ", missing)}; it names {string.Join(", ", csv.Headers)}.");
    }

    private TillPurchase ReadLine(LineFields fields, int line, Func<string, string> field)
    {
        var member = fields.Text("member", field("member"));
        var time = fields.Time("time", field("time"));
        var (code, digits) = Currency(fields, field("currency"));
        var amount = fields.Amount("amount", field("amount"), digits);
        var brand = BrandOf(fields, field("brand"), member);
        var store = fields.OptionalText("store", field("store"));
        var reference = field("reference") is { Length: > 0 } given ? fields.OptionalText("reference", given) : $"line-{line}";
        if (fields.Fault is null && !references.TryAdd((brand, reference), line))
        {
            fields.Refuse($"reference {reference} was used on line {references[(brand, reference)]}; a merchant's reference names one purchase");
        }

        // Only a good line says what the file's money is.
        money ??= fields.Fault is null ? code : null;
        return new TillPurchase { Line = line, Member = member, Time = time, Amount = amount, Brand = brand, Store = store, Reference = reference };
    }

    private (string Code, int Digits) Currency(LineFields fields, string text)
    {
        var code = text.Length == 0 ? money ?? DefaultMoney : text.ToUpperInvariant();
        var digits = 2;
        if (!CurrencyCode.TryParse(code, out var known) || !IsoMoney.TryGetDigits(known, out digits))
        {
            fields.Refuse($"currency '{text}' is no ISO 4217 code");
        }
        else if (money is not null && code != money)
        {
            fields.Refuse($"currency is {code}; the file's purchases are in {money}, and one run has terms in one money");
        }

        return (code, digits);
    }

    private static string BrandOf(LineFields fields, string text, string member)
    {
        if (text.Length == 0)
        {
            return BrandCatalog.HomeOf(member);
        }

        var code = text.ToLowerInvariant();
        if (!BrandCatalog.Codes.Contains(code))
        {
            fields.Refuse($"brand '{text}' is none of {string.Join(", ", BrandCatalog.Codes)}");
        }

        return code;
    }

    private static string ReasonOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "has another number of fields than the first line",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quote",
        CsvMalformedReason.StrayQuote => "has a quote inside a field that doesn't begin with one",
        _ => "has a quote that isn't closed on the line",
    };
}
