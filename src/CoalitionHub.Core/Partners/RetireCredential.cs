using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>Whose credentials are meant: the two are kept by different calls.</summary>
public enum CredentialOwner
{
    /// <summary>A partner's system.</summary>
    Partner,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>A credential to retire.</summary>
/// <param name="ClientId">Which.</param>
/// <param name="Owner">Whose it has to be.</param>
/// <param name="ByStaffNo">Who retires it.</param>
public sealed record RetireCredentialCommand(string ClientId, CredentialOwner Owner, int ByStaffNo);

/// <summary>Ends a credential, and the tokens it has got.</summary>
public static class RetireCredential
{
    public static Outcome<Credential> Decide(HubState state, Moment moment, RetireCredentialCommand command)
    {
        if (state.Credentials.Find(command.ClientId) is not { } credential || (credential.StaffNo != 0) != (command.Owner == CredentialOwner.Person))
        {
            return new Refusal(Reason.CredentialNotFound, "There is no such credential.");
        }

        if (!credential.IsValid)
        {
            return new Refusal(Reason.CredentialRetired, $"{credential.ClientId} was retired before.");
        }

        if (credential.StaffNo != 0 && !CanAnOperatorSignInWithout(state, credential))
        {
            return new Refusal(Reason.LastOperator, "No operator could sign in any more: make another credential first.");
        }

        // 0 stands for a valid one, and a driven clock may begin there.
        var retired = credential with { RetiredMicros = Math.Max(1, moment.NowMicros) };
        state.Credentials.Put(credential.ClientId, retired);
        History.Note(state, moment, credential.ClientId, "Active", "Retired", nameof(RetireCredential), History.Person(state, command.ByStaffNo));
        return retired;
    }

    private static bool CanAnOperatorSignInWithout(HubState state, Credential credential) =>
        state.Credentials.All().Any(other =>
            other.ClientId != credential.ClientId &&
            other.IsValid &&
            state.Staff.Find(other.StaffNo) is { IsActive: true } person &&
            person.Roles.HasFlag(Roles.Operator));
}
