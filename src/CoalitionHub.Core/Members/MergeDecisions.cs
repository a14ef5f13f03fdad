using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>Two memberships to make one.</summary>
/// <param name="FromNo">The membership that ends.</param>
/// <param name="IntoNo">The membership that remains.</param>
/// <param name="Why">Why, in the person's words.</param>
/// <param name="StaffNo">The person who proposes it.</param>
public sealed record ProposeMergeCommand(long FromNo, long IntoNo, string Why, int StaffNo);

/// <summary>One person proposes that two memberships are one person's; another approves it, or turns it down.</summary>
public static class MergeDecisions
{
    /// <summary>Keeps the proposal; nothing else changes.</summary>
    /// <returns>The proposal; else MERGE_SAME_MEMBER, MEMBER_NOT_FOUND, MEMBER_MERGED, MEMBER_ERASED.</returns>
    public static Outcome<Merge> Propose(HubState state, Moment moment, ProposeMergeCommand command)
    {
        if (command.FromNo == command.IntoNo)
        {
            return new Refusal(Reason.MergeSameMember, "A membership can't be merged into itself.");
        }

        if (!Active(state, command.IntoNo).TryGet(out _, out var refusal) || !Active(state, command.FromNo).TryGet(out _, out refusal))
        {
            return refusal;
        }

        var merge = new Merge(
            state.DocumentNumbers.Next(), command.FromNo, command.IntoNo, ApprovalState.Proposed, command.StaffNo, 0, command.Why, moment.NowMicros, 0);
        state.Merges.Put(merge.No, merge);
        Note(state, moment, merge, "", "Propose", command.StaffNo, command.Why);
        return merge;
    }

    /// <summary>Merges: see <see cref="MembershipMerge"/>.</summary>
    /// <returns>The merge; else MERGE_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, MEMBER_HAS_HOLDS, MEMBER_MERGED, MEMBER_ERASED, ACCOUNT_LIMIT_REACHED.</returns>
    public static Outcome<Merge> Approve(HubState state, Moment moment, long mergeNo, int staffNo)
    {
        if (!Proposed(state, mergeNo).TryGet(out var merge, out var refusal))
        {
            return refusal;
        }

        if (merge.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve a merge.");
        }

        if (!Active(state, merge.IntoNo).TryGet(out var remaining, out refusal) || !Active(state, merge.FromNo).TryGet(out var ending, out refusal))
        {
            return refusal;
        }

        return MembershipMerge.CarryOut(state, moment, merge, ending, remaining, staffNo) is { } unbookable
            ? unbookable
            : Decided(state, moment, merge with { State = ApprovalState.Approved }, "Approve", staffNo);
    }

    /// <summary>Turns the proposal down.</summary>
    /// <returns>The merge; else MERGE_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<Merge> Reject(HubState state, Moment moment, long mergeNo, int staffNo) =>
        Proposed(state, mergeNo).TryGet(out var merge, out var refusal)
            ? Decided(state, moment, merge with { State = ApprovalState.Rejected }, "Reject", staffNo)
            : refusal;

    private static Outcome<Member> Active(HubState state, long memberNo) => state.Members.Find(memberNo) switch
    {
        null => new Refusal(Reason.MemberNotFound, "There is no such member."),
        { State: MemberState.Merged } merged => new Refusal(Reason.MemberMerged, $"{merged.Id} was merged into another membership before."),
        { State: MemberState.Erased } erased => new Refusal(Reason.MemberErased, $"{erased.Id} was erased."),
        var member => member,
    };

    private static Outcome<Merge> Proposed(HubState state, long mergeNo) => state.Merges.Find(mergeNo) switch
    {
        null => new Refusal(Reason.MergeNotFound, "There is no such merge."),
        { State: ApprovalState.Proposed } merge => merge,
        var decided => new Refusal(Reason.NotProposed, $"The merge is {decided.State} already."),
    };

    private static Merge Decided(HubState state, Moment moment, Merge merge, string trigger, int staffNo)
    {
        var decided = merge with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.Merges.Put(decided.No, decided);
        Note(state, moment, decided, nameof(ApprovalState.Proposed), trigger, staffNo, "");
        return decided;
    }

    private static void Note(HubState state, Moment moment, Merge merge, string from, string trigger, int staffNo, string why) =>
        History.Note(state, moment, merge.Id, from, merge.State.ToString(), trigger, History.Person(state, staffNo), why);
}
