using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>How an exchange was to be carried out when it was accepted; it never changes, save that the card is forgotten once it is at rest. Kept as JSON, so that it can grow.</summary>
public sealed record ExchangePlan
{
    /// <summary>A plan of which nothing is known: both sides are the hub's.</summary>
    public static ExchangePlan None { get; } = new();

    /// <summary>Who keeps the balances of the points that leave.</summary>
    public Custody From { get; init; } = Custody.Hub;

    /// <summary>Who keeps the balances of the points that arrive.</summary>
    public Custody To { get; init; } = Custody.Hub;

    /// <summary>The brand that keeps the points that leave; 0 when the hub does.</summary>
    public int FromPartnerNo { get; init; }

    /// <summary>The brand that issues the points that arrive.</summary>
    public int ToPartnerNo { get; init; }

    /// <summary>The terms at whose redemption price that brand pays for points that leave its own ledger; 0 when the hub keeps them.</summary>
    public int FromTermsNo { get; init; }

    /// <summary>Of the arriving points: the bonus.</summary>
    public long BonusPoints { get; init; }

    /// <summary>Money that partners owe for it beside the worth of its points.</summary>
    public ImmutableArray<Charge> Charges { get; init; } = [];

    /// <summary>What it counts for against its routes' limits and budgets; null when it was accepted before there were any.</summary>
    public ExchangeUse? Use { get; init; }

    /// <summary>Why the member may take it back for a while; empty when not.</summary>
    public ImmutableArray<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>How long the points that leave may wait to be moved, counted from the start.</summary>
    public long TimeOutMicros { get; init; }

    /// <summary>True when the hub alone moves both sides, in one chain.</summary>
    public bool IsHubOnly => From == Custody.Hub && To == Custody.Hub;
}
