using System.Globalization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Members;
using CoalitionHub.Protos.Points.V1;
using CsvHelper;

namespace CoalitionHub.Hub.Cli.Points;

/// <summary>
/// Opening balances in CSV: a header line with the columns <c>member</c> (the brand's own number) or <c>card</c>,
/// <c>points</c>, and perhaps <c>expiry_date</c> (YYYY-MM-DD; empty: as the terms say). A member has one line.
/// </summary>
internal sealed class OpeningBalancesFile
{
    private const int MaxRows = 50_000;
    private const int MaxNumberLength = 64;

    private readonly List<(int Line, OpeningBalance Row)> rows = [];
    private readonly List<string> faults = [];

    private OpeningBalancesFile()
    {
    }

    /// <summary>No rows.</summary>
    public static OpeningBalancesFile Empty { get; } = new();

    /// <summary>The rows in their order.</summary>
    public IEnumerable<OpeningBalance> Rows => rows.Select(row => row.Row);

    public int Count => rows.Count;

    /// <summary>The line of the file that a row of the request came from.</summary>
    /// <param name="rowNumber">From 1.</param>
    public int LineOf(int rowNumber) => rows[rowNumber - 1].Line;

    /// <summary>Reads a file; all its faults are found at once.</summary>
    /// <exception cref="UsageException">It can't be read, or a line is wrong: then nothing of it is used.</exception>
    public static OpeningBalancesFile Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return Read(text, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be read: {exception.Message}");
        }
    }

    /// <param name="text">The file.</param>
    /// <param name="name">How messages call it.</param>
    public static OpeningBalancesFile Read(TextReader text, string name)
    {
        var file = new OpeningBalancesFile();
        var options = new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, TrimWhitespace = true, IncludeValuesInExceptions = false };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        try
        {
            file.Read(csv);
        }
        catch (CsvFormatException exception)
        {
            file.faults.Add($"line {csv.LineNumber}: {exception.Message}");
        }

        return file.faults.Count > 0
            ? throw new UsageException($"{name} has {file.faults.Count} {(file.faults.Count == 1 ? "fault" : "faults")}; nothing of it was sent.", file.faults)
            : file.rows.Count == 0 ? throw new UsageException($"{name} has no rows.") : file;
    }

    private void Read(CsvReader csv)
    {
        var columns = Columns.Of(csv);
        if (columns.Fault is { } fault)
        {
            faults.Add("line 1: " + fault);
            return;
        }

        var lineOfMember = new Dictionary<(bool IsCard, string Number), int>();
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            var row = new OpeningBalance();
            var reason = FaultIn(csv, columns, row);
            if (reason is null && !lineOfMember.TryAdd(KeyOf(row), line))
            {
                reason = $"the member stands on line {lineOfMember[KeyOf(row)]} already; add the points up.";
            }

            if (reason is not null)
            {
                faults.Add($"line {line}: {reason}");
            }

            rows.Add((line, row));
            if (rows.Count > MaxRows)
            {
                faults.Add($"line {line}: more than {MaxRows} rows; split the file and ask what can be imported at once.");
                return;
            }
        }
    }

    private static (bool IsCard, string Number) KeyOf(OpeningBalance row) =>
        row.MemberCase == OpeningBalance.MemberOneofCase.CardNumber ? (true, row.CardNumber) : (false, row.BrandMemberNumber);

    /// <summary>Fills the row; null when it is right.</summary>
    private static string? FaultIn(CsvReader csv, Columns columns, OpeningBalance row)
    {
        var member = Columns.Text(csv, columns.Member);
        var card = Columns.Text(csv, columns.Card);
        var points = Columns.Text(csv, columns.Points);
        row.ExpiryDate = Columns.Text(csv, columns.ExpiryDate);
        if (csv.FieldCount != columns.Count)
        {
            return $"{csv.FieldCount} fields instead of {columns.Count}.";
        }

        if (member.Length == 0 == (card.Length == 0))
        {
            return "exactly one of member and card must be given.";
        }

        if (member.Length > MaxNumberLength)
        {
            return $"member has more than {MaxNumberLength} characters.";
        }

        if (card.Length > 0 && !CardNumber.IsValid(card))
        {
            return "card is no card number of 16 digits with a right check digit.";
        }

        if (!long.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > AmountLimits.MaxPoints)
        {
            return $"points must be a whole number from 1 to {AmountLimits.MaxPoints}.";
        }

        if (row.ExpiryDate.Length > 0 && !DateOnly.TryParseExact(row.ExpiryDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return "expiry_date must be a date as YYYY-MM-DD, or empty.";
        }

        row.Points = count;
        if (card.Length > 0)
        {
            row.CardNumber = card;
        }
        else
        {
            row.BrandMemberNumber = member;
        }

        return null;
    }

    /// <summary>Where the columns are; -1 for one that the file doesn't have.</summary>
    private readonly record struct Columns(int Member, int Card, int Points, int ExpiryDate, int Count, string? Fault)
    {
        private static readonly string[] Known = ["member", "card", "points", "expiry_date"];

        public static Columns Of(CsvReader csv)
        {
            var headers = csv.Headers;
            var unknown = headers.Select(header => header.Trim()).Where(header => !Known.Contains(header, StringComparer.OrdinalIgnoreCase)).ToList();
            var columns = new Columns(Index(csv, "member"), Index(csv, "card"), Index(csv, "points"), Index(csv, "expiry_date"), headers.Count, null);
            return headers.Count == 0 ? columns with { Fault = "the header line is missing." }
                : unknown.Count > 0 ? columns with { Fault = $"unknown column '{Printable.Line(unknown[0])}'; the columns are {string.Join(", ", Known)}." }
                : columns.Points < 0 ? columns with { Fault = "the column points is missing." }
                : columns is { Member: < 0, Card: < 0 } ? columns with { Fault = "one of the columns member and card is needed." }
                : columns;
        }

        public static string Text(CsvReader csv, int column) => column >= 0 && column < csv.FieldCount ? csv.GetString(column) : "";

        private static int Index(CsvReader csv, string name) => csv.TryGetFieldIndex(name, out var index) ? index : -1;
    }
}
