using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Grpc.Core;
using Shouldly;
using Xunit;
using static CoalitionHub.Hub.Tests.Members.MembersServiceTests;
using Member = CoalitionHub.Protos.Members.V1.Member;

namespace CoalitionHub.Hub.Tests.Members;

public sealed class MergingServiceTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Two_people_make_one_member_of_two_and_its_points_are_together(Store store)
    {
        // A hub of its own, since it is restarted.
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var ending = await Enrol(coalition.Grocer, NewNumber());
        var remaining = await Enrol(coalition.Grocer, NewNumber());
        await Earn(coalition.Grocer, ending, 120);
        await Earn(coalition.Grocer, remaining, 30);

        var merge = await Propose(coalition, ending, remaining);
        (merge.State, merge.Reason, merge.ProposedBy).ShouldBe((MergeState.Proposed, "one person", coalition.Maker.StaffId));
        await Approve(coalition.Maker, merge).ShouldBeRefused(Reason.SamePerson);
        var approved = (await Approve(coalition.Checker, merge)).Merge;
        (approved.State, approved.Reason, approved.DecidedBy).ShouldBe((MergeState.Approved, "one person", coalition.Checker.StaffId));

        await hub.RestartAsync();
        var grocer = coalition.Grocer with { Calls = await hub.As(coalition.Grocer.Keys) };
        foreach (var member in (Member[])[ending, remaining])
        {
            var balance = await new PointsService.PointsServiceClient(grocer.Calls).GetBalanceAsync(new GetBalanceRequest { Member = ByCard(member) });
            balance.Balances.ShouldHaveSingleItem().Available.ShouldBe(150);
        }

        var ended = (await Client(grocer).GetMemberAsync(new GetMemberRequest { Member = ById(ending) })).Member;
        (ended.State, ended.MergedIntoMemberId, ended.CardNumber).ShouldBe((MemberState.Merged, remaining.MemberId, ""));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_merge_is_decided_once(Store store)
    {
        var coalition = await coalitions.On(store);
        var merge = await Propose(coalition, await Enrol(coalition.Grocer, NewNumber()), await Enrol(coalition.Airline, NewNumber()));

        var request = new RejectMergeRequest { RequestId = HubPeople.NewRequest(), MergeId = merge.MergeId };
        var rejected = await Admin(coalition.Checker).RejectMergeAsync(request);
        (await Admin(coalition.Checker).RejectMergeAsync(request)).ShouldBe(rejected);
        await Approve(coalition.Checker, merge).ShouldBeRefused(Reason.NotProposed);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Merges_are_listed_in_pages_the_last_first(Store store)
    {
        var coalition = await coalitions.On(store);
        string[] proposed =
        [
            (await Propose(coalition, await Enrol(coalition.Grocer, NewNumber()), await Enrol(coalition.Grocer, NewNumber()))).MergeId,
            (await Propose(coalition, await Enrol(coalition.Grocer, NewNumber()), await Enrol(coalition.Grocer, NewNumber()))).MergeId,
        ];

        var first = await Admin(coalition.Checker).ListMergesAsync(new ListMergesRequest { PageSize = 1, State = MergeState.Proposed });
        var second = await Admin(coalition.Checker).ListMergesAsync(new ListMergesRequest { PageSize = 1, State = MergeState.Proposed, PageToken = first.NextPageToken });

        first.Merges.ShouldHaveSingleItem().MergeId.ShouldBe(proposed[1]);
        second.Merges.ShouldHaveSingleItem().MergeId.ShouldBe(proposed[0]);
        await Admin(coalition.Checker).ListMergesAsync(new ListMergesRequest { PageSize = 1, PageToken = first.NextPageToken }).ShouldBeRefused(Reason.PageTokenInvalid);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Staff_see_cards_and_links_of_all_brands_and_no_profile(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), new Profile { DisplayName = "Anna" });
        await Client(coalition.Airline).LinkMemberAsync(
            new LinkMemberRequest { RequestId = HubPeople.NewRequest(), Member = ByCard(member), BrandMemberNumber = NewNumber(), Proof = coalition.Hub.Assertion() });

        var seen = await Admin(coalition.Checker).InspectMemberAsync(new InspectMemberRequest { Member = ById(member) });

        (seen.Member.Profile, seen.Member.BrandMemberNumber).ShouldBe((null, ""));
        seen.Cards.ShouldHaveSingleItem().CardNumber.ShouldBe(member.CardNumber);
        seen.Links.Select(link => link.PartnerId).ShouldBe([coalition.Grocer.PartnerId, coalition.Airline.PartnerId], ignoreOrder: true);
    }

    private static async Task<Merge> Propose(TestCoalition coalition, Member ending, Member remaining) =>
        (await Admin(coalition.Maker).ProposeMergeAsync(new ProposeMergeRequest
        {
            RequestId = HubPeople.NewRequest(),
            FromMemberId = ending.MemberId,
            IntoMemberId = remaining.MemberId,
            Reason = "one person",
        })).Merge;

    private static AsyncUnaryCall<ApproveMergeResponse> Approve(TestPerson person, Merge merge) =>
        Admin(person).ApproveMergeAsync(new ApproveMergeRequest { RequestId = HubPeople.NewRequest(), MergeId = merge.MergeId });

    private static MembersAdminService.MembersAdminServiceClient Admin(TestPerson person) => new(person.Calls);

    private static async Task Earn(TestPartner partner, Member member, long dollars) =>
        await new PointsService.PointsServiceClient(partner.Calls).EarnAsync(new EarnRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = ByCard(member),
            Receipt = new Receipt { MerchantReference = NewNumber(), Amount = new Money { CurrencyCode = "HKD", MinorUnits = dollars * 100 } },
        });
}
