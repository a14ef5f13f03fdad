using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>
/// Finds the member that a caller names. That a member exists is not for everybody to know: a partner may use a member whose card it was
/// shown, or whom it knows by a number of its own; by the member's id only if it enrolled the member or is linked to it, since
/// an id can be guessed and travels further than a card. Everything else is MEMBER_NOT_FOUND, whether the member exists or not.
/// The coalition's staff (partner number 0) may use every id and card.
/// </summary>
public static class MemberLookup
{
    /// <summary>The member to earn, burn and exchange for: a merged membership leads to the one that remains. For decisions.</summary>
    /// <returns>An active member; else MEMBER_NOT_FOUND, CARD_REPLACED, MEMBER_ERASED.</returns>
    public static Outcome<Member> Find(HubState state, MemberSelector selector, int callerPartnerNo) =>
        Active(new Drafted(state), selector, callerPartnerNo);

    /// <summary>The same on what is committed; for readers on any thread.</summary>
    public static Outcome<Member> FindCommitted(HubState state, MemberSelector selector, int callerPartnerNo) =>
        Active(new Committed(state), selector, callerPartnerNo);

    /// <summary>The committed member that is named, whatever became of it: merged and erased ones are given as what they are.</summary>
    /// <returns>MEMBER_NOT_FOUND or CARD_REPLACED when there is none.</returns>
    public static Outcome<Member> FindCommittedInAnyState(HubState state, MemberSelector selector, int callerPartnerNo) =>
        Named(new Committed(state), selector, callerPartnerNo);

    /// <summary>The membership that has the points of this one: itself, or the one it was merged into. For decisions.</summary>
    /// <param name="state">The state.</param>
    /// <param name="memberNo">A number that an earlier record, such as a purchase, holds.</param>
    public static Member Survivor(HubState state, long memberNo) => Follow(new Drafted(state), Known(new Drafted(state), memberNo));

    /// <summary>The same on what is committed; for readers on any thread.</summary>
    public static Member SurvivorOfCommitted(HubState state, Member member) => Follow(new Committed(state), member);

    /// <summary>True when the partner enrolled the member or has a number of its own for it: then it may see the profile.</summary>
    public static bool IsKnownTo(Member member, MemberKeys keys, int partnerNo) =>
        member.EnrolledByNo == partnerNo || keys.IsLinkedTo(partnerNo);

    private static Outcome<Member> Active<TTables>(TTables tables, MemberSelector selector, int partnerNo)
        where TTables : struct, ITables
    {
        if (!Named(tables, selector, partnerNo).TryGet(out var named, out var refusal))
        {
            return refusal;
        }

        var member = Follow(tables, named);
        return member.State == MemberState.Erased
            ? new Refusal(Reason.MemberErased, "The member's data was erased at the member's wish; nothing can be earned or burnt any more.")
            : member;
    }

    private static Outcome<Member> Named<TTables>(TTables tables, MemberSelector selector, int partnerNo)
        where TTables : struct, ITables
    {
        if (selector.CardNumber is { } number)
        {
            return tables.Card(number) switch
            {
                null => NotFound(),
                { IsReplaced: true } => new Refusal(Reason.CardReplaced, "The card was replaced by another and names nobody any more."),
                var card => Known(tables, card.MemberNo),
            };
        }

        if (selector.BrandMemberNumber is { } brandNumber)
        {
            return tables.Link(new BrandMember(partnerNo, brandNumber)) is { } link ? Known(tables, link.MemberNo) : NotFound();
        }

        return tables.Member(selector.MemberNo) is { } member && MayUseId(tables, member, partnerNo) ? member : NotFound();
    }

    /// <summary>An id kept from before a merge goes on working for those who knew either membership.</summary>
    private static bool MayUseId<TTables>(TTables tables, Member member, int partnerNo)
        where TTables : struct, ITables
    {
        if (partnerNo == 0 || IsKnownTo(member, tables.Keys(member.No), partnerNo))
        {
            return true;
        }

        return member.State == MemberState.Merged && Follow(tables, member) is var survivor && IsKnownTo(survivor, tables.Keys(survivor.No), partnerNo);
    }

    private static Member Follow<TTables>(TTables tables, Member member)
        where TTables : struct, ITables
    {
        while (member.State == MemberState.Merged)
        {
            member = Known(tables, member.MergedIntoNo);
        }

        return member;
    }

    private static Member Known<TTables>(TTables tables, long memberNo)
        where TTables : struct, ITables =>
        tables.Member(memberNo) ?? throw new InvalidOperationException($"A record names member {memberNo}, which isn't there.");

    private static Refusal NotFound() =>
        new(Reason.MemberNotFound, "There is no such member, or none that the caller may know of: name it by its card, by the partner's own number, or, once enrolled or linked by the partner, by its id.");

    /// <summary>The rule is one; drafts and committed records are read differently.</summary>
    private interface ITables
    {
        Member? Member(long no);

        Card? Card(string number);

        BrandLink? Link(BrandMember brandMember);

        MemberKeys Keys(long memberNo);
    }

    private readonly struct Drafted(HubState state) : ITables
    {
        public Member? Member(long no) => state.Members.Find(no);

        public Card? Card(string number) => state.Cards.Find(number);

        public BrandLink? Link(BrandMember brandMember) => state.BrandLinks.Find(brandMember);

        public MemberKeys Keys(long memberNo) => MemberKeys.Of(state, memberNo);
    }

    private readonly struct Committed(HubState state) : ITables
    {
        public Member? Member(long no) => state.Members.TryGetCommitted(no, out var member) ? member : null;

        public Card? Card(string number) => state.Cards.TryGetCommitted(number, out var card) ? card : null;

        public BrandLink? Link(BrandMember brandMember) => state.BrandLinks.TryGetCommitted(brandMember, out var link) ? link : null;

        public MemberKeys Keys(long memberNo) => MemberKeys.OfCommitted(state, memberNo);
    }
}
