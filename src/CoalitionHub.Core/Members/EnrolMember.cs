using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A person who joins.</summary>
/// <param name="PartnerNo">Where.</param>
/// <param name="BrandMemberNumber">The partner's own number of the member; empty for none.</param>
/// <param name="Profile">What the person tells.</param>
/// <param name="CardSeed">Random bytes, <see cref="MemberCards.SeedBytes"/> of them: a decision draws nothing by itself.</param>
/// <param name="Who">The client that asks.</param>
public sealed record EnrolCommand(int PartnerNo, string BrandMemberNumber, MemberProfile Profile, ReadOnlyMemory<byte> CardSeed, string Who);

/// <summary>Makes a member with a card, and with the partner's own number if it gives one.</summary>
public static class EnrolMember
{
    public static Outcome<Member> Decide(HubState state, Moment moment, EnrolCommand command)
    {
        var brandMember = new BrandMember(command.PartnerNo, command.BrandMemberNumber);
        if (command.BrandMemberNumber.Length > 0 && BrandLinks.Taken(state, brandMember) is { } taken)
        {
            return taken;
        }

        var profile = command.Profile;
        var member = new Member(
            state.MemberNumbers.Next(), MemberState.Active, 0, command.PartnerNo, profile.DisplayName, profile.Email, profile.BirthDate, "", moment.NowMicros);
        state.Members.Put(member.No, member);
        MemberCards.Issue(state, moment, member.No, command.CardSeed.Span);
        if (command.BrandMemberNumber.Length > 0)
        {
            BrandLinks.Add(state, moment, member, brandMember);
        }

        History.Note(state, moment, member.Id, "", nameof(MemberState.Active), "Enrol", command.Who);
        return member;
    }
}
