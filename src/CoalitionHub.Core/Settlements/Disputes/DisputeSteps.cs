using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Takes disputes, and the parts that they are about, from state to state; every step is a row of their history.</summary>
internal static class DisputeSteps
{
    /// <summary>A partner's own dispute; DISPUTE_NOT_FOUND also where it is another's.</summary>
    public static Outcome<Dispute> Find(HubState state, long no, int partnerNo = 0) =>
        state.Disputes.Find(no) is { } dispute && (partnerNo == 0 || dispute.PartnerNo == partnerNo)
            ? dispute
            : new Refusal(Reason.DisputeNotFound, "There is no such dispute.");

    /// <summary>The dispute after the trigger, in the draft; DISPUTE_STATE for a wrong step.</summary>
    public static Outcome<Dispute> Take(HubState state, Moment moment, Dispute dispute, DisputeTrigger trigger, string who, string text)
    {
        if (!DisputeMachine.After(dispute.State, trigger).TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        var rules = SettlementRules.TermsAt(state, moment.NowMicros);
        var days = after switch
        {
            DisputeState.Raised => rules.AnswerDays,
            DisputeState.Rejected => rules.ContestDays,
            _ => 0,
        };
        var stepped = dispute with
        {
            State = after,
            SinceMicros = moment.NowMicros,
            // More evidence gives nobody more time to answer what was asked before.
            DueMicros = after == dispute.State ? dispute.DueMicros : days == 0 ? 0 : moment.NowMicros + days * Moment.MicrosPerDay,
            Words = text.Length == 0 ? dispute.Words : dispute.Words.Add(new DisputeWord(who, moment.NowMicros, text)),
        };
        state.PutDispute(stepped);
        History.Note(state, moment, dispute.Id, dispute.State.ToString(), after.ToString(), trigger.ToString(), who);
        if (!stepped.IsOpen && !state.OpenDisputes.All().Any(other => other.Part == stepped.Part))
        {
            return Stand(state, moment, stepped.Part, PartTrigger.Resolve, who).TryGet(out _, out refusal) ? stepped : refusal;
        }

        return stepped;
    }

    /// <summary>The part's standing after the trigger, in the draft; DISPUTE_STATE for a wrong step.</summary>
    public static Outcome<PartStanding> Stand(HubState state, Moment moment, PartKey key, PartTrigger trigger, string who)
    {
        var before = state.PartStandings.Find(key) ?? new PartStanding(key, PartAgreement.Awaited, 0, 0);
        if (!PartMachine.After(before.Agreement, trigger).TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        var stands = before with { Agreement = after, SinceMicros = moment.NowMicros };
        state.PutStanding(stands);
        Note(state, moment, key, before.Agreement.ToString(), after, trigger.ToString(), who);
        return stands;
    }

    /// <summary>A part was calculated: the partner is asked. What it has said of the same figures stands; open disputes do in any case.</summary>
    public static void Ask(HubState state, Moment moment, WindowPart part, WindowPart? earlier)
    {
        var standing = state.PartStandings.Find(part.Key);
        if (standing is not null && (standing.Agreement == PartAgreement.Disputed || earlier?.NetMicros == part.NetMicros))
        {
            return;
        }

        var days = SettlementRules.TermsAt(state, moment.NowMicros).AgreeDays;
        state.PutStanding(new PartStanding(
            part.Key, PartAgreement.Awaited, moment.NowMicros, days == 0 ? 0 : moment.NowMicros + days * Moment.MicrosPerDay));
        Note(state, moment, part.Key, standing?.Agreement.ToString() ?? "", PartAgreement.Awaited, "Ask", "hub");
    }

    /// <summary>What a part is called in histories.</summary>
    public static string SubjectOf(HubState state, PartKey key) => $"{state.Windows.Find(key.WindowNo)?.Id}/{state.Partners.Find(key.PartnerNo)?.Id}";

    private static void Note(HubState state, Moment moment, PartKey key, string from, PartAgreement to, string trigger, string who) =>
        History.Note(state, moment, SubjectOf(state, key), from, to.ToString(), trigger, who);
}
