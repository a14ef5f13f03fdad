using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>
/// Checks a request's fields and collects what is wrong with them, so that a caller learns of all faults at once. The first
/// fault's reason is the refusal's.
/// </summary>
internal sealed class FieldChecks
{
    private readonly List<FieldFault> faults = [];
    private Reason first;

    /// <summary>Why the request is refused; null when nothing was found.</summary>
    public Refusal? Refusal => faults.Count == 0
        ? null
        : new Refusal(first, string.Join(" ", faults.Select(fault => $"{fault.Field}: {fault.Description}"))) { Fields = [.. faults] };

    /// <summary>Notes a fault that the caller found.</summary>
    public void Add(Reason reason, string field, string description)
    {
        first = faults.Count == 0 ? reason : first;
        faults.Add(new FieldFault(field, description));
    }

    /// <summary>A text that must be there, of at most so many characters, without control characters.</summary>
    public string Text(string field, string value, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Add(Reason.FieldMissing, field, $"must be given: 1 to {maxLength} characters.");
        }

        return OptionalText(field, value, maxLength);
    }

    /// <summary>A text that may be empty.</summary>
    public string OptionalText(string field, string value, int maxLength)
    {
        if (value.Length > maxLength)
        {
            Add(Reason.FieldTooLong, field, $"has {value.Length} characters, at most {maxLength} are taken.");
        }
        else if (!IsPrintable(value))
        {
            Add(Reason.FieldInvalid, field, "must not hold control characters, line separators, overrides of the writing direction or broken surrogate pairs.");
        }

        return value;
    }

    /// <summary>Points: 1 to <see cref="AmountLimits.MaxPoints"/>.</summary>
    public long Points(string field, long value) => Amount(field, value, AmountLimits.MaxPoints);

    /// <summary>An amount that must be positive and at most so large.</summary>
    public long Amount(string field, long value, long max)
    {
        if (value <= 0)
        {
            Add(Reason.AmountNotPositive, field, $"is {value}, must be 1 to {max}.");
        }
        else if (value > max)
        {
            Add(Reason.AmountTooLarge, field, $"is {value}, must be 1 to {max}.");
        }

        return value;
    }

    /// <summary>A number within bounds.</summary>
    public long Number(string field, long value, long min, long max)
    {
        if (value < min || value > max)
        {
            Add(Reason.FieldInvalid, field, $"is {value}, must be {min} to {max}.");
        }

        return value;
    }

    /// <summary>A money amount of 0 or more in a currency of ISO 4217.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="value">As it came.</param>
    /// <param name="mayBeZero">Whether 0 is an amount here.</param>
    /// <param name="mostMicros">The most, in micros; where it isn't said, <see cref="AmountLimits.MaxMinorUnits"/> bounds it.</param>
    public Money Money(string field, Protos.Amounts.V1.Money? value, bool mayBeZero = false, long? mostMicros = null)
    {
        if (value is null)
        {
            Add(Reason.FieldMissing, field, "must be given: a currency_code of ISO 4217 and minor_units.");
            return default;
        }

        var currency = MoneyCurrency(field + ".currency_code", value.CurrencyCode);
        var most = mostMicros is { } micros && IsoMoney.TryGetDigits(currency, out _) ? micros / IsoMoney.MicrosPerMinorUnit(currency) : AmountLimits.MaxMinorUnits;
        if (value.MinorUnits < 0 || (value.MinorUnits == 0 && !mayBeZero))
        {
            Add(mayBeZero ? Reason.AmountNegative : Reason.AmountNotPositive, field + ".minor_units", $"is {value.MinorUnits}, must be {(mayBeZero ? 0 : 1)} to {most}.");
        }
        else if (value.MinorUnits > most)
        {
            Add(Reason.AmountTooLarge, field + ".minor_units", $"is {value.MinorUnits}, at most {most} is taken.");
        }

        return new Money(currency, value.MinorUnits);
    }

    /// <summary>The code of an ISO 4217 money.</summary>
    public CurrencyCode MoneyCurrency(string field, string value)
    {
        if (!CurrencyCode.TryParse(value, out var currency) || !IsoMoney.TryGetDigits(currency, out _))
        {
            Add(value.Length == 0 ? Reason.FieldMissing : Reason.CurrencyUnknown, field, "must be an active ISO 4217 code in upper case, such as HKD.");
        }

        return currency;
    }

    /// <summary>The code of points.</summary>
    public CurrencyCode PointsCurrency(string field, string value)
    {
        if (!CurrencyCode.TryParse(value, out var currency))
        {
            Add(value.Length == 0 ? Reason.FieldMissing : Reason.CurrencyUnknown, field, "must be three to eight upper-case letters or digits, beginning with a letter.");
        }

        return currency;
    }

    /// <summary>An exact rate.</summary>
    public Fraction Fraction(string field, Protos.Amounts.V1.Fraction? value, bool mayBeZero = true)
    {
        var fraction = value is null ? default : new Fraction(value.Numerator, value.Denominator);
        if (value is null)
        {
            Add(Reason.FieldMissing, field, "must be given: numerator and denominator.");
        }
        else if (!fraction.IsValid || (fraction.IsZero && !mayBeZero))
        {
            Add(Reason.FractionInvalid, field, $"is {value.Numerator}/{value.Denominator}; the numerator must be {(mayBeZero ? 0 : 1)}, the denominator 1, to {Core.Amounts.Fraction.MaxTerm}.");
        }

        return fraction;
    }

    /// <summary>A time that must be given.</summary>
    /// <returns>Microseconds since the Unix epoch; 0 when it is wrong.</returns>
    public long Time(string field, Timestamp? value)
    {
        if (value is null)
        {
            Add(Reason.FieldMissing, field, "must be given.");
            return 0;
        }

        // Years 1970 to 9999: what both a Timestamp and our microseconds can say.
        if (value.Seconds is < 0 or > 253_402_300_799 || value.Nanos is < 0 or > 999_999_999)
        {
            Add(Reason.TimeInvalid, field, "must lie between 1970 and 9999.");
            return 0;
        }

        return value.Seconds * 1_000_000 + value.Nanos / 1000;
    }

    /// <summary>A time that may be left out.</summary>
    /// <returns>Microseconds since the Unix epoch, 1 or more; 0 when it is left out, or wrong.</returns>
    public long OptionalTime(string field, Timestamp? value) => value is null ? 0 : Math.Max(1, Time(field, value));

    /// <summary>The state to list; unspecified for all.</summary>
    public void State<T>(T value)
        where T : struct, System.Enum
    {
        if (!System.Enum.IsDefined(value))
        {
            Add(Reason.FieldInvalid, "state", $"must be left out, or one of {string.Join(", ", System.Enum.GetNames<T>().Skip(1))}.");
        }
    }

    /// <summary>The number in an opaque id.</summary>
    /// <returns>0 when it is none; the fault is noted only when the text is empty or no id of any kind, so that a wrong id is simply not found.</returns>
    public long Id(string field, string prefix, string value)
    {
        if (OpaqueId.TryParse(prefix, value, out var number))
        {
            return number;
        }

        Add(value.Length == 0 ? Reason.FieldMissing : Reason.IdInvalid, field, $"must be an id that begins with {prefix}_.");
        return 0;
    }

    /// <summary>A length of time that must be given.</summary>
    /// <returns>Microseconds; 0 when it is wrong.</returns>
    public long Duration(string field, Duration? value, TimeSpan most)
    {
        if (value is null)
        {
            Add(Reason.FieldMissing, field, "must be given.");
            return 0;
        }

        var isWrong = value.Seconds < 0 || value.Seconds > (long)most.TotalSeconds || value.Nanos is < 0 or > 999_999_999;
        var micros = isWrong ? 0 : value.Seconds * 1_000_000 + value.Nanos / 1000;
        if (micros == 0 || micros > (long)most.TotalMicroseconds)
        {
            Add(Reason.FieldInvalid, field, $"must be longer than nothing and at most {most.TotalDays:0.##} days.");
            return 0;
        }

        return micros;
    }

    /// <summary>The number in an opaque id of a kind that is counted in an int. A larger number was never given: it is found nowhere.</summary>
    public int IntId(string field, string prefix, string value) => (int)Math.Min(Id(field, prefix, value), int.MaxValue);

    /// <summary>The number in an opaque id of something that is numbered in 32 bits: a partner, terms, a route, a window.</summary>
    /// <returns>0 when it is none.</returns>
    public int SmallId(string field, string prefix, string value)
    {
        var number = Id(field, prefix, value);
        if (number <= int.MaxValue)
        {
            return (int)number;
        }

        Add(Reason.IdInvalid, field, $"must be an id that begins with {prefix}_.");
        return 0;
    }

    /// <summary>A value of an enumeration of the contract that must be known and not unspecified.</summary>
    /// <returns>The value; unspecified when it is wrong, since not every number that a caller can send fits the core's own enumerations.</returns>
    public T Known<T>(string field, T value)
        where T : struct, System.Enum
    {
        var isUnspecified = Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) == 0;
        if (!isUnspecified && System.Enum.IsDefined(value))
        {
            return value;
        }

        Add(isUnspecified ? Reason.FieldMissing : Reason.FieldInvalid, field, $"must be one of {string.Join(", ", System.Enum.GetNames<T>().Skip(1))}.");
        return default;
    }

    /// <summary>
    /// What could make a text look like another one where people read it: beside controls the separators of lines and paragraphs, and
    /// the embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9, 2.1 to 2.5). The marks that plain
    /// right-to-left text needs are none of them.
    /// </summary>
    private static bool IsUnprintable(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsPrintable(string value)
    {
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return true;
        }

        foreach (var letter in value)
        {
            if (IsUnprintable(letter))
            {
                return false;
            }
        }

        return IsWellFormed(value);
    }

    private static bool IsWellFormed(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return false;
            }
        }

        return true;
    }
}
