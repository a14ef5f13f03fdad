using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>What only a partner may do that enrolled the member or has a number of its own for it: a card that was shown isn't enough.</summary>
public static class KnownMember
{
    /// <summary>The member; else what <see cref="MemberLookup.Find"/> refuses for, or MEMBER_NOT_LINKED. For decisions.</summary>
    public static Outcome<Member> Find(HubState state, MemberSelector selector, int partnerNo) =>
        MemberLookup.Find(state, selector, partnerNo).TryGet(out var member, out var refusal)
            ? Checked(member, MemberKeys.Of(state, member.No), partnerNo)
            : refusal;

    /// <summary>The same on what is committed; for readers on any thread.</summary>
    public static Outcome<Member> FindCommitted(HubState state, MemberSelector selector, int partnerNo) =>
        MemberLookup.FindCommitted(state, selector, partnerNo).TryGet(out var member, out var refusal)
            ? Checked(member, MemberKeys.OfCommitted(state, member.No), partnerNo)
            : refusal;

    private static Outcome<Member> Checked(Member member, MemberKeys keys, int partnerNo) => MemberLookup.IsKnownTo(member, keys, partnerNo)
        ? member
        : new Refusal(Reason.MemberNotLinked, "The partner neither enrolled the member nor is linked to it: link it, with its proof, first.");
}
