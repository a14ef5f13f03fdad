using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>What a call needs.</summary>
/// <param name="Scope">The scope that the token must have; empty for a call that is open to everybody.</param>
/// <param name="Roles">
/// Of these roles the person must have one; none for calls of systems alone. Where the scope is a partner's, a person of the partner's own
/// finance may call instead of its system.
/// </param>
internal sealed record AccessRule(string Scope, Roles Roles)
{
    /// <summary>The scope of tokens that hub processes make for each other; no credential can have it.</summary>
    public const string ClusterScope = "cluster";

    private const string SettlementsScopes = "settlements.";

    /// <summary>True when a token for watching one thing opens the call too; the call then sees to it that it is about that thing.</summary>
    public bool IsForWatchers { get; init; }

    /// <summary>Health, reflection.</summary>
    public static AccessRule Open { get; } = new("", Roles.None);

    /// <summary>True when nobody needs a token.</summary>
    public bool IsOpen => Scope.Length == 0;

    /// <summary>True for calls of people.</summary>
    public bool IsForStaff => Scope == PartnerScopes.Staff;

    /// <summary>A suspended partner's settlements go on.</summary>
    public bool IsServedWhileSuspended => Scope.StartsWith(SettlementsScopes, StringComparison.Ordinal) || IsForStaff;
}
