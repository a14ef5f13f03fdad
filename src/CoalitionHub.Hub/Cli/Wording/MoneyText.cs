using System.Globalization;
using CoalitionHub.Core.Amounts;
using Money = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Money as people type it: "1234.50 HKD".</summary>
internal static class MoneyText
{
    /// <returns>Null when it is none; <paramref name="problem"/> says why.</returns>
    public static Money? Parse(string text, out string problem)
    {
        problem = $"'{text}' is no amount such as \"1234.50 HKD\".";
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !CurrencyCode.TryParse(parts[1], out var currency) ||
            !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major))
        {
            return null;
        }

        if (!IsoMoney.TryGetDigits(currency, out var digits))
        {
            problem = $"'{parts[1]}' is no active currency of ISO 4217.";
            return null;
        }

        for (var digit = 0; digit < digits && major <= AmountLimits.MaxMinorUnits; digit++)
        {
            major *= 10;
        }

        if (major != decimal.Truncate(major))
        {
            problem = $"'{text}' has more decimals than {currency} has ({digits}).";
            return null;
        }

        if (major > AmountLimits.MaxMinorUnits)
        {
            problem = $"'{text}' is too much.";
            return null;
        }

        return new Money { CurrencyCode = parts[1], MinorUnits = (long)major };
    }
}
