using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>Ties a brand's own member number to a membership, and unties it.</summary>
public static class BrandLinks
{
    /// <summary>Links the member to the partner's own number. The same link again changes nothing.</summary>
    /// <returns>The member; else MEMBER_NOT_FOUND and its like, BRAND_MEMBER_NUMBER_TAKEN, MEMBER_ALREADY_LINKED.</returns>
    public static Outcome<Member> Link(HubState state, Moment moment, MemberSelector selector, BrandMember brandMember, string who)
    {
        if (!MemberLookup.Find(state, selector, brandMember.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (state.BrandLinks.Find(brandMember) is { } link && link.MemberNo == member.No)
        {
            return member;
        }

        if (Taken(state, brandMember) is { } taken)
        {
            return taken;
        }

        if (MemberKeys.Of(state, member.No).IsLinkedTo(brandMember.PartnerNo))
        {
            return new Refusal(Reason.MemberAlreadyLinked, "The member has another number at this partner; unlink that one first.");
        }

        Add(state, moment, member, brandMember);
        Note(state, moment, member, "Link", who);
        return member;
    }

    /// <summary>Ends the partner's links to the member; a member named by the partner's number loses that one only.</summary>
    /// <returns>The member; else MEMBER_NOT_FOUND and its like, MEMBER_NOT_LINKED.</returns>
    public static Outcome<Member> Unlink(HubState state, Moment moment, MemberSelector selector, int partnerNo, string who)
    {
        if (!MemberLookup.Find(state, selector, partnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        var keys = MemberKeys.Of(state, member.No);
        var ended = keys.Links.RemoveAll(link => link.PartnerNo != partnerNo || (selector.BrandMemberNumber is { } number && link.Number != number));
        if (ended.IsEmpty)
        {
            return new Refusal(Reason.MemberNotLinked, "The partner has no number of its own for the member.");
        }

        foreach (var link in ended)
        {
            state.BrandLinks.Remove(link);
        }

        (keys with { Links = keys.Links.RemoveRange(ended) }).Draft(state);
        Note(state, moment, member, "Unlink", who);
        return member;
    }

    /// <summary>Why the number can't be linked; null when it is free.</summary>
    internal static Refusal? Taken(HubState state, BrandMember brandMember) => state.BrandLinks.Find(brandMember) is null
        ? null
        : new Refusal(Reason.BrandMemberNumberTaken, "The partner's number is tied to another member.");

    internal static void Add(HubState state, Moment moment, Member member, BrandMember brandMember)
    {
        state.BrandLinks.Put(brandMember, new BrandLink(brandMember, member.No, moment.NowMicros));
        var keys = MemberKeys.Of(state, member.No);
        (keys with { Links = keys.Links.Add(brandMember) }).Draft(state);
    }

    private static void Note(HubState state, Moment moment, Member member, string trigger, string who) =>
        History.Note(state, moment, member.Id, nameof(MemberState.Active), nameof(MemberState.Active), trigger, who);
}
