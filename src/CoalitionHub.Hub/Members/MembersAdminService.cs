using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Merge = CoalitionHub.Core.Members.Merge;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>Members, for the coalition's staff.</summary>
internal sealed class MembersAdminService(Calls calls) : V1.MembersAdminService.MembersAdminServiceBase
{
    private const int Staff = 0;

    public override Task<InspectMemberResponse> InspectMember(InspectMemberRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        if (selector.BrandMemberNumber is not null)
        {
            checks.Add(Reason.FieldInvalid, "member.brand_member_number", "names a member to its brand only: use its card or id.");
        }

        Refuse(checks);
        return Task.FromResult(calls.Read((state, _) =>
        {
            if (!MemberLookup.FindCommittedInAnyState(state, selector, Staff).TryGet(out var member, out var refusal))
            {
                return refusal;
            }

            var answer = new InspectMemberResponse { Member = MemberAnswers.Of(state, member, Staff) };
            answer.Cards.AddRange(MemberAnswers.Cards(state, member));
            answer.Links.AddRange(MemberAnswers.Links(state, member, Staff));
            return (Outcome<InspectMemberResponse>)answer;
        }));
    }

    public override async Task<ProposeMergeResponse> ProposeMerge(ProposeMergeRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Merges.Prepare(request, Calls.CallerOf(context)));
        return new ProposeMergeResponse { Merge = WithReason(kept.Merge) };
    }

    public override async Task<ApproveMergeResponse> ApproveMerge(ApproveMergeRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Merges.Prepare(request, Calls.CallerOf(context)));
        return new ApproveMergeResponse { Merge = WithReason(kept.Merge) };
    }

    public override async Task<RejectMergeResponse> RejectMerge(RejectMergeRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Merges.Prepare(request, Calls.CallerOf(context)));
        return new RejectMergeResponse { Merge = WithReason(kept.Merge) };
    }

    public override Task<ListMergesResponse> ListMerges(ListMergesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        Refuse(checks);
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (merges, next) = page.Cut(
                from merge in state.Merges.Committed
                where (request.State == MergeState.Unspecified || (MergeState)merge.State == request.State) && (page.After is null || merge.No < page.After)
                orderby merge.No descending
                select merge,
                merge => merge.No);
            var answer = new ListMergesResponse { NextPageToken = next };
            answer.Merges.AddRange(merges.Select(merge => Merges.Whole(StateView.OfCommitted(state), merge)));
            return (Outcome<ListMergesResponse>)answer;
        }));
    }

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }

    private V1.Merge WithReason(V1.Merge kept) => calls.Read((state, _) =>
    {
        var whole = kept.Clone();
        whole.Reason = OpaqueId.TryParse(Merge.IdPrefix, kept.MergeId, out var no) && state.Merges.TryGetCommitted(no, out var merge) ? merge.Why : "";
        return (Outcome<V1.Merge>)whole;
    });
}
