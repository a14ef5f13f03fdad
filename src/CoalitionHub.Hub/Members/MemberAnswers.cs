using CoalitionHub.Core.Members;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>How members, their cards and links are said in the contract. Everything here reads what is committed.</summary>
internal static class MemberAnswers
{
    /// <summary>A member as a partner may see it; staff (0) see no profile and no brand's number.</summary>
    public static V1.Member Of(HubState state, Member member, int partnerNo)
    {
        var keys = MemberKeys.OfCommitted(state, member.No);
        return new V1.Member
        {
            MemberId = member.Id,
            // The contract's states have the core's numbers.
            State = (V1.MemberState)member.State,
            CardNumber = member.State == MemberState.Active ? MemberCards.CurrentCommitted(state, keys)?.Number ?? "" : "",
            BrandMemberNumber = keys.Links.Where(link => link.PartnerNo == partnerNo).Select(link => link.Number).Order(StringComparer.Ordinal).FirstOrDefault(""),
            EnrolledTime = ContractTimes.Time(member.CreatedMicros),
            Profile = partnerNo != 0 && MemberLookup.IsKnownTo(member, keys, partnerNo) ? Of(member.Profile) : null,
            HasProofSecret = member.ProofSecret.Length > 0,
            MergedIntoMemberId = member.State == MemberState.Merged ? MemberLookup.SurvivorOfCommitted(state, member).Id : "",
        };
    }

    /// <summary>All the member's cards, the newest first.</summary>
    public static IEnumerable<V1.Card> Cards(HubState state, Member member) =>
        from card in MemberKeys.OfCommitted(state, member.No).Cards.Select(number => state.Cards.TryGetCommitted(number, out var card) ? card : null)
        where card is not null
        orderby card.CreatedMicros descending, card.Number
        select new V1.Card
        {
            CardNumber = card.Number,
            State = card.IsReplaced ? V1.CardState.Replaced : V1.CardState.Active,
            IssuedTime = ContractTimes.Time(card.CreatedMicros),
            ReplacedTime = card.IsReplaced ? ContractTimes.Time(card.ReplacedMicros) : null,
            // The contract's reasons have the core's numbers.
            ReplacementReason = (V1.CardReplacementReason)card.ReplacedFor,
        };

    /// <summary>The member's links, in order of partner; those of one partner, or of all (0).</summary>
    public static IEnumerable<V1.BrandLink> Links(HubState state, Member member, int partnerNo) =>
        from link in MemberKeys.OfCommitted(state, member.No).Links.Select(key => state.BrandLinks.TryGetCommitted(key, out var link) ? link : null)
        where link is not null && (partnerNo == 0 || link.BrandMember.PartnerNo == partnerNo)
        let partnerId = StateView.OfCommitted(state).Partner(link.BrandMember.PartnerNo).Id
        orderby partnerId, link.BrandMember.Number
        select new V1.BrandLink
        {
            PartnerId = partnerId,
            BrandMemberNumber = link.BrandMember.Number,
            LinkedTime = ContractTimes.Time(link.CreatedMicros),
        };

    private static V1.Profile Of(MemberProfile profile) => new()
    {
        DisplayName = profile.DisplayName,
        Email = profile.Email,
        BirthDate = profile.BirthDate,
    };
}
