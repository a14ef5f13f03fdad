using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A version of the rules to propose.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="EffectiveMicros">From when; 0: from its approval on.</param>
/// <param name="StaffNo">Who proposes it.</param>
public sealed record ProposeRulesCommand(RuleTerms Terms, long EffectiveMicros, int StaffNo);

/// <summary>How the coalition settles is proposed by one person and approved by another, and never changed backwards.</summary>
public static class RulesDecisions
{
    private const int MostDays = 366;

    private static readonly Refusal Retroactive = new(Reason.TermsRetroactive, "Rules can't come into force in the past: windows may have been settled by others since.");

    /// <returns>The proposal; else FIELD_INVALID, CURRENCY_UNKNOWN, TERMS_RETROACTIVE.</returns>
    public static Outcome<SettlementRules> Propose(HubState state, Moment moment, ProposeRulesCommand command)
    {
        if (Fault(state, command.Terms) is { } fault)
        {
            return fault;
        }

        if (command.EffectiveMicros != 0 && command.EffectiveMicros < moment.NowMicros)
        {
            return Retroactive;
        }

        SettlementRules proposed = new(
            checked((int)state.DocumentNumbers.Next()), ApprovalState.Proposed, command.EffectiveMicros, command.Terms, command.StaffNo, 0, moment.NowMicros, 0);
        return Put(state, moment, proposed, "", "Propose", command.StaffNo, "");
    }

    /// <returns>The version; else RULES_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, TERMS_RETROACTIVE.</returns>
    public static Outcome<SettlementRules> Approve(HubState state, Moment moment, int no, int staffNo)
    {
        if (!Proposed(state, no).TryGet(out var rules, out var refusal))
        {
            return refusal;
        }

        if (rules.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve settlement rules.");
        }

        if (rules.EffectiveMicros != 0 && rules.EffectiveMicros < moment.NowMicros)
        {
            return Retroactive;
        }

        var approved = rules with
        {
            State = ApprovalState.Approved,
            EffectiveMicros = rules.EffectiveMicros == 0 ? moment.NowMicros : rules.EffectiveMicros,
            DecidedBy = staffNo,
            DecidedMicros = moment.NowMicros,
        };
        return Put(state, moment, approved, nameof(ApprovalState.Proposed), "Approve", staffNo, "");
    }

    /// <returns>The version; else RULES_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<SettlementRules> Reject(HubState state, Moment moment, int no, int staffNo, string why) =>
        Proposed(state, no).TryGet(out var rules, out var refusal)
            ? Put(
                state, moment, rules with { State = ApprovalState.Rejected, DecidedBy = staffNo, DecidedMicros = moment.NowMicros },
                nameof(ApprovalState.Proposed), "Reject", staffNo, why)
            : refusal;

    private static Refusal? Fault(HubState state, RuleTerms terms)
    {
        foreach (var (field, days) in new[]
        {
            ("agree_days", terms.AgreeDays), ("answer_days", terms.AnswerDays), ("contest_days", terms.ContestDays), ("pay_days", terms.PayDays),
            ("reminder_days", terms.ReminderDays), ("lock_days", terms.LockDays),
        })
        {
            if (days is < 0 or > MostDays)
            {
                return Invalid(field, $"is {days}, must be 0 to {MostDays}.");
            }
        }

        if (terms.Currencies.FirstOrDefault(one => state.Currencies.Find(one.CurrencyNo) is null or { Kind: CurrencyKind.Money }) is not null)
        {
            return new Refusal(Reason.CurrencyUnknown, "A model is given for points that aren't there.") { Fields = [new FieldFault("rules.currency_models", "must name points.")] };
        }

        if (terms.Timing == SettlementTiming.Immediate && (terms.Model != NettingModel.Gross || terms.Currencies.Any(one => one.Model != NettingModel.Gross)))
        {
            return Invalid("timing", "immediate settlement is gross: nothing has come together yet that could be netted.");
        }

        if (terms.Timing == SettlementTiming.Immediate && terms.CutOff is not null)
        {
            return Invalid("cut_off", "immediate settlement has none.");
        }

        return terms.ThresholdPercents.Any(percent => percent is < 1 or > 100) || !terms.ThresholdPercents.SequenceEqual(terms.ThresholdPercents.Distinct().Order())
            ? Invalid("threshold_percents", "must be 1 to 100, each once, rising.")
            : null;
    }

    private static Refusal Invalid(string field, string what) =>
        new(Reason.FieldInvalid, $"rules.{field}: {what}") { Fields = [new FieldFault($"rules.{field}", what)] };

    private static Outcome<SettlementRules> Proposed(HubState state, int no) => state.SettlementRules.Find(no) switch
    {
        null => new Refusal(Reason.RulesNotFound, "There are no such settlement rules."),
        { State: ApprovalState.Proposed } rules => rules,
        var rules => new Refusal(Reason.NotProposed, $"The rules are {rules.State} already."),
    };

    private static SettlementRules Put(HubState state, Moment moment, SettlementRules rules, string from, string trigger, int staffNo, string why)
    {
        state.SettlementRules.Put(rules.No, rules);
        History.Note(state, moment, rules.Id, from, rules.State.ToString(), trigger, History.Person(state, staffNo), why);
        return rules;
    }
}
