using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A link to make.</summary>
/// <param name="Member">Whom the partner means: by card or id.</param>
/// <param name="BrandMember">The partner and its own number of the member.</param>
/// <param name="Proof">That the member is willing; null when none was given.</param>
/// <param name="Who">The client that asks.</param>
public sealed record LinkCommand(MemberSelector Member, BrandMember BrandMember, Proof? Proof, string Who);

/// <summary>Ties a brand's own member number to a membership, and unties it.</summary>
public static class BrandLinks
{
    /// <summary>
    /// Links the member to the partner's own number. The same link again changes nothing. A link lets the partner see the profile, make
    /// a proof secret and erase the member, so a card that was shown isn't enough: a partner that didn't enrol the member brings its proof.
    /// </summary>
    /// <returns>The member; else MEMBER_NOT_FOUND and its like, BRAND_MEMBER_NUMBER_TAKEN, MEMBER_ALREADY_LINKED, PROOF_REQUIRED and its like.</returns>
    public static Outcome<Member> Link(HubState state, Moment moment, LinkCommand command)
    {
        var brandMember = command.BrandMember;
        if (!MemberLookup.Find(state, command.Member, brandMember.PartnerNo).TryGet(out var member, out var refusal))
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

        if (MemberProof.OfStranger(state, moment, member, brandMember.PartnerNo, command.Proof) is { } unproved)
        {
            return unproved;
        }

        Add(state, moment, member, brandMember);
        Note(state, moment, member, "Link", command.Who);
        return member;
    }

    /// <summary>Ends the partner's links to the member; a member named by the partner's number loses that one only.</summary>
    /// <returns>The member; else MEMBER_NOT_FOUND and its like, MEMBER_NOT_LINKED, MEMBER_HAS_HOLDS.</returns>
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

        if (state.HasOpenExchange(member.No))
        {
            return new Refusal(Reason.MemberHasHolds, "An exchange of the member waits for a brand, which knows the member by such a number; wait until it is at rest.");
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
