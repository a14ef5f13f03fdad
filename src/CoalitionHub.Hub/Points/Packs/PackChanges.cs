using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using Pack = CoalitionHub.Core.Points.Packs.Pack;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points.Packs;

/// <summary>Proposing, approving and rejecting packs.</summary>
internal static class PackChanges
{
    private const int LongestReference = 140;

    public static Outcome<Decide<ProposePackResponse>> Prepare(ProposePackRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new ProposePackCommand(
            checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId),
            checks.PointsCurrency("points_currency_code", request.PointsCurrencyCode),
            checks.Points("points", request.Points),
            checks.OptionalText("bank_reference", request.BankReference, LongestReference),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposePackResponse>)((state, moment) => PackDecisions.Propose(state, moment, command).TryGet(out var pack, out var refused)
            ? new ProposePackResponse { Pack = Of(StateView.OfDraft(state), pack) }
            : refused);
    }

    public static Outcome<Decide<ApprovePackResponse>> Prepare(ApprovePackRequest request, Caller caller)
    {
        if (!Id(request.PackId).TryGet(out var no, out var refusal))
        {
            return refusal;
        }

        return (Decide<ApprovePackResponse>)((state, moment) => PackDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var pack, out var refused)
            ? new ApprovePackResponse { Pack = Of(StateView.OfDraft(state), pack) }
            : refused);
    }

    public static Outcome<Decide<RejectPackResponse>> Prepare(RejectPackRequest request, Caller caller)
    {
        if (!Id(request.PackId).TryGet(out var no, out var refusal))
        {
            return refusal;
        }

        return (Decide<RejectPackResponse>)((state, moment) => PackDecisions.Reject(state, moment, no, caller.StaffNo).TryGet(out var pack, out var refused)
            ? new RejectPackResponse { Pack = Of(StateView.OfDraft(state), pack) }
            : refused);
    }

    /// <summary>How a pack is said in the contract.</summary>
    public static V1.Pack Of(StateView view, Pack pack) => new()
    {
        PackId = pack.Id,
        PartnerId = view.PartnerId(pack.PartnerNo),
        PointsCurrencyCode = view.CurrencyCode(pack.CurrencyNo),
        // The contract's states have the core's numbers.
        State = (V1.PackState)pack.State,
        Points = pack.Points,
        PointsLeft = pack.LeftPoints,
        Price = new Money { CurrencyCode = view.SettlementMoney().Text, MinorUnits = pack.PriceMinorUnits },
        BankReference = pack.BankReference,
        TermsId = view.TermsId(pack.TermsNo),
        ProposedBy = view.PersonId(pack.ProposedBy),
        ProposedTime = ContractTimes.Time(pack.CreatedMicros),
        DecidedBy = view.PersonId(pack.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(pack.DecidedMicros),
        Seq = pack.ChainSeq,
        CreditorReference = CreditorReference.OfPack(pack.No).Text,
    };

    private static Outcome<int> Id(string id)
    {
        var checks = new FieldChecks();
        var no = checks.IntId("pack_id", Pack.IdPrefix, id);
        return checks.Refusal is { } refusal ? refusal : no;
    }
}
