using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Programmes;

public sealed class ProgrammesServiceTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Terms_that_two_people_agree_on_come_into_force_as_they_were_proposed(Store store)
    {
        var coalition = await coalitions.On(store);
        var partner = await coalition.Hub.AddNamedPartner(NewCode());
        await Current(partner).ShouldBeRefused(Reason.NoTermsInForce);

        var proposed = (await Admin(coalition.Maker).ProposeTermsAsync(Proposal(partner))).TermsVersion;
        (proposed.State, proposed.InForce, proposed.ProposedBy, proposed.DecidedBy).ShouldBe((TermsState.Proposed, false, coalition.Maker.StaffId, ""));
        await Approve(coalition.Maker, proposed).ShouldBeRefused(Reason.RoleMissing);
        var approved = (await Approve(coalition.Checker, proposed)).TermsVersion;

        (approved.State, approved.InForce, approved.DecidedBy).ShouldBe((TermsState.Approved, true, coalition.Checker.StaffId));
        var expected = TermsRequests.YuuLike();
        (expected.MinimumBurnPoints, expected.BurnIncrementPoints) = (1, 1);
        approved.Terms.ShouldBe(expected);
        (await Current(partner)).TermsVersion.ShouldBe(approved);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Who_proposed_terms_doesn_t_approve_them_whatever_the_roles(Store store)
    {
        var coalition = await coalitions.On(store);
        var both = await coalition.Hub.AddNamedPerson("Both", Protos.Staff.V1.Role.FinanceMaker, Protos.Staff.V1.Role.FinanceChecker);

        var proposed = (await Admin(both).ProposeTermsAsync(Proposal(coalition.Grocer))).TermsVersion;

        await Approve(both, proposed).ShouldBeRefused(Reason.SamePerson);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_same_proposal_twice_is_one_version(Store store)
    {
        var coalition = await coalitions.On(store);
        var request = Proposal(coalition.Grocer);

        var first = await Admin(coalition.Maker).ProposeTermsAsync(request);

        (await Admin(coalition.Maker).ProposeTermsAsync(request)).ShouldBe(first);
        var other = request.Clone();
        other.Terms.ExpiryMonths++;
        await Admin(coalition.Maker).ProposeTermsAsync(other).ShouldBeRefused(Reason.RequestIdReused);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Terms_wait_for_their_time_and_none_is_retroactive(Store store)
    {
        var coalition = await coalitions.On(store);
        var partner = await coalition.Hub.AddNamedPartner(NewCode());
        var now = await partner.AddTerms(coalition.Maker, coalition.Checker);
        var soon = coalition.Hub.Now.AddHours(1);

        var later = (await Admin(coalition.Maker).ProposeTermsAsync(Proposal(partner, soon))).TermsVersion;
        (await Approve(coalition.Checker, later)).TermsVersion.InForce.ShouldBeFalse();
        await Admin(coalition.Maker).ProposeTermsAsync(Proposal(partner, coalition.Hub.Now.AddSeconds(-1))).ShouldBeRefused(Reason.TermsRetroactive);
        (await Current(partner)).TermsVersion.TermsId.ShouldBe(now.TermsId);

        coalition.Hub.Clock.MoveTo(soon);
        (await Current(partner)).TermsVersion.TermsId.ShouldBe(later.TermsId);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Versions_are_listed_in_pages_by_partner_and_state(Store store)
    {
        var coalition = await coalitions.On(store);
        var partner = await coalition.Hub.AddNamedPartner(NewCode());
        var first = (await Admin(coalition.Maker).ProposeTermsAsync(Proposal(partner))).TermsVersion;
        var second = (await Admin(coalition.Maker).ProposeTermsAsync(Proposal(partner))).TermsVersion;
        await Admin(coalition.Checker).RejectTermsAsync(new RejectTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = first.TermsId });

        var page = await Admin(coalition.Checker).ListTermsAsync(new ListTermsRequest { PartnerId = partner.PartnerId, PageSize = 1 });
        page.TermsVersions.ShouldHaveSingleItem().ShouldBe(second);
        var next = await Admin(coalition.Checker).ListTermsAsync(new ListTermsRequest { PartnerId = partner.PartnerId, PageSize = 1, PageToken = page.NextPageToken });
        (next.TermsVersions.ShouldHaveSingleItem().State, next.NextPageToken).ShouldBe((TermsState.Rejected, ""));
        var rejected = await Admin(coalition.Checker).ListTermsAsync(new ListTermsRequest { PartnerId = partner.PartnerId, State = TermsState.Rejected });
        rejected.TermsVersions.ShouldHaveSingleItem().TermsId.ShouldBe(first.TermsId);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_isn_t_there_is_refused_by_name(Store store)
    {
        var coalition = await coalitions.On(store);
        var unknownTerms = Core.State.OpaqueId.Format("trm", 1_000_000, 1_000_000);
        var unknownPartner = Core.State.OpaqueId.Format("ptn", 1_000_000, 1_000_000);

        await Admin(coalition.Checker).GetTermsAsync(new GetTermsRequest { TermsId = unknownTerms }).ShouldBeRefused(Reason.TermsNotFound);
        await Admin(coalition.Checker).ApproveTermsAsync(new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = unknownTerms }).ShouldBeRefused(Reason.TermsNotFound);
        await Admin(coalition.Checker).ListTermsAsync(new ListTermsRequest { PartnerId = unknownPartner }).ShouldBeRefused(Reason.PartnerNotFound);
        await Admin(coalition.Maker).ProposeTermsAsync(Proposal(coalition.Grocer, change: terms => terms.PointsCurrencyCode = "MILES")).ShouldBeRefused(Reason.CurrencyNotAllowed);
        await Admin(coalition.Maker).ProposeTermsAsync(Proposal(coalition.Grocer, change: terms => terms.NetDebitCap.CurrencyCode = "USD")).ShouldBeRefused(Reason.SettlementCurrencyMismatch);
    }

    private static ProposeTermsRequest Proposal(TestPartner partner, DateTimeOffset? effective = null, Action<Terms>? change = null) => TermsRequests.Proposal(request =>
    {
        request.RequestId = HubPeople.NewRequest();
        request.PartnerId = partner.PartnerId;
        request.EffectiveTime = effective?.ToTimestamp();
        change?.Invoke(request.Terms);
    });

    private static AsyncUnaryCall<ApproveTermsResponse> Approve(TestPerson person, TermsVersion terms) =>
        Admin(person).ApproveTermsAsync(new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = terms.TermsId });

    private static AsyncUnaryCall<GetCurrentTermsResponse> Current(TestPartner partner) =>
        new ProgrammesService.ProgrammesServiceClient(partner.Calls).GetCurrentTermsAsync(new GetCurrentTermsRequest());

    private static ProgrammesAdminService.ProgrammesAdminServiceClient Admin(TestPerson person) => new(person.Calls);

    private static string NewCode() => "p" + Guid.NewGuid().ToString("N")[..12];
}
