using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Member = CoalitionHub.Core.Members.Member;
using Merge = CoalitionHub.Core.Members.Merge;

namespace CoalitionHub.Hub.Members;

/// <summary>Proposing, approving and rejecting merges. The proposer's words may name people, so they aren't kept with the answers.</summary>
internal static class Merges
{
    private const int MaxReason = 500;

    public static Outcome<Decide<ProposeMergeResponse>> Prepare(ProposeMergeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new ProposeMergeCommand(
            checks.Id("from_member_id", Member.IdPrefix, request.FromMemberId),
            checks.Id("into_member_id", Member.IdPrefix, request.IntoMemberId),
            checks.Text("reason", request.Reason, MaxReason),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeMergeResponse>)((state, moment) => MergeDecisions.Propose(state, moment, command).TryGet(out var merge, out var refused)
            ? new ProposeMergeResponse { Merge = Kept(StateView.OfDraft(state), merge) }
            : refused);
    }

    public static Outcome<Decide<ApproveMergeResponse>> Prepare(ApproveMergeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var mergeNo = checks.Id("merge_id", Merge.IdPrefix, request.MergeId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveMergeResponse>)((state, moment) => MergeDecisions.Approve(state, moment, mergeNo, caller.StaffNo).TryGet(out var merge, out var refused)
            ? new ApproveMergeResponse { Merge = Kept(StateView.OfDraft(state), merge) }
            : refused);
    }

    public static Outcome<Decide<RejectMergeResponse>> Prepare(RejectMergeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var mergeNo = checks.Id("merge_id", Merge.IdPrefix, request.MergeId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectMergeResponse>)((state, moment) => MergeDecisions.Reject(state, moment, mergeNo, caller.StaffNo).TryGet(out var merge, out var refused)
            ? new RejectMergeResponse { Merge = Kept(StateView.OfDraft(state), merge) }
            : refused);
    }

    /// <summary>The merge with the proposer's words.</summary>
    public static Protos.Members.V1.Merge Whole(StateView view, Merge merge)
    {
        var answer = Kept(view, merge);
        answer.Reason = merge.Why;
        return answer;
    }

    private static Protos.Members.V1.Merge Kept(StateView view, Merge merge) => new()
    {
        MergeId = merge.Id,
        IntoMemberId = view.MemberId(merge.IntoNo),
        FromMemberId = view.MemberId(merge.FromNo),
        // The contract's states have the core's numbers.
        State = (MergeState)merge.State,
        ProposedBy = view.PersonId(merge.ProposedBy),
        ProposedTime = ContractTimes.Time(merge.CreatedMicros),
        DecidedBy = view.PersonId(merge.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(merge.DecidedMicros),
    };
}
