using System.Globalization;
using CoalitionHub.Core.Amounts;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;
using Money = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Values of the contract as a person reads them.</summary>
internal static class Words
{
    /// <summary>UnderReview is "under review".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        EnumText.Spaced(value, ' ');

    /// <summary>UTC, to the second; empty for none.</summary>
    public static string Of(Timestamp? time) =>
        time is null ? "" : time.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>In the largest unit that needs no fraction: 7d, 36h, 90s; empty for none.</summary>
    public static string Of(Duration? duration) => duration?.Seconds switch
    {
        null => "",
        var seconds when seconds % 86400 == 0 => $"{seconds / 86400}d",
        var seconds when seconds % 3600 == 0 => $"{seconds / 3600}h",
        var seconds when seconds % 60 == 0 => $"{seconds / 60}m",
        var seconds => $"{seconds}s",
    };

    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(Fraction? fraction) => fraction is null ? "" : $"{fraction.Numerator}/{fraction.Denominator}";

    /// <summary>In major units, with the currency's digits: 1,234.50 HKD.</summary>
    public static string Of(Money? money)
    {
        if (money is null || money.CurrencyCode.Length == 0)
        {
            return "";
        }

        var digits = CurrencyCode.TryParse(money.CurrencyCode, out var currency) && IsoMoney.TryGetDigits(currency, out var known) ? known : 0;
        return $"{Scaled(money.MinorUnits, digits)} {money.CurrencyCode}";
    }

    /// <summary>Micros of a money's major unit: 1,234.500000.</summary>
    public static string OfMicros(long micros) => Scaled(micros, 6);

    private static string Scaled(long units, int digits)
    {
        var scale = 1m;
        for (var digit = 0; digit < digits; digit++)
        {
            scale *= 10;
        }

        return (units / scale).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
