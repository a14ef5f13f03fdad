using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Member = CoalitionHub.Protos.Members.V1.Member;

namespace CoalitionHub.Hub.Members;

/// <summary>Tying a brand's own number to a member, and untying it. Of the answer only the member's id is kept.</summary>
internal static class Linking
{
    public static Outcome<Decide<LinkMemberResponse>> Prepare(LinkMemberRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        if (selector.BrandMemberNumber is not null)
        {
            checks.Add(Reason.FieldInvalid, "member.brand_member_number", "can't name a member that is to be linked: use its card or id.");
        }

        var brandMember = new BrandMember(caller.PartnerNo, checks.Text("brand_member_number", request.BrandMemberNumber, MemberFields.MaxBrandNumber));
        var command = new LinkCommand(selector, brandMember, MemberFields.Proof(checks, "proof", request.Proof), caller.Subject);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<LinkMemberResponse>)((state, moment) => BrandLinks.Link(state, moment, command).TryGet(out var member, out var refused)
            ? new LinkMemberResponse { Member = new Member { MemberId = member.Id } }
            : refused);
    }

    public static Outcome<Decide<UnlinkMemberResponse>> Prepare(UnlinkMemberRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<UnlinkMemberResponse>)((state, moment) => BrandLinks.Unlink(state, moment, selector, caller.PartnerNo, caller.Subject).TryGet(out var member, out var refused)
            ? new UnlinkMemberResponse { Member = new Member { MemberId = member.Id } }
            : refused);
    }
}
