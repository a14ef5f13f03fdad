using System.Globalization;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>How times and days are said in the contract.</summary>
internal static class ContractTimes
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly int EpochDayNumber = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>A time that is there.</summary>
    public static Timestamp Time(long micros) => new()
    {
        Seconds = Math.DivRem(micros, 1_000_000, out var rest),
        Nanos = (int)rest * 1000,
    };

    /// <summary>A time, or null for 0: not yet.</summary>
    public static Timestamp? OptionalTime(long micros) => micros == 0 ? null : Time(micros);

    /// <summary>The microseconds of a time that the hub said itself.</summary>
    public static long Micros(Timestamp time) => time.Seconds * 1_000_000 + time.Nanos / 1000;

    /// <summary>The beginning of the day on which pending points become available; null for none, and for <see cref="Lot.Never"/>.</summary>
    public static Timestamp? PendingUntil(int maturesOn) => maturesOn is 0 or Lot.Never ? null : Time(maturesOn * Moment.MicrosPerDay);

    /// <summary>The last day on which points can be used, given the first on which they can't; empty when they never expire.</summary>
    public static string LastDay(int expiresOn) =>
        expiresOn is 0 or Lot.Never ? "" : DateOnly.FromDayNumber(EpochDayNumber + expiresOn - 1).ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The first day on which points can't be used any more, given the last on which they can.</summary>
    /// <exception cref="FormatException">The text is no day that <see cref="LastDay"/> wrote.</exception>
    public static int ExpiryDay(string lastDay) =>
        lastDay.Length == 0 ? Lot.Never : DateOnly.ParseExact(lastDay, DateFormat, CultureInfo.InvariantCulture).DayNumber - EpochDayNumber + 1;
}
