using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Settlements.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements.Adjustments;

/// <summary>What finance can get wrong about adjustments and write-offs, through the pipe.</summary>
public sealed class WrongAdjustmentCallTests(WorldFixture world) : WrongRequestTests<WrongAdjustmentCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "the coalition with itself", (ProposeSettlementAdjustmentRequest request) => (request.DebtorPartnerId, request.CreditorPartnerId) = ("", ""), FieldMissing, "creditor_partner_id" },
            { "a partner with itself", (ProposeSettlementAdjustmentRequest request) => request.CreditorPartnerId = request.DebtorPartnerId, FieldInvalid, "creditor_partner_id" },
            { "a debtor that is no id", (ProposeSettlementAdjustmentRequest request) => request.DebtorPartnerId = "7", IdInvalid, "debtor_partner_id" },
            { "a debtor of nobody", (ProposeSettlementAdjustmentRequest request) => request.DebtorPartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
            { "a creditor that is no id", (ProposeSettlementAdjustmentRequest request) => request.CreditorPartnerId = "7", IdInvalid, "creditor_partner_id" },
            { "a creditor of nobody", (ProposeSettlementAdjustmentRequest request) => request.CreditorPartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
            { "no amount", (ProposeSettlementAdjustmentRequest request) => request.Amount = null, FieldMissing, "amount" },
            { "nothing", (ProposeSettlementAdjustmentRequest request) => request.Amount.MinorUnits = 0, AmountNotPositive, "amount.minor_units" },
            { "too much", (ProposeSettlementAdjustmentRequest request) => request.Amount.MinorUnits = long.MaxValue, AmountTooLarge, "amount.minor_units" },
            { "other money", (ProposeSettlementAdjustmentRequest request) => request.Amount.CurrencyCode = "USD", CurrencyMismatch },
            { "no direction", (ProposeWriteOffRequest request) => request.Direction = PaymentDirection.Unspecified, FieldMissing, "direction" },
            { "a direction of the future", (ProposeWriteOffRequest request) => request.Direction = (PaymentDirection)9, FieldInvalid, "direction" },
            { "the wrong direction", (ProposeWriteOffRequest request) => request.Direction = (PaymentDirection)(3 - (int)request.Direction), NothingToPay },
            { "nothing", (ProposeWriteOffRequest request) => request.Amount.MinorUnits = 0, AmountNotPositive, "amount.minor_units" },
            { "more than is open", (ProposeWriteOffRequest request) => request.Amount.MinorUnits++, PaymentExceedsOutstanding },
            { "other money", (ProposeWriteOffRequest request) => request.Amount.CurrencyCode = "USD", CurrencyMismatch },
            { "one taken back before", (ProposeAdjustmentReversalRequest request, World world) => world.Send(new ProposeAdjustmentReversalRequest(request) { RequestId = HubPeople.NewRequest() }), Core.Outcomes.Reason.SettlementAdjustmentState },
            { "one approved before", (ApproveSettlementAdjustmentRequest request, World world) => world.Send(new ApproveSettlementAdjustmentRequest(request) { RequestId = HubPeople.NewRequest() }), Core.Outcomes.Reason.SettlementAdjustmentState },
            { "one approved before", (RejectSettlementAdjustmentRequest request, World world) => world.Send(new ApproveSettlementAdjustmentRequest { RequestId = HubPeople.NewRequest(), AdjustmentId = request.AdjustmentId }), Core.Outcomes.Reason.SettlementAdjustmentState },
        };
        table.AddTexts<ProposeSettlementAdjustmentRequest>("reference", 64, (request, text) => request.Reference = text);
        table.AddTexts<ProposeSettlementAdjustmentRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<ProposeWriteOffRequest>("reference", 64, (request, text) => request.Reference = text);
        table.AddTexts<ProposeWriteOffRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<ProposeAdjustmentReversalRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<RejectSettlementAdjustmentRequest>("reason", 500, (request, text) => request.Reason = text, isRequired: false);
        table.AddIds<ProposeWriteOffRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<ProposeWriteOffRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<ProposeAdjustmentReversalRequest>("adjustment_id", "sad", (request, id) => request.AdjustmentId = id, SettlementAdjustmentNotFound);
        table.AddIds<ApproveSettlementAdjustmentRequest>("adjustment_id", "sad", (request, id) => request.AdjustmentId = id, SettlementAdjustmentNotFound);
        table.AddIds<RejectSettlementAdjustmentRequest>("adjustment_id", "sad", (request, id) => request.AdjustmentId = id, SettlementAdjustmentNotFound);
        table.AddStates<ListSettlementAdjustmentsRequest>(request => request.State = (SettlementAdjustmentState)99);
        return table;
    }
}
