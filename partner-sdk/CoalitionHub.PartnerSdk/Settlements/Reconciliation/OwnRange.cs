using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.PartnerSdk;

/// <summary>Days, or one day's keys that begin with a prefix.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last.</param>
/// <param name="Prefix">What the keys begin with; its bytes are the number's highest.</param>
/// <param name="PrefixLength">How many bytes of it count.</param>
internal readonly record struct OwnRange(DateOnly First, DateOnly Last, ulong Prefix, int PrefixLength)
{
    public ulong FirstKey => Prefix;

    public ulong LastKey => PrefixLength == 0 ? ulong.MaxValue : Prefix | (ulong.MaxValue >> (8 * PrefixLength));

    public byte[] PrefixBytes()
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Prefix);
        return bytes[..PrefixLength];
    }
}

/// <summary>
/// The partner's records in order of day and key, with running sums, so that the digest of any range is found by two searches. The
/// contract says at ReconciliationService what is hashed.
/// </summary>
internal sealed class OwnRecords
{
    private readonly (int Day, ulong Key, OwnTransaction Transaction)[] records;
    private readonly UInt128[] sums;

    /// <param name="transactions">Each kind and reference once.</param>
    public OwnRecords(IEnumerable<(DateOnly Date, OwnTransaction Transaction)> transactions)
    {
        records = [.. transactions.Select(one => (one.Date.DayNumber, KeyOf(one.Transaction), one.Transaction)).OrderBy(one => (one.DayNumber, one.Item2))];
        sums = new UInt128[records.Length + 1];
        for (var index = 0; index < records.Length; index++)
        {
            sums[index + 1] = unchecked(sums[index] + ContentOf(records[index].Day, records[index].Transaction));
        }
    }

    public int Count => records.Length;

    public (long Count, UInt128 Digest) DigestOf(OwnRange range)
    {
        var (from, until) = Bounds(range);
        return (until - from, unchecked(sums[until] - sums[from]));
    }

    public IEnumerable<(DateOnly Date, OwnTransaction Transaction)> In(OwnRange range)
    {
        var (from, until) = Bounds(range);
        return records[from..until].Select(record => (DateOnly.FromDayNumber(record.Day), record.Transaction));
    }

    /// <summary>Of one day: what keys begin with, one byte longer, as far as there are any.</summary>
    public IEnumerable<OwnRange> PartsOf(OwnRange range)
    {
        var (from, until) = Bounds(range);
        var shift = 56 - (8 * range.PrefixLength);
        return records[from..until].Select(record => record.Key >> shift << shift).Distinct()
            .Select(prefix => range with { Prefix = prefix, PrefixLength = range.PrefixLength + 1 });
    }

    private (int From, int Until) Bounds(OwnRange range) =>
        (CountBefore(range.First.DayNumber, range.FirstKey, orEqual: false), CountBefore(range.Last.DayNumber, range.LastKey, orEqual: true));

    private int CountBefore(int day, ulong key, bool orEqual)
    {
        var (from, until) = (0, records.Length);
        while (from < until)
        {
            var middle = from + ((until - from) / 2);
            var order = (records[middle].Day, records[middle].Key).CompareTo((day, key));
            if (order < 0 || (orEqual && order == 0))
            {
                from = middle + 1;
            }
            else
            {
                until = middle;
            }
        }

        return from;
    }

    private static ulong KeyOf(OwnTransaction transaction) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([0, (byte)transaction.Kind, .. Encoding.UTF8.GetBytes(transaction.MerchantReference)]));

    private static UInt128 ContentOf(int dayNumber, OwnTransaction transaction)
    {
        Span<byte> numbers = stackalloc byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32BigEndian(numbers, dayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        BinaryPrimitives.WriteInt64BigEndian(numbers[sizeof(int)..], transaction.Points);
        return BinaryPrimitives.ReadUInt128BigEndian(
            SHA256.HashData([1, (byte)transaction.Kind, .. numbers, .. Encoding.UTF8.GetBytes(transaction.MerchantReference)]));
    }
}
