using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Settlements.Proof;

namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>What one partner pays another in a window, and under whose version of terms.</summary>
/// <param name="WindowNo">The window.</param>
/// <param name="Kind">Interchange, or joint funding.</param>
/// <param name="TermsNo">The version: the redeemer's for interchange, the issuer's for joint funding.</param>
/// <param name="PayerNo">Who pays.</param>
/// <param name="PayeeNo">Who is paid.</param>
public readonly record struct ShareKey(int WindowNo, LineKind Kind, int TermsNo, int PayerNo, int PayeeNo);

/// <summary>
/// One share: price × share × points, rounded towards zero. Neither partner knows all of it from its own business, so both are told it,
/// in the same words; the lines of both statements are sums of these.
/// </summary>
/// <param name="Key">Who pays whom for what.</param>
/// <param name="CurrencyNo">The points.</param>
/// <param name="Points">How many; minus: more came back than were given, or burnt.</param>
/// <param name="Micros">What the payer owes; minus: it gets it back.</param>
public sealed record WindowShare(ShareKey Key, int CurrencyNo, long Points, long Micros)
{
    private const byte Version = 2;
    private const int FixedBytes = 1 + 1 + 4 + sizeof(long) + 1 + 1 + sizeof(long);

    /// <summary>Whether it is on this partner's statement.</summary>
    public bool Concerns(int partnerNo) => Key.PayerNo == partnerNo || Key.PayeeNo == partnerNo;

    /// <summary>Micros for one point, exactly: a share of the redemption price, or of the issue price.</summary>
    public Ratio Rate(WindowTerms terms)
    {
        var version = terms.Named(Key.TermsNo);
        return Key.Kind == LineKind.Interchange
            ? Ratio.Of(version.RedemptionPrice) * Ratio.Of(version.Charges.Interchange)
            : Ratio.Of(version.IssuePrice) * Ratio.Of(version.Charges.JointFunding.First(share => share.PartnerNo == Key.PayerNo).Share);
    }

    /// <summary>As the contract writes it: in lowest terms.</summary>
    public string RateText(WindowTerms terms)
    {
        var rate = Rate(terms);
        return $"{rate.Numerator}/{rate.Denominator}";
    }

    /// <summary>
    /// The bytes that stand for it in both partners' trees, all integers big-endian: 0x02; kind (1); length (1) and ASCII of the points
    /// currency's code, of the version's id, of the payer's, of the payee's; points without their sign (8); 1 where they came back, else 0
    /// (1); length (1) and ASCII of the rate; micros without their sign (8).
    /// </summary>
    public byte[] CanonicalBytes(WindowTerms terms, Func<int, string> currencyCodeOf, Func<int, string> partnerIdOf)
    {
        var (currencyCode, termsId, rate) = (currencyCodeOf(CurrencyNo), terms.Named(Key.TermsNo).Id, RateText(terms));
        var (payerId, payeeId) = (partnerIdOf(Key.PayerNo), partnerIdOf(Key.PayeeNo));
        var bytes = new byte[FixedBytes + currencyCode.Length + termsId.Length + payerId.Length + payeeId.Length + rate.Length];
        var leaf = new LeafWriter(bytes);
        leaf.Byte(Version);
        leaf.Byte((byte)Key.Kind);
        leaf.Text(currencyCode);
        leaf.Text(termsId);
        leaf.Text(payerId);
        leaf.Text(payeeId);
        leaf.Long(Math.Abs(Points));
        leaf.Byte((byte)(Points < 0 ? 1 : 0));
        leaf.Text(rate);
        leaf.Long(Math.Abs(Micros));
        return bytes;
    }
}
