using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Purchases;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>Finds a purchase by the merchant's reference: one row for each, in the order of hashes.</summary>
/// <param name="Hash">As <see cref="HashOf"/> has it. Two references may share one, so the purchase itself says whether it is meant.</param>
/// <param name="PurchaseNo">The purchase.</param>
internal sealed record PurchaseReferenceRow(long Hash, long PurchaseNo)
{
    /// <summary>References are up to 64 characters; only what is wrong anyway is longer.</summary>
    private const int UsualBytes = 64 * 3;

    /// <summary>The first 8 bytes of SHA-256( partner, 4 bytes ‖ kind, 1 byte ‖ reference in UTF-8 ), all numbers little-endian.</summary>
    public static long HashOf(PurchaseReference reference)
    {
        const int prefix = sizeof(int) + sizeof(byte);
        var (partnerNo, kind, text) = reference;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= UsualBytes + 3 ? stackalloc byte[prefix + UsualBytes + 3] : new byte[prefix + most];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, partnerNo);
        bytes[sizeof(int)] = (byte)kind;
        var length = prefix + Encoding.UTF8.GetBytes(text, bytes[prefix..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
