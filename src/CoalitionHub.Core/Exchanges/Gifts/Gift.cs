using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Points that one member gives to another, in one currency. They keep issuer, terms and expiry.</summary>
/// <param name="No">1 and up.</param>
/// <param name="PartnerNo">The partner through which it was given.</param>
/// <param name="FromMemberNo">Who gives.</param>
/// <param name="ToMemberNo">Who gets.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="RouteNo">The rules it was given under: the route from the currency to itself.</param>
/// <param name="Points">How many, 1 or more.</param>
/// <param name="Lots">Which ones.</param>
/// <param name="Use">What it counts for against the rules' limits.</param>
/// <param name="State">Where it stands.</param>
/// <param name="UndoUntilMicros">Until when the giver can take it back; 0 where it was delivered at once.</param>
/// <param name="ChainSeq">The chain that took the points from the giver.</param>
/// <param name="CreatedMicros">When it was given.</param>
/// <param name="EndedMicros">When it was delivered or taken back; 0 before.</param>
public sealed record Gift(
    long No,
    int PartnerNo,
    long FromMemberNo,
    long ToMemberNo,
    int CurrencyNo,
    int RouteNo,
    long Points,
    ImmutableArray<GiftLot> Lots,
    ExchangeUse Use,
    GiftState State,
    long UndoUntilMicros,
    long ChainSeq,
    long CreatedMicros,
    long EndedMicros)
{
    /// <summary>Why the giver can take it back for a while; empty where it was delivered at once.</summary>
    public ImmutableArray<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>The kind of id that gifts have.</summary>
    public const string IdPrefix = "gft";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}

/// <summary>Points of one lot, as they were when they left.</summary>
public readonly record struct GiftLot(int IssuerNo, int TermsNo, int ExpiresOn, int MaturesOn, long Points)
{
    internal static GiftLot Of(Lot lot, long points) => new(lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, lot.MaturesOn, points);
}
