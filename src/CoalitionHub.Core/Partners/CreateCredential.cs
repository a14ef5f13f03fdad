using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>A credential to make, for a partner's system or for a person.</summary>
/// <param name="PartnerNo">The partner whose system it is; 0 for a person.</param>
/// <param name="StaffNo">The person; 0 for a partner's system.</param>
/// <param name="Scopes">What its tokens may ask for; ignored for a person.</param>
/// <param name="SecretHash">SHA-256 of the secret, in lower-case hexadecimal; empty when a key is used.</param>
/// <param name="PublicKeyJwk">The public key; empty when a secret is used.</param>
/// <param name="ByStaffNo">Who makes it; 0 for the hub's own command line.</param>
public sealed record CreateCredentialCommand(
    int PartnerNo, int StaffNo, ImmutableArray<string> Scopes, string SecretHash, string PublicKeyJwk, int ByStaffNo);

/// <summary>Makes a credential beside those that are there, so that one can be rotated without a gap.</summary>
public static class CreateCredential
{
    public static Outcome<Credential> Decide(HubState state, Moment moment, CreateCredentialCommand command)
    {
        if (OwnerRefusal(state, command) is { } refusal)
        {
            return refusal;
        }

        var valid = state.Credentials.All().Count(one => one.IsValid && one.PartnerNo == command.PartnerNo && one.StaffNo == command.StaffNo);
        if (valid >= Credential.MostPerOwner)
        {
            return new Refusal(Reason.TooManyCredentials, $"The owner has {valid} valid credentials, the most there may be: retire one first.");
        }

        var no = checked((int)state.DocumentNumbers.Next());
        var clientId = OpaqueId.Format(Credential.IdPrefix, no, moment.NowMicros);
        var credential = new Credential(
            no,
            clientId,
            command.PartnerNo,
            command.StaffNo,
            command.StaffNo == 0 ? command.Scopes : [PartnerScopes.Staff],
            command.SecretHash,
            command.PublicKeyJwk,
            moment.NowMicros,
            RetiredMicros: 0);
        state.Credentials.Put(clientId, credential);
        History.Note(state, moment, clientId, "", "Active", nameof(CreateCredential), History.Person(state, command.ByStaffNo));
        return credential;
    }

    private static Refusal? OwnerRefusal(HubState state, CreateCredentialCommand command)
    {
        if (command.StaffNo != 0)
        {
            return StaffLookup.FindActive(state, command.StaffNo).Refusal;
        }

        if (state.Partners.Find(command.PartnerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        return command.Scopes.Except(PartnerScopes.All).FirstOrDefault() is { } unknown
            ? new Refusal(Reason.ScopeUnknown, $"'{unknown}' is no scope that a partner can have: {string.Join(", ", PartnerScopes.All)}.")
            : null;
    }
}
