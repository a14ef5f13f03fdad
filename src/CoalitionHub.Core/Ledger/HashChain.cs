using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CoalitionHub.Core.Ledger;

/// <summary>
/// The journal's proof: h(i) = SHA-256( h(i-1) ‖ row(i) ), h(0) = 32 zero bytes. A row's bytes, version 1, all integers
/// big-endian: 0x01; seq, chain seq, debit, credit, amount (8 bytes each); kind, phase (1 each); hold seq, corrects seq (8);
/// terms, partner (4); member, source (8); purchase time, time (8, microseconds since the Unix epoch); previous seq, lot seq (8);
/// lot issuer, lot terms, lot expiry day, lot maturity day (4); request id (16 bytes, RFC 9562 order); length of the
/// reference commitment (1) and its bytes. No personal data is in it.
/// </summary>
public static class HashChain
{
    private const int FixedLength = 1 + 5 * 8 + 2 + 2 * 8 + 2 * 4 + 2 * 8 + 2 * 8 + 2 * 8 + 4 * 4 + 16 + 1;

    /// <summary>The value before the first transfer.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Extends the chain by one row, in place.</summary>
    /// <param name="hash">32 bytes: the value before, then the value after.</param>
    /// <param name="transfer">The row; its own <see cref="Transfer.Digest"/> is not part of it.</param>
    /// <returns>The row's digest.</returns>
    public static long Extend(Span<byte> hash, Transfer transfer)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes + FixedLength + 32];
        hash.CopyTo(bytes);
        var length = SHA256.HashSizeInBytes + Write(transfer, bytes[SHA256.HashSizeInBytes..]);
        SHA256.HashData(bytes[..length], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private static int Write(Transfer transfer, Span<byte> bytes)
    {
        var at = 0;
        bytes[at++] = 1;
        Long(transfer.Seq, bytes, ref at);
        Long(transfer.ChainSeq, bytes, ref at);
        Long(transfer.Debit.Value, bytes, ref at);
        Long(transfer.Credit.Value, bytes, ref at);
        Long(transfer.Amount, bytes, ref at);
        bytes[at++] = (byte)transfer.Kind;
        bytes[at++] = (byte)transfer.Phase;
        Long(transfer.HoldSeq, bytes, ref at);
        Long(transfer.CorrectsSeq, bytes, ref at);
        Int(transfer.TermsNo, bytes, ref at);
        Int(transfer.PartnerNo, bytes, ref at);
        Long(transfer.MemberNo, bytes, ref at);
        Long(transfer.SourceNo, bytes, ref at);
        Long(transfer.PurchaseTimeMicros, bytes, ref at);
        Long(transfer.TimeMicros, bytes, ref at);
        Long(transfer.PreviousSeq, bytes, ref at);
        Long(transfer.LotSeq, bytes, ref at);
        Int(transfer.LotIssuerNo, bytes, ref at);
        Int(transfer.LotTermsNo, bytes, ref at);
        Int(transfer.LotExpiresOn, bytes, ref at);
        Int(transfer.LotMaturesOn, bytes, ref at);
        transfer.RequestId.TryWriteBytes(bytes[at..], bigEndian: true, out var written);
        at += written;
        bytes[at++] = (byte)transfer.ReferenceCommitment.Length;
        transfer.ReferenceCommitment.Span.CopyTo(bytes[at..]);
        return at + transfer.ReferenceCommitment.Length;
    }

    private static void Long(long value, Span<byte> bytes, ref int at)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes[at..], value);
        at += sizeof(long);
    }

    private static void Int(int value, Span<byte> bytes, ref int at)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes[at..], value);
        at += sizeof(int);
    }
}
