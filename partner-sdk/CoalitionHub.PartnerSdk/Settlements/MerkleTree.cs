using System.Security.Cryptography;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The tree of RFC 6962, section 2.1, over SHA-256, fed leaf by leaf. Written a second time here, from the standard: a partner who
/// checked the hub with the hub's own code would check nothing.
/// </summary>
internal sealed class MerkleTree
{
    private readonly Stack<(byte[] Hash, long Leaves)> peaks = new();

    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> leaf)
    {
        var hash = Leaf(leaf);
        var leaves = 1L;
        while (peaks.TryPeek(out var left) && left.Leaves == leaves)
        {
            hash = Node(peaks.Pop().Hash, hash);
            leaves *= 2;
        }

        peaks.Push((hash, leaves));
        Count++;
    }

    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var (hash, _) in peaks)
        {
            root = root is null ? hash : Node(hash, root);
        }

        return root ?? SHA256.HashData([]);
    }

    /// <summary>Whether the audit path leads from the leaf at this place of so many to the root.</summary>
    public static bool Leads(ReadOnlySpan<byte> leaf, int index, int count, IReadOnlyList<ReadOnlyMemory<byte>> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= count)
        {
            return false;
        }

        // RFC 9162, section 2.1.3.2: the last node of a level that has no neighbour moves up as it is.
        var hash = Leaf(leaf);
        var (place, last) = (index, count - 1);
        foreach (var beside in path)
        {
            if (last == 0)
            {
                return false;
            }

            if (place % 2 == 1 || place == last)
            {
                hash = Node(beside.Span, hash);
                while (place % 2 == 0 && place != 0)
                {
                    place /= 2;
                    last /= 2;
                }
            }
            else
            {
                hash = Node(hash, beside.Span);
            }

            place /= 2;
            last /= 2;
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    private static byte[] Leaf(ReadOnlySpan<byte> bytes) => SHA256.HashData([0, .. bytes]);

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);
}
