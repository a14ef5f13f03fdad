using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>
/// The layout of the CDNOW purchases (Fader, Hardie and Lee, Marketing Science 24(2), 2005): customer id, date as YYYYMMDD, number of
/// CDs, US dollars; separated by runs of spaces; a header line or none. Lines that are equal are purchases of their own.
/// </summary>
internal static class CdnowLayout
{
    private const string Money = "USD";
    private const int Digits = 2;
    private static readonly string[] Header = ["customer_id", "date", "number_of_cds", "dollar_value"];

    public static bool Recognises(string firstLine)
    {
        var columns = Columns(firstLine);
        return columns.SequenceEqual(Header) || (columns.Length == Header.Length && columns.Take(3).All(IsDigits) && columns[1].Length == 8);
    }

    public static ReadLines Read(string text)
    {
        List<TillPurchase> purchases = [];
        List<BadLine> bad = [];
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var columns = Columns(line.ToString());
            if (columns.Length == 0 || (number == 1 && columns.SequenceEqual(Header)))
            {
                continue;
            }

            var fields = new LineFields();
            if (columns.Length != Header.Length)
            {
                fields.Refuse($"has {columns.Length} columns instead of {Header.Length}");
            }
            else if (ReadLine(fields, number, columns) is var purchase && fields.Fault is null)
            {
                purchases.Add(purchase);
            }

            if (fields.Fault is { } fault)
            {
                bad.Add(new BadLine(number, fault));
            }
        }

        return new ReadLines("CDNOW: customer, date, CDs, dollars", Money, purchases, bad);
    }

    private static TillPurchase ReadLine(LineFields fields, int number, string[] columns)
    {
        var member = fields.Text(Header[0], columns[0]);
        var time = fields.CompactDate(Header[1], columns[1]);
        var cds = fields.Count(Header[2], columns[2]);
        var amount = fields.Amount(Header[3], columns[3], Digits);
        return new TillPurchase
        {
            Line = number,
            Member = member,
            Time = time,
            Amount = amount,
            Brand = BrandCatalog.HomeOf(member),
            Reference = $"line-{number}",
            Channel = Channel.Online,
            Basket = [new BasketLine("", "music", cds * 1000L, amount)],
        };
    }

    private static string[] Columns(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);
}
