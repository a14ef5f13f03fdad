using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Member = CoalitionHub.Core.Members.Member;

namespace CoalitionHub.Hub.Members;

/// <summary>
/// Making the secret behind a member's rotating code. Answers are kept for ever, secrets must not be: the kept answer has the
/// secret's SHA-256 in its place, and the secret is put in as long as it is the member's.
/// </summary>
internal static class ProofSecrets
{
    public static Outcome<Decide<CreateProofSecretResponse>> Prepare(CreateProofSecretRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new CreateProofSecretCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            MemberFields.Proof(checks, "proof", request.Proof),
            RandomNumberGenerator.GetBytes(RotatingCode.SecretBytes),
            caller.Subject);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CreateProofSecretResponse>)((state, moment) => CreateProofSecret.Decide(state, moment, command).TryGet(out var member, out var refused)
            ? new CreateProofSecretResponse { MemberId = member.Id, SecretBase32 = FingerprintOf(member.ProofSecret) }
            : refused);
    }

    /// <summary>The answer with the secret that the kept one stands for; without, when the member has another by now, or none.</summary>
    public static CreateProofSecretResponse Revealed(HubState state, CreateProofSecretResponse kept)
    {
        var answer = new CreateProofSecretResponse { MemberId = kept.MemberId };
        if (OpaqueId.TryParse(Member.IdPrefix, kept.MemberId, out var memberNo) && state.Members.TryGetCommitted(memberNo, out var named))
        {
            var member = MemberLookup.SurvivorOfCommitted(state, named);
            if (member.ProofSecret.Length > 0 && FingerprintOf(member.ProofSecret) == kept.SecretBase32)
            {
                answer.SecretBase32 = member.ProofSecret;
                answer.OtpauthUri = RotatingCode.UriOf(member.ProofSecret, member.Id);
            }
        }

        return answer;
    }

    private static string FingerprintOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
