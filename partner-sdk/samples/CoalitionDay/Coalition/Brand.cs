namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>A brand of the coalition, and the terms under which it trades.</summary>
internal sealed record Brand
{
    /// <summary>Its short name at the hub.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its own points; null: the coalition's.</summary>
    public OwnPoints? OwnPoints { get; init; }

    public required BrandTerms Terms { get; init; }

    /// <summary>The points that it gives and takes.</summary>
    public string PointsCode => OwnPoints?.Code ?? BrandCatalog.CoalitionPoints;

    /// <summary>The brand keeps its members' balances itself; the hub only exchanges its points.</summary>
    public bool KeepsItsPoints => OwnPoints?.IsKeptByBrand == true;
}

/// <summary>A brand's own points.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Name">What people call them.</param>
/// <param name="IsKeptByBrand">The brand keeps the balances in a ledger of its own; else the hub does.</param>
internal sealed record OwnPoints(string Code, string Name, bool IsKeptByBrand = false);

/// <summary>The part of a brand's terms that differs from brand to brand. Amounts of money are in the major unit.</summary>
internal sealed record BrandTerms
{
    /// <summary>So much money spent…</summary>
    public required int EarnMoney { get; init; }

    /// <summary>…earns so many points; the product is rounded down once per purchase.</summary>
    public required int EarnPoints { get; init; }

    /// <summary>So many points burnt are worth one unit of money, rounded down once per burn.</summary>
    public required int BurnPoints { get; init; }

    /// <summary>Pays for points when it gives them; else when they are burnt.</summary>
    public required bool PaysAtIssuance { get; init; }

    /// <summary>What it pays for a point given, and what it gets for one burnt here, in micros of the money's major unit.</summary>
    public required long IssuePriceMicros { get; init; }

    public required long RedemptionPriceMicros { get; init; }

    /// <summary>The coalition's fee, in thousandths of the value of the points given.</summary>
    public required int FeePerMille { get; init; }

    /// <summary>Fewest points in one burn, and the step in which more are burnt.</summary>
    public required int BurnStep { get; init; }

    /// <summary>Days until earned points can be burnt, unless they are released before.</summary>
    public int PendingDays { get; init; }

    /// <summary>Months after the purchase's month at whose end points expire.</summary>
    public required int ExpiryMonths { get; init; }

    /// <summary>Most points burnt at once on the brand's own word that it authenticated the member.</summary>
    public required int AssertionPoints { get; init; }
}
