using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// What this process signed lately. Nearly every quote comes back to the process that gave it, within seconds, and then a hash is
/// enough where checking the signature would be the dearest step of the exchange. Whatever isn't here may be ours all the same:
/// then the signature says so.
/// </summary>
internal sealed class RecentSignatures
{
    /// <summary>How many are remembered: some seconds of quotes at full load, in about 3 MB.</summary>
    public const int Capacity = 32_768;

    private readonly Lock gate = new();
    private readonly HashSet<UInt256> known = [];
    private readonly Queue<UInt256> inOrder = new();

    /// <summary>Remembers a signature of ours.</summary>
    public void Add(string keyId, ReadOnlySpan<byte> quote, ReadOnlySpan<byte> signature)
    {
        var digest = DigestOf(keyId, quote, signature);
        lock (gate)
        {
            if (!known.Add(digest))
            {
                return;
            }

            inOrder.Enqueue(digest);
            if (inOrder.Count > Capacity)
            {
                known.Remove(inOrder.Dequeue());
            }
        }
    }

    /// <summary>True when exactly this signature, by this key over exactly these bytes, was made here lately.</summary>
    public bool Contains(string keyId, ReadOnlySpan<byte> quote, ReadOnlySpan<byte> signature)
    {
        var digest = DigestOf(keyId, quote, signature);
        lock (gate)
        {
            return known.Contains(digest);
        }
    }

    /// <summary>The lengths go first, so that nothing can move from one part to another.</summary>
    private static UInt256 DigestOf(string keyId, ReadOnlySpan<byte> quote, ReadOnlySpan<byte> signature)
    {
        var key = Encoding.UTF8.GetBytes(keyId);
        byte[] all = [.. BitConverter.GetBytes(key.Length), .. BitConverter.GetBytes(signature.Length), .. key, .. signature, .. quote];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all, digest);
        return new UInt256(
            BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest[8..]), BitConverter.ToUInt64(digest[16..]), BitConverter.ToUInt64(digest[24..]));
    }

    private readonly record struct UInt256(ulong First, ulong Second, ulong Third, ulong Fourth);
}
