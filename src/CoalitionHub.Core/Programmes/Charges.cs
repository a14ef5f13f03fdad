using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Programmes;

/// <summary>How a period's volume makes a price out of ranges. Values are stored.</summary>
public enum VolumePricing : byte
{
    /// <summary>Each point has the price of the range that it lies in: the first 10,000 at one price, the next at another.</summary>
    Graduated = 1,

    /// <summary>All points have the price of the range that the volume as a whole reaches.</summary>
    WholeVolume = 2,
}

/// <summary>Who pays interchange. Values are stored.</summary>
public enum InterchangePayer : byte
{
    /// <summary>The partner at which the points are burnt pays their issuer, who sent it the customer.</summary>
    Redeemer = 1,

    /// <summary>The issuer pays the partner at which its points are burnt.</summary>
    Issuer = 2,
}

/// <summary>What happens to an earn that a prepaid partner's packs don't cover. Values are stored.</summary>
public enum PackRunOut : byte
{
    /// <summary>It is refused.</summary>
    Refuse = 1,

    /// <summary>The partner owes for the points as one that pays at issuance.</summary>
    Postpaid = 2,
}

/// <summary>What value added tax distinguishes. Values are stored.</summary>
public enum VatSupply : byte
{
    /// <summary>Points given, burnt, exchanged and expired, with what volume changes in their price.</summary>
    Points = 1,

    /// <summary>The coalition's service fee.</summary>
    Fee = 2,

    /// <summary>Interchange between partners.</summary>
    Interchange = 3,

    /// <summary>Shares of other partners' points.</summary>
    JointFunding = 4,

    /// <summary>Packs of points bought ahead.</summary>
    Packs = 5,
}

/// <summary>A price that holds from a number of points on.</summary>
/// <param name="FromPoints">The first point that has it: 10,001 for all after the first 10,000.</param>
/// <param name="Price">Micros of the settlement money per point.</param>
public readonly record struct PriceRange(long FromPoints, Fraction Price);

/// <summary>A partner that pays a share of what another partner's points cost.</summary>
/// <param name="PartnerNo">Who pays.</param>
/// <param name="Share">Its share of the issue price.</param>
public readonly record struct FundingShare(int PartnerNo, Fraction Share);

/// <summary>How a supply is taxed.</summary>
/// <param name="Supply">Which.</param>
/// <param name="Class">The tax category: S, Z, E, AE, … of UN/EDIFACT 5305, or as the partner's books call it.</param>
/// <param name="BasisPoints">The rate: 500 is 5 %. Prices include the tax.</param>
public sealed record VatRule(VatSupply Supply, string Class, int BasisPoints);

/// <summary>
/// What a version of terms adds to its provisional prices. It is known only when a window's volume is: none of it is worked out
/// while a till waits.
/// </summary>
public sealed record Charges
{
    /// <summary>Terms with nothing but their provisional prices.</summary>
    public static Charges None { get; } = new();

    /// <summary>How the ranges are read.</summary>
    public VolumePricing Volume { get; init; } = VolumePricing.Graduated;

    /// <summary>Issue prices after the first, in order of their first point. Of a prepaid partner they price its packs, by a pack's size.</summary>
    public ImmutableArray<PriceRange> IssueRanges { get; init; } = [];

    /// <summary>Redemption prices after the first, in order of their first point.</summary>
    public ImmutableArray<PriceRange> RedemptionRanges { get; init; } = [];

    /// <summary>A part of the fee that is due for every window, in micros.</summary>
    public long FlatFeeMicros { get; init; }

    /// <summary>The least that flat part and share together come to, in micros.</summary>
    public long MinimumFeeMicros { get; init; }

    /// <summary>A share of the redemption price of other issuers' points burnt here.</summary>
    public Fraction Interchange { get; init; } = Fraction.Zero;

    public InterchangePayer InterchangePayer { get; init; } = InterchangePayer.Redeemer;

    /// <summary>Who else pays for points given for purchases under these terms.</summary>
    public ImmutableArray<FundingShare> JointFunding { get; init; } = [];

    /// <summary>At most one rule a supply.</summary>
    public ImmutableArray<VatRule> Vat { get; init; } = [];

    public PackRunOut PackRunOut { get; init; } = PackRunOut.Refuse;

    /// <summary>An alert is raised when a prepaid partner's packs fall below so many points; 0 for none.</summary>
    public long PackReorderPoints { get; init; }
}
