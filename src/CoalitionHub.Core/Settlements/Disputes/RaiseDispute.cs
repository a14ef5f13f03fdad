using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A line as the partner's own books have it.</summary>
public readonly record struct ExpectedLine(LineKind Kind, int CurrencyNo, long OwedMicros, long DueMicros);

/// <summary>A partner's objection.</summary>
/// <param name="Key">To which of its parts.</param>
/// <param name="Lines">The lines, each once, with the figures that the partner expects.</param>
/// <param name="Evidence">How it knows.</param>
/// <param name="Who">The client that brings it.</param>
public sealed record RaiseDisputeCommand(PartKey Key, ImmutableArray<ExpectedLine> Lines, string Evidence, string Who);

/// <summary>What partners say of their statements.</summary>
public static class RaiseDispute
{
    /// <returns>The dispute; else WINDOW_NOT_FOUND, WINDOW_STATE, DISPUTE_STATE, TIME_LIMIT_PASSED, NOTHING_DISPUTED, LINE_DISPUTED.</returns>
    public static Outcome<Dispute> Decide(HubState state, Moment moment, RaiseDisputeCommand command)
    {
        if (!Disputable(state, moment, command.Key).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        ImmutableArray<DisputedLine> lines = [.. command.Lines.Select(line => Compared(state, command.Key, line))];
        if (lines.FirstOrDefault(line => !line.Differs) is { } same)
        {
            return new Refusal(Reason.NothingDisputed, $"The statement says of {same.Kind} what the partner expects.");
        }

        if (state.Disputes.All().Where(other => other.Part == command.Key && other.IsOpen).SelectMany(other => other.Lines)
            .Any(other => lines.Any(line => (line.Kind, line.CurrencyNo) == (other.Kind, other.CurrencyNo))))
        {
            return new Refusal(Reason.LineDisputed, "One of the lines is in a dispute that is open; add evidence to that one.");
        }

        if (!DisputeSteps.Stand(state, moment, command.Key, PartTrigger.Dispute, command.Who).TryGet(out _, out refusal))
        {
            return refusal;
        }

        var days = SettlementRules.TermsAt(state, moment.NowMicros).AnswerDays;
        Dispute dispute = new()
        {
            No = state.DocumentNumbers.Next(),
            WindowNo = command.Key.WindowNo,
            PartnerNo = command.Key.PartnerNo,
            State = DisputeState.Raised,
            Lines = lines,
            Words = [new DisputeWord(command.Who, moment.NowMicros, command.Evidence)],
            CreatedMicros = moment.NowMicros,
            SinceMicros = moment.NowMicros,
            DueMicros = days == 0 ? 0 : moment.NowMicros + days * Moment.MicrosPerDay,
        };
        state.PutDispute(dispute);
        History.Note(state, moment, dispute.Id, "", dispute.State.ToString(), "Raise", command.Who);
        Alerts.Raise(state, moment, AlertName.SettlementDisputeRaised, dispute.PartnerNo, $"{dispute.Id} is about {DisputeSteps.SubjectOf(state, dispute.Part)}.");
        return dispute;
    }

    /// <summary>The partner agrees to its part; then it can't dispute it any more.</summary>
    /// <returns>The standing; else WINDOW_NOT_FOUND, WINDOW_STATE, DISPUTE_STATE.</returns>
    public static Outcome<PartStanding> Agree(HubState state, Moment moment, PartKey key, string who) =>
        Calculated(state, key).TryGet(out _, out var refusal) ? DisputeSteps.Stand(state, moment, key, PartTrigger.Agree, who) : refusal;

    /// <summary>More evidence; it contests an answer that has rejected the dispute.</summary>
    /// <returns>The dispute; else DISPUTE_NOT_FOUND, DISPUTE_STATE, TIME_LIMIT_PASSED.</returns>
    public static Outcome<Dispute> AddEvidence(HubState state, Moment moment, int partnerNo, long no, string evidence, string who)
    {
        if (!DisputeSteps.Find(state, no, partnerNo).TryGet(out var dispute, out var refusal))
        {
            return refusal;
        }

        return dispute.State == DisputeState.Rejected && IsPast(dispute.DueMicros, moment)
            ? TooLate()
            : DisputeSteps.Take(state, moment, dispute, DisputeTrigger.AddEvidence, who, evidence);
    }

    /// <summary>The partner gives the dispute up, or accepts that it was rejected.</summary>
    /// <returns>The dispute; else DISPUTE_NOT_FOUND, DISPUTE_STATE.</returns>
    public static Outcome<Dispute> Withdraw(HubState state, Moment moment, int partnerNo, long no, string who) =>
        DisputeSteps.Find(state, no, partnerNo).TryGet(out var dispute, out var refusal)
            ? DisputeSteps.Take(state, moment, dispute, DisputeTrigger.Withdraw, who, "")
            : refusal;

    internal static bool IsPast(long dueMicros, Moment moment) => dueMicros != 0 && moment.NowMicros >= dueMicros;

    private static Outcome<WindowPart> Disputable(HubState state, Moment moment, PartKey key)
    {
        if (!Calculated(state, key).TryGet(out var part, out var refusal))
        {
            return refusal;
        }

        return IsPast(state.PartStandings.Find(key)?.DueMicros ?? 0, moment) ? TooLate() : part;
    }

    private static Outcome<WindowPart> Calculated(HubState state, PartKey key)
    {
        if (!WindowSteps.Find(state, key.WindowNo).TryGet(out var window, out var refusal))
        {
            return refusal;
        }

        if (!window.HasFigures)
        {
            return new Refusal(Reason.WindowState, $"The window is {window.State}; there is nothing to agree to or to dispute before it is calculated.");
        }

        return state.WindowParts.Find(key) is { } part ? part : new Refusal(Reason.WindowNotFound, "The partner has no part in this window.");
    }

    private static DisputedLine Compared(HubState state, PartKey key, ExpectedLine expected)
    {
        var line = state.WindowLines.Find(new LineKey(key.WindowNo, key.PartnerNo, expected.Kind, expected.CurrencyNo));
        return new DisputedLine(expected.Kind, expected.CurrencyNo, line?.OwedMicros ?? 0, line?.DueMicros ?? 0, expected.OwedMicros, expected.DueMicros);
    }

    private static Refusal TooLate() => new(Reason.TimeLimitPassed, "The time for it has passed.");
}
