using System.Globalization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>What invoices say of the coalition: the section <c>Settlements</c> of the configuration. Files made before keep what they say.</summary>
/// <param name="IssuerName">Who issues invoices.</param>
/// <param name="VatNumber">The coalition's number with the tax office; empty for none.</param>
/// <param name="VatRate">The standard rate on the coalition's own services; zero for none.</param>
internal sealed record SettlementOptions(string IssuerName, string VatNumber, Fraction VatRate)
{
    public const string Section = "Settlements";

    private const int LongestName = 70;
    private const int LongestNumber = 40;

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static SettlementOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new SettlementOptions(
            Text(section, nameof(IssuerName), "The coalition", LongestName),
            Text(section, nameof(VatNumber), "", LongestNumber),
            Rate(section["VatPercent"] ?? "0"));
    }

    private static string Text(IConfigurationSection section, string name, string otherwise, int longest)
    {
        var text = section[name] ?? otherwise;
        return text.Length <= longest && !text.Any(char.IsControl)
            ? text
            : throw new InvalidSettingException($"{Section}:{name}", $"must have at most {longest} characters, and no controls among them.");
    }

    /// <summary>Per cent with at most three decimals, as an exact fraction.</summary>
    private static Fraction Rate(string percent)
    {
        const int thousandths = 1000;
        if (!decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate > 100 || rate * thousandths != decimal.Truncate(rate * thousandths))
        {
            throw new InvalidSettingException($"{Section}:VatPercent", $"'{percent}' must be 0 to 100 with at most three decimals, such as 5 or 7.7.");
        }

        return new Fraction((long)(rate * thousandths), 100 * thousandths);
    }
}
