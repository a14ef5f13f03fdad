using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddPoints()
    {
        Add(world => Till.Earn(world.ByCard, 100_00));
        Add(world => new EarnManyRequest { Earns = { Till.Earn(world.ByCard, 100_00) } });
        Add(world => new PreviewEarnRequest { Member = world.ByCard, Receipt = Till.Earn(world.ByCard, 100_00).Receipt });
        Add(world => world.Hub.Burn(world.ByCard, 10));
        Add(world => world.Hub.Authorise(world.ByCard, 10));
        Add(async world => new CaptureBurnRequest { RequestId = NewId(), HoldId = await Hold(world), Points = 4 });
        Add(async world => new VoidBurnRequest { RequestId = NewId(), HoldId = await Hold(world) });
        Add(async world => new ReverseRequest
        {
            RequestId = NewId(),
            PurchaseId = await Earned(world),
            ReturnReference = NewId(),
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 50_00 },
        });
        Add(async world => new ReleasePendingRequest { RequestId = NewId(), PurchaseId = await Earned(world, "POINTS") });
        Add(world => new GetBalanceRequest { Member = world.ByCard });
        Add(world => new ListStatementRequest { Member = world.ByCard });
        Add(_ => new StreamEventsRequest { FromSeq = 1 });

        Add(world => new ProposeAdjustmentRequest
        {
            RequestId = NewId(),
            MemberId = world.Member.MemberId,
            CurrencyCode = World.Nights,
            Points = 5,
            Direction = Direction.Credit,
            Kind = AdjustmentKind.Correction,
            FundingPartnerId = world.Owner.PartnerId,
            Reason = "a slip",
        });
        Add(async world => new ApproveAdjustmentRequest { RequestId = NewId(), AdjustmentId = await Adjustment(world) });
        Add(async world => new RejectAdjustmentRequest { RequestId = NewId(), AdjustmentId = await Adjustment(world) });
        Add(async world => new GetAdjustmentRequest { AdjustmentId = await Adjustment(world) });
        Add(_ => new ListAdjustmentsRequest());
        Add(async world => new ImportOpeningBalancesRequest
        {
            RequestId = NewId(),
            PartnerId = (await Joined(world)).PartnerId,
            CurrencyCode = "POINTS",
            Rows = { new OpeningBalance { CardNumber = world.Member.CardNumber, Points = 10 } },
        });

        Add(async world => new GetPurchaseRequest { PurchaseId = await Earned(world) });
        Add(world => new ListPurchasesRequest { MemberId = world.Member.MemberId });
    }

    private static async Task<string> Hold(World world) => (await world.Owner.Points.AuthoriseBurnAsync(world.Hub.Authorise(world.ByCard, 10))).HoldId;

    private static async Task<string> Earned(World world, string currency = World.Nights)
    {
        var request = Till.Earn(world.ByCard, 100_00);
        request.PointsCurrencyCode = currency;
        return (await world.Owner.Points.EarnAsync(request)).PurchaseId;
    }

    private static async Task<string> Adjustment(World world) =>
        (await world.Maker.Points.ProposeAdjustmentAsync(await Make<ProposeAdjustmentRequest>(world))).Adjustment.AdjustmentId;

    private static async Task<TestPartner> Joined(World world)
    {
        var partner = await world.Hub.AddNamedPartner(HubCredentials.NewCode());
        await partner.AddTerms(world.Maker, world.Checker);
        return partner;
    }
}
