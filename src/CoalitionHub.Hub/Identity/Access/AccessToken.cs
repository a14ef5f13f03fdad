using System.Collections.Frozen;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>A token whose signature, issuer, audience and times were found right.</summary>
/// <param name="clientId">Our credential's client id.</param>
/// <param name="scopes">What it allows.</param>
/// <param name="expires">From when it is good no more.</param>
/// <param name="isHubs">Made by a hub process for another: no credential stands behind it.</param>
/// <param name="watchedNo">The one exchange that it is good for watching; 0 for a token of the credential itself.</param>
internal sealed class AccessToken(string clientId, FrozenSet<string> scopes, DateTimeOffset expires, bool isHubs = false, long watchedNo = 0)
{
    private Admission? admission;

    public string ClientId { get; } = clientId;

    public FrozenSet<string> Scopes { get; } = scopes;

    public DateTimeOffset Expires { get; } = expires;

    public bool IsHubs { get; } = isHubs;

    public long WatchedNo { get; } = watchedNo;

    /// <summary>
    /// Who calls with it. Remembered as long as the hub's records are the same objects: they are replaced when they change.
    /// </summary>
    public Caller CallerFrom(CallerRecords records)
    {
        if (admission is { } known && known.IsMadeFrom(records))
        {
            return known.Caller;
        }

        var made = new Admission(records, MakeCaller(records));
        admission = made;
        return made.Caller;
    }

    // A token allows no more than its credential: another issuer may have been generous.
    private Caller MakeCaller(CallerRecords records)
    {
        var allowed = Scopes.Intersect(records.Credential.Scopes).ToFrozenSet(StringComparer.Ordinal);
        return records.Person is { } person
            ? new Caller(ClientId, person.PartnerNo, person.No, person.Roles, allowed) { Subject = person.Id }
            : new Caller(ClientId, records.Credential.PartnerNo, 0, Core.Staff.Roles.None, allowed) { WatchedNo = WatchedNo };
    }

    private sealed class Admission(CallerRecords records, Caller caller)
    {
        public Caller Caller { get; } = caller;

        public bool IsMadeFrom(CallerRecords current) =>
            ReferenceEquals(records.Credential, current.Credential) && ReferenceEquals(records.Person, current.Person);
    }
}
