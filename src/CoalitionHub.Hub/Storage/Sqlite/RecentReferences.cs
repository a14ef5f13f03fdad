using CoalitionHub.Core.Purchases;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// The newest purchases by the hashes of their references, until they have their rows in <c>purchase_references</c>. Random
/// references that were indexed at once would change a page each; gathered, and written slice by slice in the order of the
/// hashes, many share one. What is only here is in <c>purchases</c> too, so a start finds it again.
/// </summary>
/// <param name="most">How many stay here; what is more is written with the next batch.</param>
internal sealed class RecentReferences(int most)
{
    private const int SliceBits = 10;
    private const int Slices = 1 << SliceBits;

    private readonly List<Entry>[] slices = [.. Enumerable.Range(0, Slices).Select(_ => new List<Entry>())];

    /// <summary>For each slice, the purchase up to which all of its own have their rows.</summary>
    private readonly long[] writtenUpTo = new long[Slices];

    private int next;
    private int due;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Starts anew.</summary>
    /// <param name="upTo">Every purchase up to this one has its row.</param>
    public void Reset(long upTo)
    {
        foreach (var slice in slices)
        {
            slice.Clear();
        }

        Array.Fill(writtenUpTo, upTo);
        (Count, next, due) = (0, 0, 0);
    }

    /// <summary>Takes in a purchase that is committed.</summary>
    public void Add(Entry entry)
    {
        slices[SliceOf(entry.Hash)].Add(entry);
        Count++;
    }

    /// <summary>Adds the purchases of this hash to <paramref name="found"/>; nearly always none, or one.</summary>
    public void Find(long hash, List<long> found)
    {
        foreach (var entry in slices[SliceOf(hash)])
        {
            if (entry.Hash == hash)
            {
                found.Add(entry.PurchaseNo);
            }
        }
    }

    /// <summary>Says which slices the next batch writes.</summary>
    /// <param name="coming">How many purchases it adds.</param>
    /// <param name="all">Write whatever is here.</param>
    /// <param name="last">The last purchase before the batch.</param>
    /// <returns>The purchase up to which all have their rows once the batch is committed.</returns>
    public long Plan(int coming, bool all, long last)
    {
        due = all ? Slices : 0;
        for (var left = Count; left + coming > most && due < Slices; due++)
        {
            left -= slices[(next + due) % Slices].Count;
        }

        return due == Slices ? last : writtenUpTo[(next + due) % Slices];
    }

    /// <summary>What the plan writes, in the order of the hashes as far as slices go.</summary>
    public IEnumerable<Entry> Due()
    {
        for (var index = 0; index < due; index++)
        {
            var slice = slices[(next + index) % Slices];
            slice.Sort();
            foreach (var entry in slice)
            {
                yield return entry;
            }
        }
    }

    /// <summary>The planned batch is committed: its slices are written.</summary>
    /// <param name="last">The last purchase before the batch.</param>
    public void Written(long last)
    {
        for (; due > 0; due--)
        {
            Count -= slices[next].Count;
            slices[next].Clear();
            writtenUpTo[next] = last;
            next = (next + 1) % Slices;
        }
    }

    /// <summary>The uppermost bits, sign included: slices follow each other as the hashes do.</summary>
    private static int SliceOf(long hash) => (int)(hash >> (64 - SliceBits)) + Slices / 2;

    /// <summary>A purchase, by its reference's hash.</summary>
    internal readonly record struct Entry(long Hash, long PurchaseNo) : IComparable<Entry>
    {
        public static Entry Of(PurchaseReference reference, long purchaseNo) => new(PurchaseReferenceRow.HashOf(reference), purchaseNo);

        public int CompareTo(Entry other) => Hash.CompareTo(other.Hash);
    }
}
