using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddAdjustments()
    {
        Add(world => new ProposeSettlementAdjustmentRequest
        {
            RequestId = NewId(),
            DebtorPartnerId = world.Stranger.PartnerId,
            CreditorPartnerId = world.Owner.PartnerId,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 100 },
            Reference = "CN-77",
            Reason = "a campaign they share",
        });
        Add(async world =>
        {
            var window = (await world.Checker.Settlements.ApproveWindowAsync(await Make<ApproveWindowRequest>(world))).Window;
            var part = window.Parts.Single(one => one.PartnerId == world.Owner.PartnerId);
            return new ProposeWriteOffRequest
            {
                RequestId = NewId(),
                WindowId = window.WindowId,
                PartnerId = part.PartnerId,
                Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
                Amount = part.Net,
                Reference = "INS-1",
                Reason = "bankrupt",
            };
        });
        Add(async world =>
        {
            var adjustmentId = await ProposedAdjustment(world);
            await world.Send(new ApproveSettlementAdjustmentRequest { RequestId = NewId(), AdjustmentId = adjustmentId });
            return new ProposeAdjustmentReversalRequest { RequestId = NewId(), AdjustmentId = adjustmentId, Reason = "it was right" };
        });
        Add(async world => new ApproveSettlementAdjustmentRequest { RequestId = NewId(), AdjustmentId = await ProposedAdjustment(world) });
        Add(async world => new RejectSettlementAdjustmentRequest { RequestId = NewId(), AdjustmentId = await ProposedAdjustment(world), Reason = "no letter" });
        Add(_ => new ListSettlementAdjustmentsRequest());
    }

    private static async Task<string> ProposedAdjustment(World world) =>
        ((ProposeSettlementAdjustmentResponse)(await world.Send(await Make<ProposeSettlementAdjustmentRequest>(world)))[0]).Adjustment.AdjustmentId;
}
