using System.Security.Cryptography;

namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>
/// The tree of RFC 6962, section 2.1, over SHA-256: a leaf is H(0x00 ‖ bytes), a node H(0x01 ‖ left ‖ right), a tree of n leaves
/// splits at the largest power of two below n, the empty tree is H(). It is fed leaf by leaf and keeps one hash for each power of
/// two, so its size doesn't grow with a window.
/// </summary>
public sealed class MerkleTree
{
    private readonly Stack<(byte[] Hash, long Leaves)> peaks = new();

    /// <summary>How many leaves it has.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the next leaf.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var (hash, leaves) = (LeafHash(bytes), 1L);
        while (peaks.TryPeek(out var left) && left.Leaves == leaves)
        {
            hash = NodeHash(peaks.Pop().Hash, hash);
            leaves *= 2;
        }

        peaks.Push((hash, leaves));
        Count++;
    }

    /// <summary>The root over the leaves so far, 32 bytes.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var (hash, _) in peaks)
        {
            root = root is null ? hash : NodeHash(hash, root);
        }

        return root ?? SHA256.HashData([]);
    }

    /// <summary>H(0x00 ‖ bytes).</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> bytes)
    {
        const int onStack = 512;
        var tagged = bytes.Length < onStack ? stackalloc byte[bytes.Length + 1] : new byte[bytes.Length + 1];
        tagged[0] = 0;
        bytes.CopyTo(tagged[1..]);
        return SHA256.HashData(tagged);
    }

    /// <summary>H(0x01 ‖ left ‖ right).</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * SHA256.HashSizeInBytes];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>The root over these leaf hashes.</summary>
    public static byte[] RootOf(ReadOnlySpan<byte[]> leafHashes) => leafHashes.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leafHashes[0],
        _ => NodeHash(RootOf(leafHashes[..Split(leafHashes.Length)]), RootOf(leafHashes[Split(leafHashes.Length)..])),
    };

    /// <summary>The audit path of one of these leaves: the hashes beside it on the way up, from the leaf's neighbour to the root's.</summary>
    public static IReadOnlyList<byte[]> PathOf(ReadOnlySpan<byte[]> leafHashes, int index)
    {
        if (leafHashes.Length <= 1)
        {
            return [];
        }

        var split = Split(leafHashes.Length);
        return index < split
            ? [.. PathOf(leafHashes[..split], index), RootOf(leafHashes[split..])]
            : [.. PathOf(leafHashes[split..], index - split), RootOf(leafHashes[..split])];
    }

    private static int Split(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));
}
