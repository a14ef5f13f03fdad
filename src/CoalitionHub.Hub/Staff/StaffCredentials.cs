using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Partners;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Staff;

/// <summary>People's credentials: made and kept as partners' are, see <see cref="CredentialMaking"/>.</summary>
internal static class StaffCredentials
{
    public static Outcome<Decide<CreateStaffCredentialResponse>> Prepare(CreateStaffCredentialRequest request, Caller caller, string secret)
    {
        var checks = new FieldChecks();
        var command = new CreateCredentialCommand(
            0,
            AccessChanges.StaffNo(checks, request.StaffId),
            [],
            CredentialMaking.HashOf(secret),
            CredentialMaking.PublicKey(checks, request.PublicJwk),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CreateStaffCredentialResponse>)((state, moment) => CreateCredential.Decide(state, moment, command).TryGet(out var credential, out var refused)
            ? new CreateStaffCredentialResponse { ClientId = credential.ClientId }
            : refused);
    }

    public static Outcome<Decide<RetireStaffCredentialResponse>> Prepare(RetireStaffCredentialRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new RetireCredentialCommand(CredentialMaking.ClientId(checks, request.ClientId), CredentialOwner.Person, caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RetireStaffCredentialResponse>)((state, moment) => RetireCredential.Decide(state, moment, command).TryGet(out var credential, out var refused)
            ? new RetireStaffCredentialResponse { ClientId = credential.ClientId, RetiredTime = ContractTimes.Time(credential.RetiredMicros) }
            : refused);
    }
}
