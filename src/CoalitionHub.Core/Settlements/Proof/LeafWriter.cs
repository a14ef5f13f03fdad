using System.Buffers.Binary;
using System.Text;

namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>Writes the bytes of a leaf, one value after the other: integers big-endian, texts as their length (1) and ASCII.</summary>
/// <param name="bytes">As many as will be written.</param>
internal ref struct LeafWriter(Span<byte> bytes)
{
    private Span<byte> rest = bytes;

    public void Byte(byte value)
    {
        rest[0] = value;
        rest = rest[1..];
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, value);
        rest = rest[sizeof(long)..];
    }

    public void Text(string text)
    {
        Byte(checked((byte)text.Length));
        rest = rest[Encoding.ASCII.GetBytes(text, rest)..];
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(rest);
        rest = rest[value.Length..];
    }
}
