using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.Core.Settlements.Reconciliation;

/// <summary>A purchase, burn or return as both sides know it, without asking each other.</summary>
/// <param name="Kind">1 earn, 2 burn, 3 return.</param>
/// <param name="Reference">The merchant's own reference.</param>
/// <param name="Day">The UTC day of the purchase's time, days since the Unix epoch.</param>
/// <param name="Points">Points earned, burnt, or taken or given back.</param>
public readonly record struct TillTransaction(byte Kind, string Reference, int Day, long Points)
{
    private const int MaxReferenceBytes = 256;
    private const byte KeyTag = 0;
    private const byte ContentTag = 1;

    /// <summary>Its place within the day: the first 8 bytes, big-endian, of SHA-256(0x00 ‖ kind ‖ reference in UTF-8). The same on both sides whatever else differs.</summary>
    public ulong Key()
    {
        Span<byte> bytes = stackalloc byte[2 + MaxReferenceBytes];
        bytes[0] = KeyTag;
        bytes[1] = Kind;
        var length = 2 + Encoding.UTF8.GetBytes(Reference, bytes[2..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>What it adds to a digest: the first 16 bytes, big-endian, of SHA-256(0x01 ‖ kind ‖ day, 4 bytes ‖ points, 8 bytes ‖ reference in UTF-8).</summary>
    public UInt128 Content()
    {
        Span<byte> bytes = stackalloc byte[14 + MaxReferenceBytes];
        bytes[0] = ContentTag;
        bytes[1] = Kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes[2..], Day);
        BinaryPrimitives.WriteInt64BigEndian(bytes[6..], Points);
        var length = 14 + Encoding.UTF8.GetBytes(Reference, bytes[14..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
