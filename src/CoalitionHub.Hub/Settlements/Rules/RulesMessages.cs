using System.Globalization;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How settlement rules are said in the contract. Its enumerations have the core's numbers.</summary>
internal static class RulesMessages
{
    public static V1.SettlementRulesVersion Of(StateView view, SettlementRules version, long nowMicros) => new()
    {
        RulesId = version.Id,
        State = (V1.SettlementRulesState)version.State,
        InForce = SettlementRules.InForce(view.All(view.State.SettlementRules), nowMicros)?.No == version.No,
        EffectiveTime = ContractTimes.OptionalTime(version.EffectiveMicros),
        Rules = Of(view, version.Terms),
        ProposedBy = view.PersonId(version.ProposedBy),
        ProposedTime = ContractTimes.Time(version.CreatedMicros),
        DecidedBy = view.PersonId(version.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(version.DecidedMicros),
    };

    private static V1.SettlementRules Of(StateView view, RuleTerms terms)
    {
        var rules = new V1.SettlementRules
        {
            Model = (V1.NettingModel)terms.Model,
            Timing = (V1.SettlementTiming)terms.Timing,
            AgreeDays = terms.AgreeDays,
            AnswerDays = terms.AnswerDays,
            ContestDays = terms.ContestDays,
            PayDays = terms.PayDays,
            ReminderDays = terms.ReminderDays,
            LockDays = terms.LockDays,
            DrawsPrefund = terms.DrawsPrefund,
            ThresholdPercents = { terms.ThresholdPercents },
        };
        rules.CurrencyModels.AddRange(terms.Currencies.Select(one => new V1.CurrencyModel { PointsCurrencyCode = view.CurrencyCode(one.CurrencyNo), Model = (V1.NettingModel)one.Model }));
        if (terms.CutOff is { } cutOff)
        {
            rules.CutOff = new V1.CutOff
            {
                Frequency = (V1.CutOffFrequency)cutOff.Frequency,
                Day = cutOff.Day,
                TimeOfDay = TimeOnly.MinValue.AddMinutes(cutOff.MinuteOfDay).ToString("HH:mm", CultureInfo.InvariantCulture),
                TimeZone = cutOff.TimeZone,
            };
        }

        return rules;
    }
}
