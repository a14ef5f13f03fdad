using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A secret to make.</summary>
/// <param name="PartnerNo">Through whom.</param>
/// <param name="Member">For whom.</param>
/// <param name="Proof">Needed when the member has a secret already; null for none.</param>
/// <param name="Secret">Random bytes, <see cref="RotatingCode.SecretBytes"/> of them.</param>
/// <param name="Who">The client that asks.</param>
public sealed record CreateProofSecretCommand(int PartnerNo, MemberSelector Member, Proof? Proof, ReadOnlyMemory<byte> Secret, string Who);

/// <summary>
/// Makes the secret behind a member's rotating code; an older one ends with it. Who has a secret must prove itself to get another:
/// by a code, or, for somebody whose telephone is lost, on the word of a partner whose terms allow such words at all.
/// </summary>
public static class CreateProofSecret
{
    public static Outcome<Member> Decide(HubState state, Moment moment, CreateProofSecretCommand command)
    {
        if (!KnownMember.Find(state, command.Member, command.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (member.ProofSecret.Length > 0)
        {
            var terms = TermsInForce.OfUsualPoints(state, command.PartnerNo, moment.NowMicros);
            if (MemberProof.Check(state, moment, member, terms, 0, command.Proof) is { } unproved)
            {
                return unproved;
            }
        }

        // A new secret's codes were never used: the last step of the old one must not refuse them.
        if (state.ProofUses.Find(member.No) is { } use)
        {
            state.ProofUses.Put(member.No, use with { LastStep = 0 });
        }

        var changed = member with { ProofSecret = Base32.Encode(command.Secret.Span) };
        state.Members.Put(member.No, changed);
        History.Note(state, moment, member.Id, nameof(MemberState.Active), nameof(MemberState.Active), "CreateProofSecret", command.Who);
        return changed;
    }
}
