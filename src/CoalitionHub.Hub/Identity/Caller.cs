using CoalitionHub.Core.Staff;

namespace CoalitionHub.Hub.Identity;

/// <summary>Who calls, as the token says and the credential confirms.</summary>
/// <param name="ClientId">The OAuth client.</param>
/// <param name="PartnerNo">The partner it belongs to; 0 for the coalition's staff.</param>
/// <param name="StaffNo">The person; 0 for a partner's system.</param>
/// <param name="Roles">The person's roles; none for a system.</param>
/// <param name="Scopes">What the token allows.</param>
internal sealed record Caller(string ClientId, int PartnerNo, int StaffNo, Roles Roles, IReadOnlySet<string> Scopes)
{
    /// <summary>The token's <c>sub</c>: the person's id, or the client's where a system calls.</summary>
    public string Subject { get; init; } = ClientId;

    /// <summary>The one exchange that the caller may see, which is a member's device with the partner's leave; 0 for the partner itself.</summary>
    public long WatchedNo { get; init; }

    /// <summary>The hub itself: expiry, hold timeouts.</summary>
    public static Caller Hub { get; } = new("hub", 0, 0, Roles.None, new HashSet<string>());
}
