using System.Buffers.Binary;
using System.Text;

namespace CoalitionHub.PartnerSdk;

/// <summary>The bytes that trees are made over, as the contract says at the message WindowProof.</summary>
internal static class LeafBytes
{
    private const byte Version = 1;
    private const byte ShareVersion = 2;

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
        Text(bytes, transaction.TermsId?.Value ?? "");
        bytes.WriteByte((byte)((transaction.CountsInPriceRanges ? 1 : 0) + (transaction.BearsInterchange ? 2 : 0)));
        return bytes.ToArray();
    }

    public static byte[] Of(StatementShare share)
    {
        using MemoryStream bytes = new();
        bytes.WriteByte(ShareVersion);
        bytes.WriteByte((byte)share.Kind);
        Text(bytes, share.PointsCurrencyCode);
        Text(bytes, share.TermsId.Value ?? "");
        Text(bytes, share.PayerId.Value ?? "");
        Text(bytes, share.PayeeId.Value ?? "");
        Long(bytes, share.Points);
        bytes.WriteByte((byte)(share.IsReturned ? 1 : 0));
        Text(bytes, share.MicrosPerPoint);
        Long(bytes, share.Micros);
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
        Long(bytes, proof.LeafCount);
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
