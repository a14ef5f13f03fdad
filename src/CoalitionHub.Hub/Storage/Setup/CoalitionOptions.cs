using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>What a new database is made with: the section <c>Coalition</c> of the configuration. Later changes of it change nothing.</summary>
/// <param name="PointsCode">The code of the coalition's points.</param>
/// <param name="PointsName">Their name, for people.</param>
/// <param name="Money">The ISO 4217 money in which the coalition settles.</param>
internal sealed record CoalitionOptions(CurrencyCode PointsCode, string PointsName, CurrencyCode Money)
{
    public const string Section = "Coalition";

    private const int LongestName = 80;

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static CoalitionOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = new CoalitionOptions(
            Code(section, nameof(PointsCode), "POINTS"),
            section[nameof(PointsName)] ?? "Coalition points",
            Code(section, nameof(Money), "USD"));
        if (!IsoMoney.TryGetDigits(options.Money, out _))
        {
            throw new InvalidSettingException($"{Section}:{nameof(Money)}", $"'{options.Money}' is no active ISO 4217 currency.");
        }

        if (IsoMoney.TryGetDigits(options.PointsCode, out _))
        {
            throw new InvalidSettingException($"{Section}:{nameof(PointsCode)}", $"'{options.PointsCode}' is an ISO 4217 currency; points need a code of their own.");
        }

        if (options.PointsName is not { Length: > 0 and <= LongestName })
        {
            throw new InvalidSettingException($"{Section}:{nameof(PointsName)}", $"must have 1 to {LongestName} characters.");
        }

        return options;
    }

    private static CurrencyCode Code(IConfiguration section, string name, string otherwise)
    {
        var text = section[name] ?? otherwise;
        return CurrencyCode.TryParse(text, out var code)
            ? code
            : throw new InvalidSettingException($"{Section}:{name}", $"'{text}' is no currency code: three to eight upper-case letters or digits, beginning with a letter.");
    }
}
