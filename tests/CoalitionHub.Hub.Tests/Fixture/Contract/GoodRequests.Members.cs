using CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddMembers()
    {
        Add(_ => new EnrolMemberRequest
        {
            RequestId = NewId(),
            BrandMemberNumber = NewId(),
            Profile = new Profile { DisplayName = "Anna", Email = "anna@example.org", BirthDate = "1990-02-28" },
        });
        Add(world => new GetMemberRequest { Member = world.ByCard });
        Add(async world => new LinkMemberRequest { RequestId = NewId(), Member = Id(await world.NewMember()), BrandMemberNumber = NewId() });
        Add(async world => new UnlinkMemberRequest { RequestId = NewId(), Member = Id(await world.NewMember(NewId())) });
        Add(async world => new ReplaceCardRequest { RequestId = NewId(), CardNumber = (await world.NewMember()).CardNumber, Reason = CardReplacementReason.Lost });
        Add(async world => new CreateProofSecretRequest { RequestId = NewId(), Member = Id(await world.NewMember()) });
        Add(world => new ExportMemberRequest { Member = world.ByCard });
        Add(async world => new EraseMemberRequest { RequestId = NewId(), Member = Id(await world.NewMember(NewId())) });

        Add(world => new InspectMemberRequest { Member = world.ByCard });
        Add(async world => new ProposeMergeRequest
        {
            RequestId = NewId(),
            IntoMemberId = (await world.NewMember()).MemberId,
            FromMemberId = (await world.NewMember()).MemberId,
            Reason = "one person",
        });
        Add(async world => new ApproveMergeRequest { RequestId = NewId(), MergeId = await Merge(world) });
        Add(async world => new RejectMergeRequest { RequestId = NewId(), MergeId = await Merge(world) });
        Add(_ => new ListMergesRequest());
    }

    private static MemberSelector Id(Member member) => new() { MemberId = member.MemberId };

    // Proposed by the checker, since approving falls to the maker, who is an operator.
    private static async Task<string> Merge(World world) =>
        (await world.Checker.Members.ProposeMergeAsync(await Make<ProposeMergeRequest>(world))).Merge.MergeId;
}
