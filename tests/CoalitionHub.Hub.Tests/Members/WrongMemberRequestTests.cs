using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Members;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;
using MemberSelector = CoalitionHub.Protos.Members.V1.MemberSelector;
using PartnerAssertion = CoalitionHub.Protos.Members.V1.PartnerAssertion;
using Proof = CoalitionHub.Protos.Members.V1.Proof;
using ProtoMethod = CoalitionHub.Protos.Members.V1.AssertionMethod;

namespace CoalitionHub.Hub.Tests.Members;

/// <summary>What is wrong with a request is told by field and reason, before anything is decided.</summary>
public sealed class WrongMemberRequestTests
{
    private static readonly Caller Partner = new("cli_1", 1, 0, Roles.None, new HashSet<string>());
    private static readonly Caller Person = new("cli_2", 0, 2, Roles.Operator, new HashSet<string>());
    private static readonly string Card = CardNumber.From([1, 2, 3], 0);
    private static readonly string Id = OpaqueId.Format("mbr", 7, 1_000_000);
    private static readonly MemberSelector ByCard = new() { CardNumber = Card };

    public static TheoryData<MemberSelector?, string, Reason> Selectors => new()
    {
        { null, "member", Reason.FieldMissing },
        { new MemberSelector(), "member", Reason.FieldMissing },
        { new MemberSelector { MemberId = "" }, "member.member_id", Reason.FieldMissing },
        { new MemberSelector { MemberId = "7" }, "member.member_id", Reason.IdInvalid },
        { new MemberSelector { MemberId = OpaqueId.Format("pur", 7, 1_000_000) }, "member.member_id", Reason.IdInvalid },
        { new MemberSelector { MemberId = Id[..^1] + (Id[^1] == '0' ? '1' : '0') }, "member.member_id", Reason.IdInvalid },
        { new MemberSelector { CardNumber = "" }, "member.card_number", Reason.FieldMissing },
        { new MemberSelector { CardNumber = Card[..^1] }, "member.card_number", Reason.CardNumberInvalid },
        { new MemberSelector { CardNumber = Card[..^1] + (char)('0' + (Card[^1] - '0' + 1) % 10) }, "member.card_number", Reason.CardNumberInvalid },
        { new MemberSelector { BrandMemberNumber = " " }, "member.brand_member_number", Reason.FieldMissing },
        { new MemberSelector { BrandMemberNumber = new string('x', 65) }, "member.brand_member_number", Reason.FieldTooLong },
        { new MemberSelector { BrandMemberNumber = "a\tb" }, "member.brand_member_number", Reason.FieldInvalid },
    };

    public static TheoryData<Proof, string, Reason> Proofs => new()
    {
        { new Proof { Code = "" }, "proof.code", Reason.FieldInvalid },
        { new Proof { Code = "12345" }, "proof.code", Reason.FieldInvalid },
        { new Proof { Code = "1234567" }, "proof.code", Reason.FieldInvalid },
        { new Proof { Code = "12345x" }, "proof.code", Reason.FieldInvalid },
        { Asserted(ProtoMethod.Unspecified, new Timestamp()), "proof.assertion.method", Reason.FieldMissing },
        { Asserted((ProtoMethod)4_000, new Timestamp()), "proof.assertion.method", Reason.FieldInvalid },
        { Asserted(ProtoMethod.Pin, null), "proof.assertion.authentication_time", Reason.FieldMissing },
        { Asserted(ProtoMethod.Pin, new Timestamp { Seconds = -1 }), "proof.assertion.authentication_time", Reason.TimeInvalid },
    };

    public static TheoryData<Action<EnrolMemberRequest>, string, Reason> Enrolments => new()
    {
        { request => request.BrandMemberNumber = new string('x', 65), "brand_member_number", Reason.FieldTooLong },
        { request => request.Profile.DisplayName = new string('x', 101), "profile.display_name", Reason.FieldTooLong },
        { request => request.Profile.DisplayName = "a\u0000b", "profile.display_name", Reason.FieldInvalid },
        { request => request.Profile.Email = new string('x', 250) + "@a.bc", "profile.email", Reason.FieldTooLong },
        { request => request.Profile.Email = "no address", "profile.email", Reason.FieldInvalid },
        { request => request.Profile.Email = "@example.org", "profile.email", Reason.FieldInvalid },
        { request => request.Profile.Email = "a@b@c", "profile.email", Reason.FieldInvalid },
        { request => request.Profile.BirthDate = "28.02.1990", "profile.birth_date", Reason.TimeInvalid },
        { request => request.Profile.BirthDate = "1990-02-30", "profile.birth_date", Reason.TimeInvalid },
        { request => request.Profile.BirthDate = "1899-12-31", "profile.birth_date", Reason.TimeInvalid },
    };

