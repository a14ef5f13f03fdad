using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class MemberTests : HubTest
{
    private static readonly V1.MemberSelector ById = new() { MemberId = "mbr_1" };

    private static readonly Member Linked = new()
    {
        Id = new MemberId("mbr_1"),
        State = MemberState.Active,
        CardNumber = "6000000000000007",
        BrandMemberNumber = "B-1",
        EnrolledTime = Times.Of(1),
        Profile = new Profile { DisplayName = "Ada", Email = "ada@example.org", BirthDate = new DateOnly(1990, 12, 10) },
        HasProofSecret = true,
    };

    [Fact]
    public async Task Enrolling_sends_what_the_member_gave()
    {
        EnrolMemberRequest request = new() { BrandMemberNumber = "B-1", Profile = Linked.Profile };

        var member = await Hub.Client().Members.EnrolAsync(request);

        Sent().ShouldBe(new V1.EnrolMemberRequest
        {
            RequestId = request.RequestId.ToString(),
            BrandMemberNumber = "B-1",
            Profile = new V1.Profile { DisplayName = "Ada", Email = "ada@example.org", BirthDate = "1990-12-10" },
        });
        member.ShouldBe(Linked);
    }

    [Fact]
    public async Task Enrolling_needs_no_personal_data()
    {
        EnrolMemberRequest request = new();

        await Hub.Client().Members.EnrolAsync(request);

        Sent().ShouldBe(new V1.EnrolMemberRequest { RequestId = request.RequestId.ToString() });
    }

    [Fact]
    public async Task A_merged_membership_names_the_one_that_remains()
    {
        var member = await Hub.Client().Members.GetAsync(new MemberId("mbr_2"));

        member.State.ShouldBe(MemberState.Merged);
        member.MergedIntoId.ShouldBe(new MemberId("mbr_1"));
        member.CardNumber.ShouldBeNull();
        member.Profile.ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_made_and_ended()
    {
        var members = Hub.Client().Members;
        LinkMemberRequest link = new() { Member = Samples.Member, BrandMemberNumber = "B-1", Proof = Proof.Code("123456") };
        UnlinkMemberRequest unlink = new() { Member = MemberSelector.ByBrandNumber("B-1") };

        (await members.LinkAsync(link)).ShouldBe(Linked);
        (await members.UnlinkAsync(unlink)).ShouldBe(Linked);

        Hub.Calls.Select(call => call.Request).ShouldBe(new IMessage[]
        {
            new V1.LinkMemberRequest { RequestId = link.RequestId.ToString(), Member = ById, BrandMemberNumber = "B-1", Proof = new V1.Proof { Code = "123456" } },
            new V1.UnlinkMemberRequest { RequestId = unlink.RequestId.ToString(), Member = new V1.MemberSelector { BrandMemberNumber = "B-1" } },
        });
    }

    [Fact]
    public async Task A_lost_card_is_replaced()
    {
        ReplaceCardRequest request = new() { CardNumber = "6000000000000007", Reason = CardReplacementReason.Lost, Proof = Proof.Code("123456") };

        (await Hub.Client().Members.ReplaceCardAsync(request)).ShouldBe("6000000000000015");

        Sent().ShouldBe(new V1.ReplaceCardRequest
        {
            RequestId = request.RequestId.ToString(),
            CardNumber = "6000000000000007",
            Reason = V1.CardReplacementReason.Lost,
            Proof = new V1.Proof { Code = "123456" },
        });
    }

    [Fact]
    public async Task A_proof_secret_is_renewed_with_proof()
    {
        CreateProofSecretRequest request = new() { Member = Samples.Member, Proof = Proof.Code("123456") };

        var secret = await Hub.Client().Members.CreateProofSecretAsync(request);

        Sent().ShouldBe(new V1.CreateProofSecretRequest
        {
            RequestId = request.RequestId.ToString(),
            Member = ById,
            Proof = new V1.Proof { Code = "123456" },
        });
        secret.ShouldBe(new ProofSecret(new MemberId("mbr_1"), "GEZDGNBV", "otpauth://totp/x"));
    }

    [Fact]
    public async Task An_export_has_everything_personal()
    {
        var export = await Hub.Client().Members.ExportAsync(Samples.Member);

        Hub.Calls.Select(call => call.Request).ShouldBe([new ExportMemberRequest { Member = ById }, new ExportMemberRequest { Member = ById, PageToken = "page-2" }]);
        export.Member.ShouldBe(Linked);
        export.Cards.ShouldBe(
        [
            new Card("6000000000000015", CardState.Active, Times.Of(2), null, CardReplacementReason.Unspecified),
            new Card("6000000000000007", CardState.Replaced, Times.Of(1), Times.Of(2), CardReplacementReason.Lost),
        ]);
        export.Links.ShouldBe([new BrandLink(new PartnerId("ptn_1"), "B-1", Times.Of(1))]);
        export.Purchases.Select(purchase => purchase.Id.Value).ShouldBe(["pur_2", "pur_1"]);
        export.ExportTime.ShouldBe(Times.Of(3));
    }

    [Fact]
    public async Task An_erasure_tells_its_time()
    {
        EraseMemberRequest request = new() { Member = Samples.Member };

        (await Hub.Client().Members.EraseAsync(request)).ShouldBe(Times.Of(3));

        Sent().ShouldBe(new V1.EraseMemberRequest { RequestId = request.RequestId.ToString(), Member = ById });
    }

    private IMessage Sent() => Hub.Calls.Single().Request;
}
