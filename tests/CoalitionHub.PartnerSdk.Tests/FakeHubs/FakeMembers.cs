using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Wire = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Canned answers of the members room.</summary>
internal sealed class FakeMembers : MembersService.MembersServiceBase
{
    private static readonly Wire.Member Linked = new()
    {
        MemberId = "mbr_1",
        State = Wire.MemberState.Active,
        CardNumber = "6000000000000007",
        BrandMemberNumber = "B-1",
        EnrolledTime = Times.Wire(1),
        Profile = new Wire.Profile { DisplayName = "Ada", Email = "ada@example.org", BirthDate = "1990-12-10" },
        HasProofSecret = true,
    };

    private static readonly Wire.Member Merged = new()
    {
        MemberId = "mbr_2",
        State = Wire.MemberState.Merged,
        EnrolledTime = Times.Wire(1),
        MergedIntoMemberId = "mbr_1",
    };

    public override Task<EnrolMemberResponse> EnrolMember(Wire.EnrolMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new EnrolMemberResponse { Member = Linked });

    public override Task<GetMemberResponse> GetMember(GetMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new GetMemberResponse { Member = request.Member.MemberId == "mbr_2" ? Merged : Linked });

    public override Task<LinkMemberResponse> LinkMember(Wire.LinkMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new LinkMemberResponse { Member = Linked });

    public override Task<UnlinkMemberResponse> UnlinkMember(Wire.UnlinkMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new UnlinkMemberResponse { Member = Linked });

    public override Task<ReplaceCardResponse> ReplaceCard(Wire.ReplaceCardRequest request, ServerCallContext context) =>
        Task.FromResult(new ReplaceCardResponse { MemberId = "mbr_1", CardNumber = "6000000000000015" });

    public override Task<CreateProofSecretResponse> CreateProofSecret(Wire.CreateProofSecretRequest request, ServerCallContext context) =>
        Task.FromResult(new CreateProofSecretResponse { MemberId = "mbr_1", SecretBase32 = "GEZDGNBV", OtpauthUri = "otpauth://totp/x" });

    public override Task<ExportMemberResponse> ExportMember(ExportMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new ExportMemberResponse
        {
            Member = Linked,
            Cards =
            {
                new Wire.Card { CardNumber = "6000000000000015", State = Wire.CardState.Active, IssuedTime = Times.Wire(2) },
                new Wire.Card
                {
                    CardNumber = "6000000000000007",
                    State = Wire.CardState.Replaced,
                    IssuedTime = Times.Wire(1),
                    ReplacedTime = Times.Wire(2),
                    ReplacementReason = Wire.CardReplacementReason.Lost,
                },
            },
            Links = { new Wire.BrandLink { PartnerId = "ptn_1", BrandMemberNumber = "B-1", LinkedTime = Times.Wire(1) } },
            ExportTime = Times.Wire(3),
            Purchases = { new Protos.Purchases.V1.Purchase { PurchaseId = request.PageToken == "" ? "pur_2" : "pur_1" } },
            NextPageToken = request.PageToken == "" ? "page-2" : "",
        });

    public override Task<EraseMemberResponse> EraseMember(Wire.EraseMemberRequest request, ServerCallContext context) =>
        Task.FromResult(new EraseMemberResponse { MemberId = "mbr_1", ErasedTime = Times.Wire(3) });
}
