using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddRules()
    {
        Add(_ => new ProposeSettlementRulesRequest { RequestId = NewId(), Rules = Rules() });
        Add(async world => new ApproveSettlementRulesRequest { RequestId = NewId(), RulesId = await ProposedRules(world) });
        Add(async world => new RejectSettlementRulesRequest { RequestId = NewId(), RulesId = await ProposedRules(world), Reason = "not yet" });
        Add(_ => new ListSettlementRulesRequest());

        Add(async world => new AgreeStatementRequest { RequestId = NewId(), WindowId = await Calculated(world) });
        Add(async world => new RaiseDisputeRequest { RequestId = NewId(), WindowId = await Calculated(world), Lines = { Expected() }, Evidence = "the till's roll" });
        Add(async world => new AddDisputeEvidenceRequest { RequestId = NewId(), DisputeId = await Raised(world), Evidence = "a photograph" });
        Add(async world => new WithdrawDisputeRequest { RequestId = NewId(), DisputeId = await Raised(world) });
        Add(async world =>
        {
            await Raised(world);
            return new ListOwnDisputesRequest();
        });
        Add(async world => new AnswerDisputeRequest { RequestId = NewId(), DisputeId = await Raised(world), Answer = "it is right" });
        Add(async world => new ApproveDisputeOfferRequest { RequestId = NewId(), DisputeId = await Offered(world) });
        Add(async world => new RejectDisputeOfferRequest { RequestId = NewId(), DisputeId = await Offered(world), Reason = "not proven" });
        Add(async world =>
        {
            await Raised(world);
            return new ListDisputesRequest();
        });

        Add(_ => new GetOwnPositionRequest());
        Add(_ => new WatchOwnPositionRequest { MaxUpdates = 1 });
        Add(world => Deposit(world));
        Add(async world => new ApproveLiquidityMovementRequest { RequestId = NewId(), MovementId = await ProposedDeposit(world) });
        Add(async world => new RejectLiquidityMovementRequest { RequestId = NewId(), MovementId = await ProposedDeposit(world), Reason = "not on the statement" });
        Add(_ => new ListLiquidityMovementsRequest());
        Add(_ => new ListPositionsRequest());

        Add(async world => new PreviewApprovalRequest { WindowId = await Calculated(world) });
        Add(async world => new GetNettingRequest { WindowId = await Calculated(world) });
        Add(async world => new AbortWindowRequest { RequestId = NewId(), WindowId = await Calculated(world), Reason = "the wrong rules" });
    }

    /// <summary>By hand, without limits: what other tests of the same world are used to.</summary>
    private static SettlementRules Rules() => new() { Model = NettingModel.NetMultilateral, Timing = SettlementTiming.Deferred };

    /// <summary>A line that no statement of the world has.</summary>
    private static ExpectedLine Expected() => new() { Kind = StatementLineKind.OpeningBalance, PointsCurrencyCode = World.Nights, DueMicros = 70_000 };

    private static LiquidityMovement Movement(Google.Protobuf.IMessage answer) => answer switch
    {
        ProposeLiquidityMovementResponse proposed => proposed.Movement,
        _ => throw new InvalidOperationException($"{answer} proposes nothing."),
    };

    private static ProposeLiquidityMovementRequest Deposit(World world) => new()
    {
        RequestId = NewId(),
        PartnerId = world.Owner.PartnerId,
        Direction = LiquidityDirection.Deposit,
        Amount = new Money { CurrencyCode = "HKD", MinorUnits = 1_000 },
        BankReference = NewId(),
    };

    private static async Task<string> ProposedDeposit(World world) => Movement((await world.Send(Deposit(world)))[0]).MovementId;

    private static async Task<string> ProposedRules(World world) =>
        ((ProposeSettlementRulesResponse)(await world.Send(new ProposeSettlementRulesRequest { RequestId = NewId(), Rules = Rules() }))[0]).Version.RulesId;

    private static async Task<string> Raised(World world) => ((RaiseDisputeResponse)(await world.Send(await Make<RaiseDisputeRequest>(world)))[0]).DisputeId;

    private static async Task<string> Offered(World world)
    {
        var disputeId = await Raised(world);
        await world.Send(new AnswerDisputeRequest { RequestId = NewId(), DisputeId = disputeId, OfferMicros = 70_000, Answer = "it was so" });
        return disputeId;
    }
}
