using System.CommandLine;
using CoalitionHub.Protos.Amounts.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Options whose text is read in a form of our own; a wrong one is wrong usage.</summary>
internal static class Parsed
{
    public static Option<Timestamp> Time(string name, string description) => Create<Timestamp>(
        name, description + " Such as 2026-08-01 (midnight UTC) or 2026-08-01T09:00+08:00.", "TIME",
        text => TimeText.TryParse(text, out var time) ? (time, "") : (null, $"'{text}' is no time such as 2026-08-01 or 2026-08-01T09:00Z."));

    public static Option<Duration> Duration(string name, string description) => Create<Duration>(
        name, description + " Such as 90s, 15m, 12h or 30d.", "DURATION",
        text => TimeText.TryParseDuration(text, out var duration) ? (duration, "") : (null, $"'{text}' is no duration such as 90s, 15m, 12h or 30d."));

    public static Option<Fraction> Fraction(string name, string description) => Create<Fraction>(
        name, description + " Exact: 3/2, 0.015 or 1.5%.", "FRACTION",
        text => FractionText.TryParse(text, out var fraction) ? (fraction, "") : (null, $"'{text}' is no fraction such as 3/2, 0.015 or 1.5%, its terms at most {Core.Amounts.Fraction.MaxTerm}."));

    public static Option<Money> Money(string name, string description) => Create<Money>(
        name, description + " Such as \"1234.50 HKD\".", "MONEY",
        text => (MoneyText.Parse(text, out var problem), problem));

    private static Option<T> Create<T>(string name, string description, string helpName, Func<string, (T? Value, string Problem)> parse)
        where T : class =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var (value, problem) = parse(result.Tokens[^1].Value);
                if (value is null)
                {
                    result.AddError($"{name}: {problem}");
                }

                return value;
            },
        };
}
