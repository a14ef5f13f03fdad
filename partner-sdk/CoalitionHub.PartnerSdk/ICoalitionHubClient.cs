namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The hub, as a partner's systems see it. Depend on this interface, and replace it in tests; don't implement it in a product, since
/// later versions may add members.
/// </summary>
public interface ICoalitionHubClient
{
    /// <summary>Earning and burning.</summary>
    IPoints Points { get; }

    /// <summary>What was sold, to whom and when.</summary>
    IPurchases Purchases { get; }

    /// <summary>Members, cards, links and proof.</summary>
    IMembers Members { get; }

    /// <summary>Points moved from one brand's currency to another's.</summary>
    IExchanges Exchanges { get; }

    /// <summary>What the partner and the coalition owe each other.</summary>
    ISettlements Settlements { get; }

    /// <summary>The partner itself.</summary>
    IPartners Partners { get; }

    /// <summary>The terms under which the partner trades.</summary>
    IProgrammes Programmes { get; }
}
