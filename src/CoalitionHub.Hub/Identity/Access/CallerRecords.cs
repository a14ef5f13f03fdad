using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>What the hub knows of a client, as it stands now.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Person">The person whose it is; null for a partner's system.</param>
/// <param name="Partner">The partner whose system it is, or for whom the person works; null for the coalition's people.</param>
internal readonly record struct CallerRecords(Credential Credential, StaffMember? Person, Partner? Partner);

/// <summary>Finds a client's records.</summary>
internal interface ICallerDirectory
{
    /// <summary>The records; null when there is no such client.</summary>
    ValueTask<CallerRecords?> Find(string clientId, CancellationToken cancellationToken);
}
