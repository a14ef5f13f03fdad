using System.Buffers.Binary;
using System.Text;

namespace CoalitionHub.PartnerSdk;

/// <summary>The bytes that trees are made over, as the contract says at the message WindowProof.</summary>
internal static class LeafBytes
{
    private const byte Version = 1;

    public static byte[] Of(WindowTransaction transaction)
    {
        using MemoryStream bytes = new();
        bytes.WriteByte(Version);
        Long(bytes, transaction.Seq);
        Long(bytes, transaction.ChainSeq);
        bytes.WriteByte((byte)transaction.Kind);
        Text(bytes, transaction.PointsCurrencyCode ?? "");
        Long(bytes, transaction.Points);
        Long(bytes, transaction.OwedMicros);
        Long(bytes, transaction.DueMicros);
        Long(bytes, Micros(transaction.EffectiveTime));
        Long(bytes, Micros(transaction.JournalTime));
        bytes.WriteByte((byte)transaction.ReferenceCommitment.Length);
        bytes.Write(transaction.ReferenceCommitment.Span);
        return bytes.ToArray();
    }

    public static byte[] Of(WindowProof proof)
    {
        using MemoryStream bytes = new();
        bytes.WriteByte(Version);
        Text(bytes, proof.WindowId.Value ?? "");
        Text(bytes, proof.PartnerId.Value ?? "");
        Long(bytes, proof.FirstSeq);
        Long(bytes, proof.LastSeq);
        Long(bytes, proof.TransactionCount);
        Long(bytes, proof.OwedMicros);
        Long(bytes, proof.DueMicros);
        bytes.Write(proof.TransactionsRoot.Span);
        return bytes.ToArray();
    }

    private static long Micros(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Text(MemoryStream bytes, string text)
    {
        bytes.WriteByte((byte)text.Length);
        bytes.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Long(MemoryStream bytes, long value)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        bytes.Write(number);
    }
}
