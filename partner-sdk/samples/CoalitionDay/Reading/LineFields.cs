using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;

namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>Reads the fields of one line, and keeps the first thing that is wrong with it.</summary>
internal sealed class LineFields
{
    /// <summary>The most that the hub takes in one purchase: ten billion minor units.</summary>
    private const decimal MostMinorUnits = 10_000_000_000m;

    private const int LongestText = 64;
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Offsets are optional: a time without one is UTC.
    private static readonly string[] Times =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private static readonly DateTimeOffset Earliest = new(1970, 1, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is wrong; null while nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Notes a fault of the line as a whole.</summary>
    public void Refuse(string fault) => Fault ??= fault;

    /// <summary>A text of 1 to 64 characters.</summary>
    public string Text(string field, string text)
    {
        if (text.Length == 0)
        {
            Refuse($"{field} is missing");
        }

        return OptionalText(field, text);
    }

    /// <summary>A text of at most 64 characters.</summary>
    public string OptionalText(string field, string text)
    {
        if (text.Length > LongestText)
        {
            Refuse($"{field} has {text.Length} characters, at most {LongestText} are taken");
        }
        else if (text.Any(char.IsControl))
        {
            Refuse($"{field} has a control character");
        }

        return text;
    }

    /// <summary>An amount of money: no more decimals than the money has, not negative.</summary>
    public decimal Amount(string field, string text, int digits)
    {
        if (!decimal.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out var amount))
        {
            Refuse(text.Length == 0 ? $"{field} is missing" : $"{field} '{Short(text)}' is no number such as 1234.50, or one that is too large");
        }
        else if (amount < 0)
        {
            Refuse($"{field} {text} is negative; a return is not a purchase");
        }
        else if (amount > MostMinorUnits || MinorUnits.Of(amount, digits) > MostMinorUnits)
        {
            Refuse($"{field} {text} is more than the hub takes in one purchase");
        }
        else if (MinorUnits.Of(amount, digits) is var minorUnits && minorUnits != decimal.Truncate(minorUnits))
        {
            Refuse($"{field} {text} has more than the money's {digits} decimals");
        }

        return amount;
    }

    /// <summary>A date or a time in ISO 8601; a date alone is taken as noon, a time without a zone as UTC.</summary>
    public DateTimeOffset Time(string field, string text) => Time(field, text, Times, "2025-03-01 or 2025-03-01T18:05:00+08:00");

    /// <summary>A date of eight digits, taken as noon UTC.</summary>
    public DateTimeOffset CompactDate(string field, string text) => Time(field, text, ["yyyyMMdd"], "19970131");

    /// <summary>A whole number from 1 on.</summary>
    public int Count(string field, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 1_000_000)
        {
            Refuse($"{field} '{Short(text)}' is no whole number from 1 to 1,000,000");
        }

        return count;
    }

    private DateTimeOffset Time(string field, string text, string[] forms, string example)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, utc, out var time))
        {
            Refuse(text.Length == 0 ? $"{field} is missing" : $"{field} '{Short(text)}' is no date or time such as {example}");
        }
        else if (time < Earliest || time > Latest)
        {
            Refuse($"{field} {text} is before 1970-01-03 or after the year 8999");
        }

        return text.Contains(':') ? time : time.AddHours(time < Latest ? 12 : 0);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
