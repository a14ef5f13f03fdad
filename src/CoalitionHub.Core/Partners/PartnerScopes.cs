using System.Collections.Immutable;

namespace CoalitionHub.Core.Partners;

/// <summary>What a partner's systems can be allowed to do, as OAuth scopes.</summary>
public static class PartnerScopes
{
    /// <summary>Every scope there is, in the contract's order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "points.earn", "points.burn", "points.read", "purchases.read", "members.write", "members.read", "exchanges.write",
        "exchanges.read", "exchanges.instructions", "settlements.read", "settlements.write", "partners.read",
    ];

    /// <summary>The one scope of people's tokens; what they may do is in their roles.</summary>
    public const string Staff = "staff";
}
