using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Purchases;

/// <summary>What happened at the till. Values are stored.</summary>
public enum PurchaseKind : byte
{
    /// <summary>Something was bought and earned points (perhaps none).</summary>
    Earn = 1,

    /// <summary>Points were used.</summary>
    Burn = 2,

    /// <summary>An earn or a burn was taken back, whole or in part.</summary>
    Return = 3,
}

/// <summary>Where it was bought. Values are stored.</summary>
public enum Channel : byte
{
    Unspecified = 0,
    Store = 1,
    Online = 2,
    App = 3,
    Phone = 4,
}

/// <summary>One line of a receipt.</summary>
/// <param name="Sku">The merchant's article number; may be empty.</param>
/// <param name="Category">The merchant's category; may be empty.</param>
/// <param name="QuantityMillis">Thousandths of a unit: 1 piece is 1000, 350 g of a kilogram is 350.</param>
/// <param name="MinorUnits">The line's amount in the purchase's money.</param>
public sealed record PurchaseLine(string Sku, string Category, long QuantityMillis, long MinorUnits);

/// <summary>What was bought, burnt or returned, where and when. Unique by partner, kind and the merchant's own reference.</summary>
public sealed record Purchase
{
    public const string IdPrefix = "pur";

    /// <summary>1, 2, 3, … without gaps.</summary>
    public required long No { get; init; }

    public required int PartnerNo { get; init; }

    public required long MemberNo { get; init; }

    public required PurchaseKind Kind { get; init; }

    /// <summary>The merchant's own reference: 1 to 64 characters.</summary>
    public required string Reference { get; init; }

    /// <summary>16 random bytes: the journal keeps SHA-256(salt ‖ reference), cut to 16 bytes, instead of the reference. Empty once the member was erased.</summary>
    public required ReadOnlyMemory<byte> ReferenceSalt { get; init; }

    /// <summary>The money paid, in minor units; 0 for a burn that names none.</summary>
    public required long MinorUnits { get; init; }

    public required CurrencyCode Money { get; init; }

    /// <summary>The points concerned.</summary>
    public required int CurrencyNo { get; init; }

    /// <summary>Points earned, burnt, or taken back. For an authorised burn: held until it is captured.</summary>
    public required long Points { get; init; }

    /// <summary>The terms version that priced it.</summary>
    public required int TermsNo { get; init; }

    /// <summary>The first transfer of the chain that moved the points, or that voided their hold; 0 when there is none, or the hold expired.</summary>
    public long ChainSeq { get; init; }

    /// <summary>The hold of an authorised burn, whatever became of it; 0 for none.</summary>
    public long HoldNo { get; init; }

    /// <summary>The purchase that this return takes back; 0 for none.</summary>
    public long OriginalNo { get; init; }

    /// <summary>Minor units returned so far; 0 to <see cref="MinorUnits"/>.</summary>
    public long ReturnedMinorUnits { get; init; }

    /// <summary>Points taken or given back so far; 0 to <see cref="Points"/>.</summary>
    public long ReturnedPoints { get; init; }

    /// <summary>Points of an earn that were released before their day; 0 to <see cref="Points"/>.</summary>
    public long ReleasedPoints { get; init; }

    public string Store { get; init; } = "";

    public Channel Channel { get; init; }

    /// <summary>When it happened, microseconds since the Unix epoch.</summary>
    public required long PurchaseTimeMicros { get; init; }

    /// <summary>When the hub took it, microseconds since the Unix epoch.</summary>
    public required long CreatedMicros { get; init; }

    public ImmutableArray<PurchaseLine> Lines { get; init; } = [];

    /// <summary>By what the merchant finds it again.</summary>
    public PurchaseReference Key => new(PartnerNo, Kind, Reference);

    /// <summary>As it is known outside: <c>pur_…</c>.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}

/// <summary>By what a merchant finds a purchase again.</summary>
public readonly record struct PurchaseReference(int PartnerNo, PurchaseKind Kind, string Reference);
