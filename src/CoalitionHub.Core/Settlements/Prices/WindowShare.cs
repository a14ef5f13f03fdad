using System.Buffers.Binary;
using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;

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

    /// <summary>Whether it is on this partner's statement.</summary>
    public bool Concerns(int partnerNo) => Key.PayerNo == partnerNo || Key.PayeeNo == partnerNo;

    /// <summary>Micros for one point, exactly.</summary>
    public Ratio Rate(WindowTerms terms) => Key.Kind == LineKind.Interchange
        ? OfInterchange(terms.Named(Key.TermsNo))
        : OfJointFunding(terms.Named(Key.TermsNo), Key.PayerNo);

    /// <summary>As the contract writes it: in lowest terms.</summary>
    public string RateText(WindowTerms terms)
    {
        var rate = Rate(terms);
        return $"{rate.Numerator}/{rate.Denominator}";
    }

    /// <summary>A share of the redemption price.</summary>
    public static Ratio OfInterchange(Terms redeemer) => Ratio.Of(redeemer.RedemptionPrice) * Ratio.Of(redeemer.Charges.Interchange);

    /// <summary>A share of the issue price.</summary>
    public static Ratio OfJointFunding(Terms issuer, int payerNo) =>
        Ratio.Of(issuer.IssuePrice) * Ratio.Of(issuer.Charges.JointFunding.First(share => share.PartnerNo == payerNo).Share);

    /// <summary>
    /// The bytes that stand for it in both partners' trees, all integers big-endian: 0x02; kind (1); length (1) and ASCII of the points
    /// currency's code, of the version's id, of the payer's, of the payee's; points without their sign (8); 1 where they came back, else 0
    /// (1); length (1) and ASCII of the rate; micros without their sign (8).
    /// </summary>
    public byte[] CanonicalBytes(WindowTerms terms, Func<int, string> currencyCodeOf, Func<int, string> partnerIdOf)
    {
        List<byte> bytes = [Version, (byte)Key.Kind];
        Text(currencyCodeOf(CurrencyNo));
        Text(terms.Named(Key.TermsNo).Id);
        Text(partnerIdOf(Key.PayerNo));
        Text(partnerIdOf(Key.PayeeNo));
        Long(Math.Abs(Points));
        bytes.Add((byte)(Points < 0 ? 1 : 0));
        Text(RateText(terms));
        Long(Math.Abs(Micros));
        return [.. bytes];

        void Text(string text)
        {
            bytes.Add(checked((byte)text.Length));
            bytes.AddRange(Encoding.ASCII.GetBytes(text));
        }

        void Long(long value)
        {
            Span<byte> number = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            bytes.AddRange(number);
        }
    }
}
