using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What a time limit is about. Names are those of alerts.</summary>
public enum TimerKind : byte
{
    /// <summary>A partner should say whether it agrees.</summary>
    AgreeSoon = 1,

    /// <summary>A partner has said nothing: it agrees.</summary>
    AgreeLapsed = 2,

    /// <summary>The coalition should answer a dispute.</summary>
    AnswerSoon = 3,

    /// <summary>The coalition should have answered a dispute.</summary>
    AnswerOverdue = 4,

    /// <summary>A partner should contest a rejected dispute, if it wants to.</summary>
    ContestSoon = 5,

    /// <summary>A partner has not contested a rejected dispute: it is closed.</summary>
    ContestLapsed = 6,

    /// <summary>Something should be paid.</summary>
    PaymentSoon = 7,

    /// <summary>Something should have been paid.</summary>
    PaymentOverdue = 8,

    /// <summary>A window's period takes no more purchases.</summary>
    PeriodLocked = 9,
}

/// <summary>A time limit that has come.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Part">Of which part; for a lock, of which window.</param>
/// <param name="DisputeNo">Of which dispute; 0 for none.</param>
/// <param name="DueMicros">When the limit is.</param>
public readonly record struct DueTimer(TimerKind Kind, PartKey Part, long DisputeNo, long DueMicros);

/// <summary>
/// Looks for time limits that have come, or are near. Reminders and what is overdue raise an alert, once each; where silence means
/// something, it is taken for an answer.
/// </summary>
public static class SettlementTimers
{
    /// <summary>What is due, on what is committed; for any thread.</summary>
    public static IReadOnlyList<DueTimer> Due(HubState state, long nowMicros)
    {
        if (SettlementRules.InForce(state.SettlementRules.Committed, nowMicros)?.Terms is not { } rules)
        {
            return [];
        }

        var due = Parts(state, rules, nowMicros).Concat(Disputes(state, rules, nowMicros)).Concat(Payments(state, rules, nowMicros))
            .Where(timer => !state.Reminders.TryGetCommitted(KeyOf(state, timer), out _));
        return [.. due, .. Locks(state, rules, nowMicros)];
    }

    /// <summary>Does what the limit says, if it still is due.</summary>
    public static Outcome<bool> Decide(HubState state, Moment moment, DueTimer timer)
    {
        if (timer.Kind == TimerKind.PeriodLocked)
        {
            return Lock(state, moment, timer);
        }

        var key = KeyOf(state, timer);
        if (state.Reminders.Find(key) is not null)
        {
            return false;
        }

        switch (timer.Kind)
        {
            case TimerKind.AgreeLapsed:
                if (state.PartStandings.Find(timer.Part) is not { Agreement: PartAgreement.Awaited or PartAgreement.Resolved } ||
                    !DisputeSteps.Stand(state, moment, timer.Part, PartTrigger.Lapse, "hub").TryGet(out _, out _))
                {
                    return false;
                }

                break;
            case TimerKind.ContestLapsed:
                if (state.Disputes.Find(timer.DisputeNo) is not { State: DisputeState.Rejected } dispute ||
                    !DisputeSteps.Take(state, moment, dispute, DisputeTrigger.Lapse, "hub", "").TryGet(out _, out _))
                {
                    return false;
                }

                break;
        }

        state.Reminders.Put(key, new Reminder(key, moment.NowMicros));
        Alerts.Raise(state, moment, AlertOf(timer.Kind), timer.Part.PartnerNo, $"{key.Subject}: {DateTimeOffset.UnixEpoch.AddMicroseconds(timer.DueMicros):yyyy-MM-dd'T'HH:mm:ss'Z'} is the limit.");
        return true;
    }

    /// <summary>The alert's kind.</summary>
    public static AlertName AlertOf(TimerKind kind) => kind switch
    {
        TimerKind.AgreeSoon => AlertName.SettlementAgreementDueSoon,
        TimerKind.AgreeLapsed => AlertName.SettlementAgreedBySilence,
        TimerKind.AnswerSoon => AlertName.DisputeAnswerDueSoon,
        TimerKind.AnswerOverdue => AlertName.DisputeAnswerOverdue,
        TimerKind.ContestSoon => AlertName.DisputeContestDueSoon,
        TimerKind.ContestLapsed => AlertName.DisputeLapsed,
        TimerKind.PaymentSoon => AlertName.SettlementPaymentDueSoon,
        _ => AlertName.SettlementPaymentOverdue,
    };

