using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>What a till says about a purchase, a burn or a return.</summary>
/// <param name="Reference">The merchant's own: 1 to 64 characters.</param>
/// <param name="ReferenceSalt">16 random bytes, made for this call.</param>
/// <param name="Amount">The money paid; of currency "" and 0 where none is named.</param>
/// <param name="Lines">The receipt's lines; may be empty.</param>
/// <param name="Store">May be empty.</param>
/// <param name="Channel">May be unspecified.</param>
/// <param name="PurchaseTimeMicros">When it happened, microseconds since the Unix epoch; 0 for now.</param>
public sealed record TillReceipt(
    string Reference,
    ReadOnlyMemory<byte> ReferenceSalt,
    Money Amount,
    ImmutableArray<PurchaseLine> Lines,
    string Store,
    Channel Channel,
    long PurchaseTimeMicros)
{
    /// <summary>How far a till's clock may be ahead of the hub's: five minutes.</summary>
    public const long MaxLeadMicros = 5 * 60 * 1_000_000L;

    /// <summary>When it happened: as the till says, else now.</summary>
    public long TimeAt(Moment moment) => PurchaseTimeMicros == 0 ? moment.NowMicros : PurchaseTimeMicros;

    /// <summary>Refuses a time that the terms don't allow, or a reference that was used before.</summary>
    public Refusal? Check(HubState state, Moment moment, int partnerNo, PurchaseKind kind, long maxLatenessMicros)
    {
        var lateness = PurchaseTimeMicros == 0 ? 0 : moment.ClockMicros - PurchaseTimeMicros;
        if (lateness < -MaxLeadMicros)
        {
            return new Refusal(Reason.PurchaseInFuture, "The purchase's time lies more than five minutes ahead of the hub's clock.");
        }

        if (lateness > maxLatenessMicros)
        {
            return new Refusal(Reason.PurchaseTooLate, $"The purchase is {lateness / 1_000_000} seconds old; the terms take it up to {maxLatenessMicros / 1_000_000} seconds afterwards.");
        }

        if (PurchaseTimeMicros != 0 && PeriodLock.Test(state, PurchaseTimeMicros) is { } locked)
        {
            return locked;
        }

        return state.IsRecorded(new PurchaseReference(partnerNo, kind, Reference))
            ? new Refusal(Reason.PurchaseAlreadyRecorded, "The merchant's reference was used before, by another request.")
            : null;
    }

    /// <summary>What the journal keeps instead of the reference: the first 16 bytes of SHA-256( salt ‖ reference in UTF-8 ).</summary>
    public ReadOnlyMemory<byte> Commitment() => CommitmentOf(ReferenceSalt.Span, Reference);

    /// <summary>The commitment to a reference; proves, with the salt, that a journal row is about that reference.</summary>
    public static byte[] CommitmentOf(ReadOnlySpan<byte> salt, string reference)
    {
        Span<byte> bytes = stackalloc byte[salt.Length + Encoding.UTF8.GetMaxByteCount(reference.Length)];
        salt.CopyTo(bytes);
        var length = salt.Length + Encoding.UTF8.GetBytes(reference, bytes[salt.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return hash[..16].ToArray();
    }

    /// <summary>The header of the chain that books it.</summary>
    public ChainHeader Header(Moment moment, int partnerNo, long memberNo, long purchaseNo, int termsNo, long correctsSeq = 0) =>
        new(moment.RequestId, moment.NowMicros)
        {
            PartnerNo = partnerNo,
            MemberNo = memberNo,
            SourceNo = purchaseNo,
            TermsNo = termsNo,
            ReferenceCommitment = Commitment(),
            PurchaseTimeMicros = TimeAt(moment),
            CorrectsSeq = correctsSeq,
        };
}
