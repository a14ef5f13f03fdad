namespace CoalitionHub.PartnerSdk;

/// <summary>How ranges make a price out of a volume. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum VolumePricing
{
    /// <summary>Not stated: graduated.</summary>
    Unspecified = 0,

    /// <summary>Each point has the price of the range that it lies in.</summary>
    Graduated = 1,

    /// <summary>All points have the price of the range that the volume reaches.</summary>
    WholeVolume = 2,
}

/// <summary>A price that holds from a number of points on.</summary>
/// <param name="FromPoints">The first point that has it: 10,001 for all after the first 10,000.</param>
/// <param name="Price">Micros of the settlement money's major unit per point.</param>
public readonly record struct PriceRange(long FromPoints, Fraction Price);

/// <summary>Who pays interchange. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum InterchangePayer
{
    /// <summary>Not stated: the redeemer.</summary>
    Unspecified = 0,

    /// <summary>The partner at which the points are burnt.</summary>
    Redeemer = 1,

    /// <summary>The partner that issued them.</summary>
    Issuer = 2,
}

/// <summary>A partner that pays a share of another's points.</summary>
/// <param name="PartnerId">Who pays.</param>
/// <param name="Share">Its share of the issue price, 0 to 1.</param>
public readonly record struct FundingShare(PartnerId PartnerId, Fraction Share);

/// <summary>How a supply is taxed. Prices include the tax.</summary>
/// <param name="Supply">Which supply.</param>
/// <param name="VatCategory">The tax category: S, Z, E, AE, … of UN/EDIFACT 5305, or as the partner's books call it.</param>
/// <param name="RateBasisPoints">The rate in hundredths of a per cent: 500 is 5 %.</param>
public readonly record struct VatRule(VatSupply Supply, string VatCategory, int RateBasisPoints);

/// <summary>What value added tax tells apart. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum VatSupply
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Points given, burnt, exchanged and expired.</summary>
    Points = 1,

    /// <summary>The coalition's service fee.</summary>
    Fee = 2,

    /// <summary>Interchange.</summary>
    Interchange = 3,

    /// <summary>Shares of other partners' points.</summary>
    JointFunding = 4,

    /// <summary>Packs of points bought ahead.</summary>
    Packs = 5,
}

/// <summary>What happens to an earn that a prepaid partner's packs don't cover. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PackRunOut
{
    /// <summary>Not stated: it is refused.</summary>
    Unspecified = 0,

    /// <summary>It is refused with PACKS_USED_UP; that of an offline till, which has happened, is accepted.</summary>
    Refuse = 1,

    /// <summary>The partner owes for the points that the packs don't cover, as at issuance.</summary>
    Postpaid = 2,
}