    /// <summary>When an approved window's payments are due; 0 for no limit.</summary>
    public static long PaymentDueMicros(RuleTerms rules, Window window) =>
        rules.PayDays == 0 || window.ApprovedMicros == 0 ? 0 : window.ApprovedMicros + rules.PayDays * Moment.MicrosPerDay;

    private static IEnumerable<DueTimer> Parts(HubState state, RuleTerms rules, long now) =>
        from standing in state.AskedParts.Committed
        from timer in Near(standing.DueMicros, rules, now, TimerKind.AgreeSoon, TimerKind.AgreeLapsed)
        select new DueTimer(timer, standing.Key, 0, standing.DueMicros);

    private static IEnumerable<DueTimer> Disputes(HubState state, RuleTerms rules, long now) =>
        from dispute in state.OpenDisputes.Committed
        where dispute.State is DisputeState.Raised or DisputeState.Rejected
        let isContest = dispute.State == DisputeState.Rejected
        from timer in Near(
            dispute.DueMicros, rules, now, isContest ? TimerKind.ContestSoon : TimerKind.AnswerSoon, isContest ? TimerKind.ContestLapsed : TimerKind.AnswerOverdue)
        select new DueTimer(timer, dispute.Part, dispute.No, dispute.DueMicros);

    private static IEnumerable<DueTimer> Payments(HubState state, RuleTerms rules, long now) =>
        from part in state.UnpaidParts.Committed
        where rules.PayDays > 0
        let due = state.Windows.TryGetCommitted(part.Key.WindowNo, out var window) ? PaymentDueMicros(rules, window) : 0
        from timer in Near(due, rules, now, TimerKind.PaymentSoon, TimerKind.PaymentOverdue)
        select new DueTimer(timer, part.Key, 0, due);

    /// <summary>The last closed window whose period is to be locked and isn't yet.</summary>
    private static IEnumerable<DueTimer> Locks(HubState state, RuleTerms rules, long now)
    {
        var until = state.PeriodLocks.TryGetCommitted(PeriodLock.OnlyNo, out var locked) ? locked.UntilMicros : 0;
        return rules.LockDays == 0
            ? []
            : LastFirst(state)
                .SkipWhile(window => window.ClosedMicros == 0)
                .TakeWhile(window => window.ClosedMicros > until)
                .Where(window => window.ClosedMicros + rules.LockDays * Moment.MicrosPerDay <= now).Take(1)
                .Select(window => new DueTimer(TimerKind.PeriodLocked, new PartKey(window.No, 0), 0, window.ClosedMicros));
    }

    /// <summary>Windows from the last back: they are numbered without gaps, and closed in their order.</summary>
    private static IEnumerable<Window> LastFirst(HubState state)
    {
        for (var no = state.Windows.Count; state.Windows.TryGetCommitted(no, out var window); no--)
        {
            yield return window;
        }
    }

    private static Outcome<bool> Lock(HubState state, Moment moment, DueTimer timer)
    {
        var before = state.PeriodLocks.Find(PeriodLock.OnlyNo);
        if (before is not null && before.UntilMicros >= timer.DueMicros)
        {
            return false;
        }

        state.PeriodLocks.Put(PeriodLock.OnlyNo, new PeriodLock(PeriodLock.OnlyNo, timer.DueMicros, moment.NowMicros));
        History.Note(state, moment, "period", Text(before?.UntilMicros ?? 0), Text(timer.DueMicros), "Lock", "hub", state.Windows.Find(timer.Part.WindowNo)?.Id ?? "");
        return true;

        static string Text(long micros) => micros == 0 ? "" : $"{DateTimeOffset.UnixEpoch.AddMicroseconds(micros):yyyy-MM-dd'T'HH:mm:ss'Z'}";
    }

    private static IEnumerable<TimerKind> Near(long due, RuleTerms rules, long now, TimerKind soon, TimerKind over)
    {
        if (due == 0)
        {
            yield break;
        }

        if (now >= due)
        {
            yield return over;
        }
        else if (rules.ReminderDays > 0 && now >= due - rules.ReminderDays * Moment.MicrosPerDay)
        {
            yield return soon;
        }
    }

    private static ReminderKey KeyOf(HubState state, DueTimer timer)
    {
        var window = state.Windows.TryGetCommitted(timer.Part.WindowNo, out var known) ? known.Id : "";
        var partner = state.Partners.TryGetCommitted(timer.Part.PartnerNo, out var one) ? one.Id : "";
        var dispute = timer.DisputeNo != 0 && state.Disputes.TryGetCommitted(timer.DisputeNo, out var about) ? about.Id : "";
        return new ReminderKey(dispute.Length > 0 ? dispute : $"{window}/{partner}", $"{timer.Kind} {timer.DueMicros}");
    }
}
