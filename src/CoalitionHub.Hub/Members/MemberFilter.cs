using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Members;

/// <summary>The member whose records a partner asks for in a list of its own.</summary>
/// <param name="Nos">The numbers under which they are kept: the member's and those of memberships merged into it; empty for everybody's.</param>
/// <param name="IsKnown">The partner may know of the member, whether it has records of it or not.</param>
internal readonly record struct MemberFilter(IReadOnlyList<long> Nos, bool IsKnown)
{
    /// <summary>Everybody's records.</summary>
    public static MemberFilter Everybody { get; } = new([], true);

    /// <summary>The filter for a member's number, 0 for everybody; on what is committed.</summary>
    public static MemberFilter Of(HubState state, long memberNo, int partnerNo)
    {
        if (memberNo == 0)
        {
            return Everybody;
        }

        if (!state.Members.TryGetCommitted(memberNo, out var named))
        {
            return new MemberFilter([memberNo], false);
        }

        var member = MemberLookup.SurvivorOfCommitted(state, named);
        return new MemberFilter(
            [member.No, .. MemberKeys.OfCommitted(state, member.No).Absorbed],
            MemberLookup.FindCommittedInAnyState(state, MemberSelector.ById(memberNo), partnerNo).TryGet(out _, out _));
    }

    /// <summary>
    /// Refuses a first page without records of somebody whom the partner may not know: then it learns nothing of whether the member exists.
    /// </summary>
    /// <exception cref="RefusalException">MEMBER_NOT_FOUND.</exception>
    public void CheckFound(bool isEmpty, bool isFirstPage)
    {
        if (!IsKnown && isEmpty && isFirstPage)
        {
            throw new Outcomes.RefusalException(new Refusal(Reason.MemberNotFound, "The partner knows no such member, and has no records of it."));
        }
    }
}
