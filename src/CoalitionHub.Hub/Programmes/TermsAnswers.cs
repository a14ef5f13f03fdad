using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf.WellKnownTypes;
using V1 = CoalitionHub.Protos.Programmes.V1;
using Wire = CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>How terms are said in the contract.</summary>
internal static class TermsAnswers
{
    /// <summary>A version.</summary>
    /// <param name="view">The draft for a decision, what is committed for a reader.</param>
    /// <param name="terms">The version.</param>
    /// <param name="nowMicros">Now; it says whether the version is in force.</param>
    public static V1.TermsVersion Of(StateView view, Terms terms, long nowMicros) => new()
    {
        TermsId = terms.Id,
        PartnerId = view.Partner(terms.PartnerNo).Id,
        // The contract's states have the core's numbers.
        State = (V1.TermsState)terms.State,
        InForce = view.Find(view.State.Schedules, new ScheduleKey(terms.PartnerNo, terms.CurrencyNo))?.At(nowMicros)?.No == terms.No,
        EffectiveTime = ContractTimes.OptionalTime(terms.EffectiveMicros),
        Terms = Content(view, terms),
        ProposedBy = view.PersonId(terms.ProposedBy),
        ProposedTime = ContractTimes.Time(terms.CreatedMicros),
        DecidedBy = view.PersonId(terms.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(terms.DecidedMicros),
    };

    private static V1.Terms Content(StateView view, Terms terms)
    {
        var money = view.SettlementMoney();
        var content = new V1.Terms
        {
            PointsCurrencyCode = view.CurrencyCode(terms.CurrencyNo),
            BurnValue = Said(terms.BurnValue),
            FundingModel = (V1.FundingModel)terms.Funding,
            IssuePrice = Said(terms.IssuePrice),
            RedemptionPrice = Said(terms.RedemptionPrice),
            Fee = Said(terms.Fee),
            NetDebitCap = new Wire.Money { CurrencyCode = money.Text, MinorUnits = terms.NetDebitCapMicros / IsoMoney.MicrosPerMinorUnit(money) },
            MinimumBurnPoints = terms.BurnMinimum,
            BurnIncrementPoints = terms.BurnIncrement,
            PendingDays = terms.PendingDays,
            ExpiryMonths = terms.ExpiryMonths,
            ExpiredLotGraceDays = terms.GraceDays,
            NegativeBalanceFloorPoints = terms.DebtFloorPoints,
            MaximumLateness = Said(terms.MaxLatenessMicros),
            AssertionLimitPointsPerBurn = terms.AssertionMaxPoints,
            AssertionLimitPointsPerDay = terms.AssertionMaxPointsPerDay,
            HoldMaxDuration = Said(terms.HoldMaxMicros),
        };
        content.EarnRates.AddRange(terms.EarnRates.Select(rate => new V1.EarnRate { CurrencyCode = rate.Money.Text, PointsPerMinorUnit = Said(rate.PointsPerMinorUnit) }));
        ChargesAnswers.Fill(content, view, terms);
        return content;
    }

    private static Duration Said(long micros) => Duration.FromTimeSpan(TimeSpan.FromMicroseconds(micros));

    private static Wire.Fraction Said(Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };
}
