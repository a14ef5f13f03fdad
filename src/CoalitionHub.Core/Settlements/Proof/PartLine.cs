using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>One transfer as one partner's part of a window sees it: what every line of its statement is a sum of.</summary>
/// <param name="PartnerNo">Whose part.</param>
/// <param name="Transfer">The transfer.</param>
/// <param name="Purpose">Why the points of its chain moved.</param>
/// <param name="Kind">The line of the statement that it belongs to.</param>
/// <param name="CurrencyNo">The points currency of that line; 0 for none.</param>
/// <param name="Points">0 for a transfer of money.</param>
/// <param name="OwedMicros">Money that the partner owes by it.</param>
/// <param name="DueMicros">Money that it is due by it.</param>
public sealed record PartLine(
    int PartnerNo, Transfer Transfer, TransferKind Purpose, LineKind Kind, int CurrencyNo, long Points, long OwedMicros, long DueMicros)
{
    private const byte Version = 1;
    private const int FixedBytes = 1 + 2 * 8 + 1 + 1 + 5 * 8 + 1 + 1 + 1;
    private const byte Priced = 1;
    private const byte OfOther = 2;

    /// <summary>In which volumes the points count.</summary>
    public LineVolume Volume { get; init; }

    /// <summary>When it took effect: when the purchase was made, else when it was booked.</summary>
    public long EffectiveMicros => Transfer.PurchaseTimeMicros != 0 ? Transfer.PurchaseTimeMicros : Transfer.TimeMicros;

    /// <summary>
    /// The bytes that the partner's tree is made over, the same for ever, all integers big-endian: 0x01; seq, chain seq (8 bytes each);
    /// kind (1); length (1) and ASCII of the points currency's code; points, owed, due, effective time, journal time (8 each; micros);
    /// length (1) and bytes of the commitment to the merchant's reference; length (1) and ASCII of the id of the version in whose volume the points
    /// count, and 1 where its price ranges are about them, plus 2 where they bear interchange (1). There is nothing of the member in it.
    /// </summary>
    /// <param name="currencyCode">The code of <see cref="CurrencyNo"/>; empty for none.</param>
    /// <param name="termsId">The id of the version that <see cref="Volume"/> names; empty for none.</param>
    public byte[] CanonicalBytes(string currencyCode, string termsId)
    {
        var bytes = new byte[FixedBytes + currencyCode.Length + termsId.Length + Transfer.ReferenceCommitment.Length];
        var leaf = new LeafWriter(bytes);
        leaf.Byte(Version);
        leaf.Long(Transfer.Seq);
        leaf.Long(Transfer.ChainSeq);
        leaf.Byte((byte)Kind);
        leaf.Text(currencyCode);
        leaf.Long(Points);
        leaf.Long(OwedMicros);
        leaf.Long(DueMicros);
        leaf.Long(EffectiveMicros);
        leaf.Long(Transfer.TimeMicros);
        leaf.Byte(checked((byte)Transfer.ReferenceCommitment.Length));
        leaf.Bytes(Transfer.ReferenceCommitment.Span);
        leaf.Text(termsId);
        leaf.Byte((byte)((Volume.IsPriced ? Priced : 0) + (Volume.IsOfOther ? OfOther : 0)));
        return bytes;
    }
}
