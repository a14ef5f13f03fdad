using System.Collections.Immutable;
using System.Globalization;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Settlement rules as a request brings them.</summary>
internal static class RulesFields
{
    private const int MostThresholds = 10;
    private const int MinutesInHour = 60;

    /// <summary>What a request says, before its currencies are known.</summary>
    public sealed record Read(RuleTerms Terms, ImmutableArray<(string Code, NettingModel Model)> Currencies)
    {
        /// <summary>The rules; CURRENCY_UNKNOWN for points that aren't there.</summary>
        public Outcome<RuleTerms> On(HubState state)
        {
            var byCode = state.Currencies.All().ToDictionary(currency => currency.Code.Text, currency => currency.No);
            return Currencies.FirstOrDefault(one => !byCode.ContainsKey(one.Code)).Code is { } unknown
                ? new Refusal(Reason.CurrencyUnknown, $"There are no points {unknown}.") { Fields = [new FieldFault("rules.currency_models", "must name points.")] }
                : Terms with { Currencies = [.. Currencies.Select(one => new CurrencyModel(byCode[one.Code], one.Model))] };
        }
    }

    public static Read Of(FieldChecks checks, V1.SettlementRules? rules)
    {
        if (rules is null)
        {
            checks.Add(Reason.FieldMissing, "rules", "must be given.");
            return new Read(RuleTerms.Usual, []);
        }

        var model = checks.Known("rules.model", rules.Model);
        var timing = checks.Known("rules.timing", rules.Timing);
        ImmutableArray<(string, NettingModel)> currencies =
        [
            .. rules.CurrencyModels.Select((one, index) => (
                checks.PointsCurrency($"rules.currency_models[{index}].points_currency_code", one.PointsCurrencyCode).Text ?? "",
                (NettingModel)checks.Known($"rules.currency_models[{index}].model", one.Model))),
        ];
        if (currencies.Select(one => one.Item1).Distinct().Count() != currencies.Length)
        {
            checks.Add(Reason.FieldInvalid, "rules.currency_models", "must name points once each.");
        }

        if (rules.ThresholdPercents.Count > MostThresholds)
        {
            checks.Add(Reason.FieldInvalid, "rules.threshold_percents", $"must be {MostThresholds} at most.");
        }

        RuleTerms terms = new()
        {
            Model = (NettingModel)model,
            Timing = (SettlementTiming)timing,
            CutOff = rules.CutOff is null ? null : Of(checks, rules.CutOff),
            AgreeDays = rules.AgreeDays,
            AnswerDays = rules.AnswerDays,
            ContestDays = rules.ContestDays,
            PayDays = rules.PayDays,
            ReminderDays = rules.ReminderDays,
            LockDays = rules.LockDays,
            DrawsPrefund = rules.DrawsPrefund,
            ThresholdPercents = [.. rules.ThresholdPercents],
        };
        return new Read(terms, currencies);
    }

    private static CutOff Of(FieldChecks checks, V1.CutOff cutOff)
    {
        var frequency = (CutOffFrequency)checks.Known("rules.cut_off.frequency", cutOff.Frequency);
        var (least, most) = frequency switch
        {
            CutOffFrequency.Weekly => (1, 7),
            CutOffFrequency.Monthly => (1, 31),
            _ => (0, 0),
        };
        checks.Number("rules.cut_off.day", cutOff.Day, least, most);
        var isTime = TimeOnly.TryParseExact(cutOff.TimeOfDay, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        if (!isTime)
        {
            checks.Add(cutOff.TimeOfDay.Length == 0 ? Reason.FieldMissing : Reason.FieldInvalid, "rules.cut_off.time_of_day", "must be HH:MM, such as 23:30.");
        }

        // An id of the IANA database, and none of the names that only Windows knows.
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(cutOff.TimeZone, out var zone) || !zone.HasIanaId)
        {
            checks.Add(cutOff.TimeZone.Length == 0 ? Reason.FieldMissing : Reason.FieldInvalid, "rules.cut_off.time_zone", "must be a time zone of the IANA database, such as Asia/Hong_Kong.");
        }

        return new CutOff(frequency, cutOff.Day, time.Hour * MinutesInHour + time.Minute, cutOff.TimeZone);
    }
}
