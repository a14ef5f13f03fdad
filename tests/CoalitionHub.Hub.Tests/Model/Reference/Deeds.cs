using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>A purchase, a burn or a return that was recorded.</summary>
internal sealed class ReferencePurchase
{
    /// <summary>As the hub calls it; known once it has answered.</summary>
    public string Id { get; set; } = "";

    public required PurchaseKind Kind { get; init; }

    public required ReferencePartner Partner { get; init; }

    /// <summary>Whose; after a merge the member that remains.</summary>
    public required ReferenceMember Member { get; set; }

    public required AgreedTerms Terms { get; init; }

    public required string Reference { get; init; }

    public long MinorUnits { get; init; }

    public string Money { get; init; } = "";

    public long Points { get; set; }

    /// <summary>Of an earn: the lot its points went into, and how many did not repay a debt.</summary>
    public (int LotId, long Points, DateOnly LastDay, DateOnly FirstDay) Came { get; init; }

    /// <summary>Of a burn: what left, lot by lot.</summary>
    public List<BurntLeg> Left { get; } = [];

    public long ReturnedMinorUnits { get; set; }

    public long ReturnedPoints { get; set; }

    public long ReleasedPoints { get; set; }

    /// <summary>A burn that waits for its capture, or never had one, can't be reversed.</summary>
    public bool IsOpenOrVoid { get; set; }
}

/// <summary>What left one lot, and the money for it.</summary>
internal sealed record BurntLeg(Lot Lot, long Points, BookAccount Payer, long Micros);

/// <summary>Points set aside for a burn.</summary>
internal sealed class ReferenceHold
{
    public string Id { get; set; } = "";

    public required ReferencePurchase Burn { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required IReadOnlyList<BurntLeg> Legs { get; init; }

    public long Points => Legs.Sum(leg => leg.Points);

    public HoldStanding Standing { get; set; }
}

internal enum HoldStanding
{
    Waiting,
    Resolved,
    Expired,
}
