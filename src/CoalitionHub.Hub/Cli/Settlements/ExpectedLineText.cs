using System.CommandLine;
using System.Globalization;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>Lines of a statement as the partner's books have them, on the command line: issued,KIWI,4500000,0.</summary>
internal static class ExpectedLineText
{
    private const int Parts = 4;

    public static Option<ExpectedLine[]> Option(string name) => new(name)
    {
        Description = "A line as your books have it: what it is, of which points (empty for none), what you owe and what you are due for it, in micros. Once or more often.",
        HelpName = "KIND,CODE,OWED,DUE",
        Required = true,
        CustomParser = result =>
        {
            List<ExpectedLine> lines = [];
            foreach (var token in result.Tokens)
            {
                if (TryParse(token.Value, out var line))
                {
                    lines.Add(line);
                }
                else
                {
                    result.AddError($"{name}: '{token.Value}' is no line such as issued,KIWI,4500000,0. Lines are: {string.Join(", ", EnumText.Words<StatementLineKind>().Keys)}.");
                }
            }

            return [.. lines];
        },
    };

    internal static bool TryParse(string text, out ExpectedLine line)
    {
        line = new ExpectedLine();
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != Parts || !EnumText.Words<StatementLineKind>().TryGetValue(parts[0].ToLowerInvariant(), out var kind) ||
            !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var owedMicros) ||
            !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var dueMicros))
        {
            return false;
        }

        line = new ExpectedLine { Kind = kind, PointsCurrencyCode = parts[1], OwedMicros = owedMicros, DueMicros = dueMicros };
        return true;
    }
}
