using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>
/// Forgets a person: profile, proof secret and the brands' numbers go, and the cards are refused from now on. The number, the journal
/// and the points stay; the points run to their expiry. Purchases stay too: they are the merchants' own records, under a number that
/// names nobody any more. It can't be undone.
/// </summary>
public static class EraseMember
{
    public static Outcome<Member> Decide(HubState state, Moment moment, MemberSelector selector, int partnerNo, string who)
    {
        if (!KnownMember.Find(state, selector, partnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (MemberWallets.HoldsOf(state, member.No) is { } holds)
        {
            return holds;
        }

        var keys = MemberKeys.Of(state, member.No);
        foreach (var link in keys.Links)
        {
            state.BrandLinks.Remove(link);
        }

        (keys with { Links = [] }).Draft(state);
        if (state.ProofUses.Find(member.No) is not null)
        {
            state.ProofUses.Remove(member.No);
        }

        var erased = member with { State = MemberState.Erased, DisplayName = "", Email = "", BirthDate = "", ProofSecret = "" };
        state.Members.Put(member.No, erased);
        History.Note(state, moment, member.Id, nameof(MemberState.Active), nameof(MemberState.Erased), "Erase", who);
        return erased;
    }
}
