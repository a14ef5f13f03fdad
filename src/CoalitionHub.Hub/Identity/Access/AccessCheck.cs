using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>Whether a caller may make a call: a function of the rule, the token, and what the hub knows of the client.</summary>
internal static class AccessCheck
{
    /// <summary>Who calls, or why the call is refused.</summary>
    /// <param name="rule">What the call needs; null for a call that isn't in the table.</param>
    /// <param name="token">The caller's.</param>
    /// <param name="found">The client's records; null when the hub has no such client.</param>
    public static Outcome<Caller> Admit(AccessRule? rule, AccessToken token, CallerRecords? found)
    {
        if (rule is null)
        {
            return new Refusal(Reason.ScopeMissing, "Nobody may make this call.");
        }

        if (token.WatchedNo != 0 && !rule.IsForWatchers)
        {
            return new Refusal(Reason.ScopeMissing, "The token is good for watching one exchange, and for nothing else.");
        }

        if (token.IsHubs)
        {
            return rule.Scope == AccessRule.ClusterScope ? Caller.Hub : ScopeMissing(rule);
        }

        if (found is not { Credential.IsValid: true } records)
        {
            return new Refusal(Reason.CredentialNotAccepted, "The credential behind the token was retired, or is not one of this hub.");
        }

        if (records.Credential.StaffNo != 0 && records.Person is not { IsActive: true })
        {
            return new Refusal(Reason.CredentialNotAccepted, "The person behind the token has no access any more.");
        }

        var caller = token.CallerFrom(records);
        return Check(rule, caller, records.Partner) is { } refusal ? refusal : caller;
    }

    private static Refusal? Check(AccessRule rule, Caller caller, Partner? partner)
    {
        if (!caller.Scopes.Contains(IsForPersonOfPartner(rule, caller) ? PartnerScopes.Staff : rule.Scope))
        {
            return ScopeMissing(rule);
        }

        if (rule.IsForStaff && (caller.StaffNo == 0 || (caller.Roles & rule.Roles) == Roles.None))
        {
            return new Refusal(Reason.RoleMissing, $"The call needs a person with one of these roles: {rule.Roles}.");
        }

        return partner is { State: PartnerState.Suspended } && !rule.IsServedWhileSuspended
            ? new Refusal(Reason.PartnerSuspended, $"{partner.Id} is suspended: its calls are refused, its settlements go on.")
            : null;
    }

    /// <summary>A partner's call that a person of its own finance may make too; whose data is the partner's, as with its systems.</summary>
    private static bool IsForPersonOfPartner(AccessRule rule, Caller caller) =>
        caller.StaffNo != 0 && caller.PartnerNo != 0 && (caller.Roles & rule.Roles) != Roles.None;

    private static Refusal ScopeMissing(AccessRule rule) => new(Reason.ScopeMissing, $"The call needs a token with the scope {rule.Scope}.");
}
