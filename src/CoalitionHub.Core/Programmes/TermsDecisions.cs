using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>A second person approves proposed terms, or turns them down.</summary>
public static class TermsDecisions
{
    internal static Refusal Retroactive { get; } = new(Reason.TermsRetroactive, "The terms' effective time has passed; no approval is retroactive. Propose them again with a later time, or with none.");

    /// <summary>Lets the terms price purchases from their effective time on; from now on where none was given.</summary>
    /// <returns>The terms; else TERMS_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, TERMS_RETROACTIVE.</returns>
    public static Outcome<Terms> Approve(HubState state, Moment moment, int termsNo, int staffNo)
    {
        if (!Proposed(state, termsNo).TryGet(out var terms, out var refusal))
        {
            return refusal;
        }

        if (terms.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve terms.");
        }

        if (terms.EffectiveMicros != 0 && terms.EffectiveMicros < moment.NowMicros)
        {
            return Retroactive;
        }

        var effective = terms.EffectiveMicros == 0 ? moment.NowMicros : terms.EffectiveMicros;
        var approved = Decided(state, moment, terms with { State = ApprovalState.Approved, EffectiveMicros = effective }, "Approve", staffNo);
        var key = new ScheduleKey(approved.PartnerNo, approved.CurrencyNo);
        state.Schedules.Put(key, (state.Schedules.Find(key) ?? new Schedule([])).With(approved));
        return approved;
    }

    /// <summary>Turns the terms down.</summary>
    /// <returns>The terms; else TERMS_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<Terms> Reject(HubState state, Moment moment, int termsNo, int staffNo) =>
        Proposed(state, termsNo).TryGet(out var terms, out var refusal)
            ? Decided(state, moment, terms with { State = ApprovalState.Rejected }, "Reject", staffNo)
            : refusal;

    internal static void Note(HubState state, Moment moment, Terms terms, string from, string trigger, int staffNo) =>
        History.Note(state, moment, terms.Id, from, terms.State.ToString(), trigger, History.Person(state, staffNo));

    private static Outcome<Terms> Proposed(HubState state, int termsNo) => state.Terms.Find(termsNo) switch
    {
        null => new Refusal(Reason.TermsNotFound, "There is no such version of terms."),
        { State: ApprovalState.Proposed } terms => terms,
        var decided => new Refusal(Reason.NotProposed, $"The terms are {decided.State} already."),
    };

    private static Terms Decided(HubState state, Moment moment, Terms terms, string trigger, int staffNo)
    {
        var decided = terms with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.Terms.Put(decided.No, decided);
        Note(state, moment, decided, nameof(ApprovalState.Proposed), trigger, staffNo);
        return decided;
    }
}
