namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>The root of the tree over one partner's lines of a window; or, of partner 0, over all partners' roots. Kept at the calculation, and never changed.</summary>
/// <param name="Key">Which window and partner.</param>
/// <param name="Count">How many lines the tree is over; for the window: how many partners.</param>
/// <param name="OwedMicros">What the lines' money comes to: owed by the partner.</param>
/// <param name="DueMicros">The same, due to it.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record WindowRoot(PartKey Key, long Count, long OwedMicros, long DueMicros, ReadOnlyMemory<byte> Hash)
{
    private const byte Version = 1;

    /// <summary>True when both say the same.</summary>
    public bool Agrees(WindowRoot other) =>
        (Key, Count, OwedMicros, DueMicros) == (other.Key, other.Count, other.OwedMicros, other.DueMicros) && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <summary>
    /// The bytes that stand for the partner in the window's tree, all integers big-endian: 0x01; length (1) and ASCII of the window's
    /// id, then of the partner's; the window's first and last seq (8 each); count, owed, due (8 each); the root (32).
    /// </summary>
    public byte[] CanonicalBytes(Window window, string partnerId)
    {
        var bytes = new byte[3 + window.Id.Length + partnerId.Length + 5 * sizeof(long) + Hash.Length];
        var leaf = new LeafWriter(bytes);
        leaf.Byte(Version);
        leaf.Text(window.Id);
        leaf.Text(partnerId);
        foreach (var number in (ReadOnlySpan<long>)[window.FromSeq, window.ToSeq, Count, OwedMicros, DueMicros])
        {
            leaf.Long(number);
        }

        leaf.Bytes(Hash.Span);
        return bytes;
    }
}
