using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>Reads terms from a request.</summary>
internal static class TermsFields
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMicroseconds(TermsBounds.MaxDurationMicros);

    /// <summary>What is proposed; its number, currency, cap, state, proposer and time are the decision's to fill in.</summary>
    public static Outcome<ProposeTermsCommand> Read(V1.ProposeTermsRequest request, int staffNo)
    {
        var checks = new FieldChecks();
        var partnerNo = checks.IntId("partner_id", Core.Partners.Partner.IdPrefix, request.PartnerId);
        // The epoch itself isn't "no time given"; either way it lies in the past.
        var effectiveMicros = request.EffectiveTime is null ? 0 : Math.Max(1, checks.Time("effective_time", request.EffectiveTime));
        if (request.Terms is not { } wire)
        {
            checks.Add(Reason.FieldMissing, "terms", "must be given.");
            wire = new V1.Terms();
        }

        checks.Known("terms.funding_model", wire.FundingModel);
        var terms = new Terms
        {
            No = 0,
            PartnerNo = partnerNo,
            CurrencyNo = 0,
            State = ApprovalState.Proposed,
            EffectiveMicros = effectiveMicros,
            EarnRates = EarnRates(checks, wire),
            BurnValue = checks.Fraction("terms.burn_value", wire.BurnValue),
            // The contract's models have the core's numbers; one that it doesn't have has been noted as wrong.
            Funding = Enum.IsDefined(wire.FundingModel) ? (FundingModel)wire.FundingModel : default,
            IssuePrice = checks.Fraction("terms.issue_price", wire.IssuePrice),
            RedemptionPrice = checks.Fraction("terms.redemption_price", wire.RedemptionPrice),
            Fee = checks.Fraction("terms.fee", wire.Fee),
            Charges = ChargesFields.Read(checks, wire),
            NetDebitCapMicros = 0,
            BurnMinimum = wire.MinimumBurnPoints == 0 ? 1 : wire.MinimumBurnPoints,
            BurnIncrement = wire.BurnIncrementPoints == 0 ? 1 : wire.BurnIncrementPoints,
            PendingDays = wire.PendingDays,
            ExpiryMonths = wire.ExpiryMonths,
            GraceDays = wire.ExpiredLotGraceDays,
            DebtFloorPoints = wire.NegativeBalanceFloorPoints,
            MaxLatenessMicros = checks.Duration("terms.maximum_lateness", wire.MaximumLateness, MaxDuration),
            AssertionMaxPoints = wire.AssertionLimitPointsPerBurn,
            AssertionMaxPointsPerDay = wire.AssertionLimitPointsPerDay,
            HoldMaxMicros = checks.Duration("terms.hold_max_duration", wire.HoldMaxDuration, MaxDuration),
            ProposedBy = staffNo,
            CreatedMicros = 0,
        };
        var command = new ProposeTermsCommand(
            terms,
            checks.PointsCurrency("terms.points_currency_code", wire.PointsCurrencyCode),
            checks.Money("terms.net_debit_cap", wire.NetDebitCap, mayBeZero: true),
            staffNo,
            ChargesFields.OptionalMoney(checks, "terms.flat_fee", wire.FlatFee),
            ChargesFields.OptionalMoney(checks, "terms.minimum_fee", wire.MinimumFee));
        return (checks.Refusal ?? TermsBounds.Check(terms, "terms")) is { } refusal ? refusal : command;
    }

    private static ImmutableArray<EarnRate> EarnRates(FieldChecks checks, V1.Terms wire) =>
    [
        .. wire.EarnRates.Take(TermsBounds.MostEarnRates + 1).Select((rate, index) => new EarnRate(
            checks.MoneyCurrency($"terms.earn_rates[{index}].currency_code", rate.CurrencyCode),
            checks.Fraction($"terms.earn_rates[{index}].points_per_minor_unit", rate.PointsPerMinorUnit))),
    ];
}
