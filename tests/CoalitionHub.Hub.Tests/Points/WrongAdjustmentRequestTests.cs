using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What staff can get wrong about adjustments and opening balances.</summary>
public sealed class WrongAdjustmentRequestTests(WorldFixture world) : WrongRequestTests<WrongAdjustmentRequestTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "no currency", (ProposeAdjustmentRequest request) => request.CurrencyCode = "", FieldMissing, "currency_code" },
            { "a currency in small letters", (ProposeAdjustmentRequest request) => request.CurrencyCode = "nights", CurrencyUnknown, "currency_code" },
            { "a currency that isn't", (ProposeAdjustmentRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
            { "another brand's points", (ProposeAdjustmentRequest request) => request.CurrencyCode = "MILES", CurrencyNotAllowed },
            { "money", (ProposeAdjustmentRequest request) => request.CurrencyCode = "HKD", CurrencyNotAllowed },
            { "no direction", (ProposeAdjustmentRequest request) => request.Direction = Direction.Unspecified, FieldMissing, "direction" },
            { "a direction of the future", (ProposeAdjustmentRequest request) => request.Direction = (Direction)9, FieldInvalid, "direction" },
            { "no kind", (ProposeAdjustmentRequest request) => request.Kind = AdjustmentKind.Unspecified, FieldMissing, "kind" },
            { "a kind of the future", (ProposeAdjustmentRequest request) => request.Kind = (AdjustmentKind)9, FieldInvalid, "kind" },
            { "goodwill that takes", (ProposeAdjustmentRequest request) => (request.Kind, request.Direction) = (AdjustmentKind.Goodwill, Direction.Debit), FieldInvalid, "direction" },
            { "the proposer", (ApproveAdjustmentRequest request, World world) => Mine(world, request), SamePerson },
            { "one that was rejected", (ApproveAdjustmentRequest request, World world) => Reject(world, request.AdjustmentId), NotProposed },
            { "one that was rejected", (RejectAdjustmentRequest request, World world) => Reject(world, request.AdjustmentId), NotProposed },
            { "more than the partner may owe", (ApproveAdjustmentRequest request, World world) => Huge(world, request, Direction.Credit), NetDebitCapExceeded },
            { "more than the member has", (ApproveAdjustmentRequest request, World world) => Huge(world, request, Direction.Debit), NegativeLimitReached },
            { "no partner", (ImportOpeningBalancesRequest request) => request.PartnerId = "", FieldMissing, "partner_id" },
            { "an unknown partner", (ImportOpeningBalancesRequest request) => request.PartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
            { "a partner without terms", (ImportOpeningBalancesRequest request, World world) => NoTerms(request, world), NoTermsInForce },
            { "no currency", (ImportOpeningBalancesRequest request) => request.CurrencyCode = "", FieldMissing, "currency_code" },
            { "a currency that isn't", (ImportOpeningBalancesRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
            { "another brand's points", (ImportOpeningBalancesRequest request) => request.CurrencyCode = "MILES", CurrencyNotAllowed },
            { "no rows", (ImportOpeningBalancesRequest request) => request.Rows.Clear(), FieldMissing, "rows" },
            { "50,001 rows", (ImportOpeningBalancesRequest request) => request.Rows.Add(Enumerable.Repeat(request.Rows[0], 50_000)), TooManyRows, "rows" },
            { "a row of nobody", (ImportOpeningBalancesRequest request) => request.Rows[0].ClearMember(), FieldMissing, "rows[0].member" },
            { "a row with a wrong card", (ImportOpeningBalancesRequest request) => request.Rows[0].CardNumber = "9000", CardNumberInvalid, "rows[0].card_number" },
            { "a row without a number", (ImportOpeningBalancesRequest request) => request.Rows[0].BrandMemberNumber = "", FieldMissing, "rows[0].brand_member_number" },
            { "a row with a long number", (ImportOpeningBalancesRequest request) => request.Rows[0].BrandMemberNumber = new string('x', 65), FieldTooLong, "rows[0].brand_member_number" },
            { "a row with another date", (ImportOpeningBalancesRequest request) => request.Rows[0].ExpiryDate = "31.12.2030", FieldInvalid, "rows[0].expiry_date" },
            { "a row with a day that isn't", (ImportOpeningBalancesRequest request) => request.Rows[0].ExpiryDate = "2030-02-30", FieldInvalid, "rows[0].expiry_date" },
            { "a row with a date before all dates", (ImportOpeningBalancesRequest request) => request.Rows[0].ExpiryDate = "1969-12-31", FieldInvalid, "rows[0].expiry_date" },
            { "more than the partner may owe", (ImportOpeningBalancesRequest request) => request.Rows[0].Points = 1_000_000_000, NetDebitCapExceeded },
            { "more than anybody may owe", (ImportOpeningBalancesRequest request) => Fill(request, 40_000), NetDebitCapExceeded },
            { "a second time", (ImportOpeningBalancesRequest request, World world) => Again(request, world), OpeningBalanceExists },
        };
        table.AddIds<ProposeAdjustmentRequest>("member_id", "mbr", (request, id) => request.MemberId = id, MemberNotFound);
        table.AddIds<ApproveAdjustmentRequest>("adjustment_id", "adj", (request, id) => request.AdjustmentId = id, AdjustmentNotFound);
        table.AddIds<RejectAdjustmentRequest>("adjustment_id", "adj", (request, id) => request.AdjustmentId = id, AdjustmentNotFound);
        table.AddIds<GetAdjustmentRequest>("adjustment_id", "adj", (request, id) => request.AdjustmentId = id, AdjustmentNotFound);
        table.AddPoints<ProposeAdjustmentRequest>("points", (request, points) => request.Points = points);
        table.AddPoints<ImportOpeningBalancesRequest>("rows[0].points", (request, points) => request.Rows[0].Points = points);
        table.AddTexts<ProposeAdjustmentRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddStates<ListAdjustmentsRequest>(request => request.State = (AdjustmentState)99);
        return table;
    }

    // The checker finds a proposal of its own: that of a person with both roles.
    private static async Task Mine(World world, ApproveAdjustmentRequest request)
    {
        var proposal = await GoodRequests.Make<ProposeAdjustmentRequest>(world);
        request.AdjustmentId = (await world.Checker.Points.ProposeAdjustmentAsync(proposal)).Adjustment.AdjustmentId;
    }

    private static async Task Huge(World world, ApproveAdjustmentRequest request, Direction direction)
    {
        var proposal = await GoodRequests.Make<ProposeAdjustmentRequest>(world);
        (proposal.Points, proposal.Direction) = (1_000_000_000, direction);
        request.AdjustmentId = (await world.Maker.Points.ProposeAdjustmentAsync(proposal)).Adjustment.AdjustmentId;
    }

    private static Task Reject(World world, string id) =>
        world.Checker.Points.RejectAdjustmentAsync(new RejectAdjustmentRequest { RequestId = HubPeople.NewRequest(), AdjustmentId = id }).ResponseAsync;

    private static async Task NoTerms(ImportOpeningBalancesRequest request, World world) =>
        request.PartnerId = (await world.Hub.AddNamedPartner(HubCredentials.NewCode())).PartnerId;

    private static async Task Again(ImportOpeningBalancesRequest request, World world)
    {
        await world.Maker.Points.ImportOpeningBalancesAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }

    private static void Fill(ImportOpeningBalancesRequest request, int rows)
    {
        request.Rows.Clear();
        request.Rows.Add(Enumerable.Range(0, rows).Select(row => new OpeningBalance { BrandMemberNumber = $"b{row}", Points = 1_000_000_000 }));
    }
}