    [Theory]
    [MemberData(nameof(Selectors))]
    public void A_member_must_be_named_rightly_everywhere(MemberSelector? selector, string field, Reason reason)
    {
        Expect(Linking.Prepare(new LinkMemberRequest { Member = selector, BrandMemberNumber = "B-1" }, Partner).Refusal, field, reason);
        Expect(Linking.Prepare(new UnlinkMemberRequest { Member = selector }, Partner).Refusal, field, reason);
        Expect(ProofSecrets.Prepare(new CreateProofSecretRequest { Member = selector }, Partner).Refusal, field, reason);
        Expect(Erasure.Prepare(new EraseMemberRequest { Member = selector }, Partner).Refusal, field, reason);
    }

    [Theory]
    [MemberData(nameof(Proofs))]
    public void A_proof_must_have_its_form(Proof proof, string field, Reason reason) =>
        Expect(ProofSecrets.Prepare(new CreateProofSecretRequest { Member = ByCard, Proof = proof }, Partner).Refusal, field, reason);

    [Theory]
    [MemberData(nameof(Enrolments))]
    public void What_a_person_tells_must_fit_its_field(Action<EnrolMemberRequest> change, string field, Reason reason)
    {
        var request = new EnrolMemberRequest { Profile = new Profile() };
        change(request);

        Expect(Enrolment.Prepare(request, Partner).Refusal, field, reason);
    }

    [Fact]
    public void A_person_need_tell_nothing_and_may_tell_all()
    {
        Enrolment.Prepare(new EnrolMemberRequest(), Partner).Refusal.ShouldBeNull();
        Enrolment.Prepare(new EnrolMemberRequest
        {
            BrandMemberNumber = new string('x', 64),
            Profile = new Profile { DisplayName = "Ünï 🙂", Email = "a@b", BirthDate = "2000-02-29" },
        }, Partner).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_member_to_link_isn_t_named_by_the_brand_s_number()
    {
        Expect(Linking.Prepare(new LinkMemberRequest { Member = new MemberSelector { BrandMemberNumber = "B-1" }, BrandMemberNumber = "B-2" }, Partner).Refusal,
            "member.brand_member_number", Reason.FieldInvalid);
        Expect(Linking.Prepare(new LinkMemberRequest { Member = ByCard }, Partner).Refusal, "brand_member_number", Reason.FieldMissing);
    }

    [Fact]
    public void A_card_is_replaced_for_a_reason()
    {
        Expect(CardReplacing.Prepare(new ReplaceCardRequest { CardNumber = Card }, Partner).Refusal, "reason", Reason.FieldMissing);
        Expect(CardReplacing.Prepare(new ReplaceCardRequest { CardNumber = Card, Reason = (CardReplacementReason)99 }, Partner).Refusal, "reason", Reason.FieldInvalid);
        Expect(CardReplacing.Prepare(new ReplaceCardRequest { CardNumber = "4", Reason = CardReplacementReason.Lost }, Partner).Refusal, "card_number", Reason.CardNumberInvalid);
    }

    [Fact]
    public void A_merge_names_two_members_and_a_reason()
    {
        var refusal = Merges.Prepare(new ProposeMergeRequest(), Person).Refusal.ShouldNotBeNull();

        refusal.Fields.Select(fault => fault.Field).ShouldBe(["from_member_id", "into_member_id", "reason"]);
        Expect(Merges.Prepare(new ProposeMergeRequest { FromMemberId = Id, IntoMemberId = Id, Reason = new string('x', 501) }, Person).Refusal, "reason", Reason.FieldTooLong);
        Expect(Merges.Prepare(new ApproveMergeRequest { MergeId = Id }, Person).Refusal, "merge_id", Reason.IdInvalid);
        Expect(Merges.Prepare(new RejectMergeRequest(), Person).Refusal, "merge_id", Reason.FieldMissing);
    }

    private static void Expect(Refusal? refusal, string field, Reason reason)
    {
        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
        refusal.Fields.ShouldContain(fault => fault.Field == field);
    }

    private static Proof Asserted(ProtoMethod method, Timestamp? time) =>
        new() { Assertion = new PartnerAssertion { Method = method, AuthenticationTime = time } };
}
