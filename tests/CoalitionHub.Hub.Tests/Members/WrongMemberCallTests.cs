using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Members.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Members;

/// <summary>What partners and staff can get wrong about members, through the pipe.</summary>
public sealed class WrongMemberCallTests(WorldFixture world) : WrongRequestTests<WrongMemberCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "a number that is taken", (EnrolMemberRequest request) => request.BrandMemberNumber = "H-1", BrandMemberNumberTaken },
            { "no address", (EnrolMemberRequest request) => request.Profile.Email = "no address", FieldInvalid, "profile.email" },
            { "a day that isn't", (EnrolMemberRequest request) => request.Profile.BirthDate = "1990-02-30", TimeInvalid, "profile.birth_date" },
            { "by the brand's number", (LinkMemberRequest request) => request.Member = new MemberSelector { BrandMemberNumber = "H-1" }, FieldInvalid, "member.brand_member_number" },
            { "a number that is taken", (LinkMemberRequest request) => request.BrandMemberNumber = "H-1", BrandMemberNumberTaken },
            { "a member that has one", (LinkMemberRequest request, World world) => request.Member = world.ByCard, MemberAlreadyLinked },
            { "a code of five digits", (LinkMemberRequest request) => request.Proof = new Proof { Code = "12345" }, FieldInvalid, "proof.code" },
            { "a member without a link", (UnlinkMemberRequest request, World world) => Unlinked(request, world), MemberNotLinked },
            { "no card", (ReplaceCardRequest request) => request.CardNumber = "", FieldMissing, "card_number" },
            { "no card number", (ReplaceCardRequest request) => request.CardNumber = "4111111111111112", CardNumberInvalid, "card_number" },
            { "a card of nobody", (ReplaceCardRequest request) => request.CardNumber = "9000000000000001", MemberNotFound },
            { "no reason", (ReplaceCardRequest request) => request.Reason = CardReplacementReason.Unspecified, FieldMissing, "reason" },
            { "a reason of the future", (ReplaceCardRequest request) => request.Reason = (CardReplacementReason)9, FieldInvalid, "reason" },
            { "a card that was replaced", (ReplaceCardRequest request, World world) => Replaced(request, world), CardReplaced },
            { "a code of five digits", (ReplaceCardRequest request) => request.Proof = new Proof { Code = "12345" }, FieldInvalid, "proof.code" },
            { "another member's page", (ExportMemberRequest request) => request.PageToken = "AAAA", PageTokenInvalid, "page_token" },
            { "too large a page", (ExportMemberRequest request) => request.PageSize = 1_001, PageSizeInvalid, "page_size" },
            { "a code without a secret", (CreateProofSecretRequest request, World world) => Again(world, request), ProofRequired },
            { "an assertion without time", (CreateProofSecretRequest request) => request.Proof = Asserted(), FieldMissing, "proof.assertion.authentication_time" },
            { "a member that was erased", (EraseMemberRequest request, World world) => Erased(request, world), MemberErased },
            { "by the brand's number", (InspectMemberRequest request) => request.Member = new MemberSelector { BrandMemberNumber = "H-1" }, FieldInvalid, "member.brand_member_number" },
            { "one with itself", (ProposeMergeRequest request) => request.FromMemberId = request.IntoMemberId, MergeSameMember },
            { "the proposer", (ApproveMergeRequest request, World world) => Mine(request, world), SamePerson },
        };
        table.AddTexts<EnrolMemberRequest>("brand_member_number", 64, (request, text) => request.BrandMemberNumber = text, isRequired: false);
        table.AddTexts<EnrolMemberRequest>("profile.display_name", 100, (request, text) => request.Profile.DisplayName = text, isRequired: false);
        table.AddTexts<LinkMemberRequest>("brand_member_number", 64, (request, text) => request.BrandMemberNumber = text);
        table.AddTexts<ProposeMergeRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddMembers<GetMemberRequest>((request, member) => request.Member = member);
        table.AddMembers<LinkMemberRequest>((request, member) => request.Member = member, byNumber: false);
        table.AddMembers<UnlinkMemberRequest>((request, member) => request.Member = member);
        table.AddMembers<CreateProofSecretRequest>((request, member) => request.Member = member);
        table.AddMembers<ExportMemberRequest>((request, member) => request.Member = member);
        table.AddMembers<EraseMemberRequest>((request, member) => request.Member = member);
        table.AddMembers<InspectMemberRequest>((request, member) => request.Member = member, byNumber: false);
        table.AddIds<ProposeMergeRequest>("from_member_id", "mbr", (request, id) => request.FromMemberId = id, MemberNotFound);
        table.AddIds<ProposeMergeRequest>("into_member_id", "mbr", (request, id) => request.IntoMemberId = id, MemberNotFound);
        table.AddIds<ApproveMergeRequest>("merge_id", "mrg", (request, id) => request.MergeId = id, MergeNotFound);
        table.AddIds<RejectMergeRequest>("merge_id", "mrg", (request, id) => request.MergeId = id, MergeNotFound);
        table.AddStates<ListMergesRequest>(request => request.State = (MergeState)99);
        return table;
    }

    private static async Task Unlinked(UnlinkMemberRequest request, World world) => request.Member = new MemberSelector { MemberId = (await world.NewMember()).MemberId };

    private static async Task Replaced(ReplaceCardRequest request, World world)
    {
        await world.Owner.Members.ReplaceCardAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }

    private static async Task Again(World world, CreateProofSecretRequest request)
    {
        await world.Owner.Members.CreateProofSecretAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }

    private static async Task Erased(EraseMemberRequest request, World world)
    {
        await world.Owner.Members.EraseMemberAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }

    private static async Task Mine(ApproveMergeRequest request, World world) =>
        request.MergeId = (await world.Maker.Members.ProposeMergeAsync(await GoodRequests.Make<ProposeMergeRequest>(world))).Merge.MergeId;

    private static Proof Asserted() => new() { Assertion = new PartnerAssertion { Method = AssertionMethod.Pin } };
}
