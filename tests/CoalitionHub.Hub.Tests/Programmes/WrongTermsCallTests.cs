using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Programmes;

/// <summary>What partners and staff can get wrong about terms, through the pipe.</summary>
public sealed class WrongTermsCallTests(WorldFixture world) : WrongRequestTests<WrongTermsCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "points in small letters", (GetCurrentTermsRequest request) => request.PointsCurrencyCode = "nights", CurrencyUnknown, "points_currency_code" },
            { "points that aren't", (GetCurrentTermsRequest request) => request.PointsCurrencyCode = "PEBBLES", NoTermsInForce },
            { "another brand's points", (GetCurrentTermsRequest request) => request.PointsCurrencyCode = "MILES", NoTermsInForce },
            { "another brand's points", (ProposeTermsRequest request) => request.Terms.PointsCurrencyCode = "MILES", CurrencyNotAllowed },
            { "a cap in other money", (ProposeTermsRequest request) => request.Terms.NetDebitCap.CurrencyCode = "USD", SettlementCurrencyMismatch, "terms.net_debit_cap.currency_code" },
            { "a time that is over", (ProposeTermsRequest request, World world) => request.EffectiveTime = Timestamp.FromDateTimeOffset(world.Hub.Now.AddSeconds(-1)), TermsRetroactive },
            { "a price over all bounds", (ProposeTermsRequest request) => request.Terms.IssuePrice = TermsRequests.Of(1_000_000_000_000, 1), FractionInvalid, "terms.issue_price" },
            { "a rate over all bounds", (ProposeTermsRequest request) => request.Terms.EarnRates[0].PointsPerMinorUnit = TermsRequests.Of(1_000_001, 1), FractionInvalid, "terms.earn_rates[0].points_per_minor_unit" },
            { "the proposer", (ApproveTermsRequest request, World world) => Mine(request, world), SamePerson },
            { "one that was rejected", (ApproveTermsRequest request, World world) => Reject(world, request.TermsId), NotProposed },
            { "one that was rejected", (RejectTermsRequest request, World world) => Reject(world, request.TermsId), NotProposed },
            { "a partner that is no id", (ListTermsRequest request) => request.PartnerId = "hotel", IdInvalid, "partner_id" },
            { "an unknown partner", (ListTermsRequest request) => request.PartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
        };
        table.AddIds<ProposeTermsRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<ApproveTermsRequest>("terms_id", "trm", (request, id) => request.TermsId = id, TermsNotFound);
        table.AddIds<RejectTermsRequest>("terms_id", "trm", (request, id) => request.TermsId = id, TermsNotFound);
        table.AddIds<GetTermsRequest>("terms_id", "trm", (request, id) => request.TermsId = id, TermsNotFound);
        table.AddStates<ListTermsRequest>(request => request.State = (TermsState)99);
        return table;
    }

    private static async Task Mine(ApproveTermsRequest request, World world) =>
        request.TermsId = (await Admin(world.Checker).ProposeTermsAsync(await GoodRequests.Make<ProposeTermsRequest>(world))).TermsVersion.TermsId;

    private static Task Reject(World world, string termsId) =>
        Admin(world.Checker).RejectTermsAsync(new RejectTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = termsId }).ResponseAsync;

    private static ProgrammesAdminService.ProgrammesAdminServiceClient Admin(TestPerson person) => new(person.Calls);
}
