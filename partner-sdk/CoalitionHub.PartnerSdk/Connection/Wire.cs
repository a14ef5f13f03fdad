using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using WireAmounts = CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's common values and ours.</summary>
internal static class Wire
{
    public static Timestamp? Of(DateTimeOffset? time) => time is { } value ? Timestamp.FromDateTimeOffset(value) : null;

    public static Duration? Of(TimeSpan? duration) => duration is { } value ? Duration.FromTimeSpan(value) : null;

    public static WireAmounts.Money? Of(Money? money) =>
        money is { } value ? new WireAmounts.Money { CurrencyCode = value.CurrencyCode ?? "", MinorUnits = value.MinorUnits } : null;

    public static string Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time that the contract says is always there.</summary>
    public static DateTimeOffset Time(Timestamp? time) => time?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;

    public static DateTimeOffset? OptionalTime(Timestamp? time) => time?.ToDateTimeOffset();

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static Money? OptionalMoney(WireAmounts.Money? money) => money is null ? null : new Money(money.CurrencyCode, money.MinorUnits);

    /// <summary>An amount that the contract says is always there.</summary>
    public static Money Amount(WireAmounts.Money? money) => OptionalMoney(money) ?? new Money("", 0);

    public static Fraction Rate(WireAmounts.Fraction? rate) => rate is null ? new Fraction(0, 1) : new Fraction(rate.Numerator, rate.Denominator);

    public static string? TextOrNull(string text) => text.Length == 0 ? null : text;
}
