using System.Globalization;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Reconciliation;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Reconciliation;

/// <summary>A range as a request asks for it.</summary>
/// <param name="Days">Its days.</param>
/// <param name="Prefix">What its keys begin with.</param>
internal sealed record KeyRange(DayRange Days, byte[] Prefix)
{
    public const string DateFormat = "yyyy-MM-dd";
    public const int MaxPrefix = 7;

    public static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Reads a range; notes what is wrong.</summary>
    public static KeyRange Of(FieldChecks checks, TransactionRange? range)
    {
        if (range is null)
        {
            checks.Add(Reason.FieldMissing, "range", "is required.");
            return new KeyRange(default, []);
        }

        var first = Day(checks, "range.first_date", range.FirstDate);
        var last = Day(checks, "range.last_date", range.LastDate);
        if (last < first)
        {
            checks.Add(Reason.TimeInvalid, "range.last_date", "must not be before first_date.");
        }

        if (range.KeyPrefix.Length > MaxPrefix)
        {
            checks.Add(Reason.FieldTooLong, "range.key_prefix", $"has {range.KeyPrefix.Length} bytes, at most {MaxPrefix} are taken.");
        }
        else if (range.KeyPrefix.Length > 0 && first != last)
        {
            checks.Add(Reason.FieldInvalid, "range.key_prefix", "is only for one day.");
        }

        return new KeyRange(new DayRange(first, last), range.KeyPrefix.ToByteArray());
    }

    /// <summary>True when the key begins with the prefix.</summary>
    public bool Has(ulong key)
    {
        for (var index = 0; index < Prefix.Length; index++)
        {
            if (ByteOf(key, index) != Prefix[index])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The byte after the prefix.</summary>
    public byte NextByteOf(ulong key) => ByteOf(key, Prefix.Length);

    private static byte ByteOf(ulong key, int index) => (byte)((key >> (56 - 8 * index)) & 0xFF);

    private static int Day(FieldChecks checks, string field, string text)
    {
        if (text.Length == 0)
        {
            checks.Add(Reason.FieldMissing, field, "is required.");
            return 0;
        }

        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= Epoch)
        {
            return date.DayNumber - Epoch.DayNumber;
        }

        checks.Add(Reason.TimeInvalid, field, "must be a day such as 2026-01-31, not before 1970.");
        return 0;
    }
}
