using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Member = CoalitionHub.Core.Members.Member;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>Members, for partners. What an answer holds of a person is read after the change, not kept with the request.</summary>
internal sealed class MembersService(Calls calls, MemberExport export, Erasure erasure) : V1.MembersService.MembersServiceBase
{
    public override async Task<EnrolMemberResponse> EnrolMember(EnrolMemberRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var kept = await calls.Change(context, request.RequestId, request, Enrolment.Prepare(request, caller));
        return new EnrolMemberResponse { Member = Present(kept.Member, caller) };
    }

    public override Task<GetMemberResponse> GetMember(GetMemberRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var selector = Selector(request.Member);
        return Task.FromResult(calls.Read((state, _) => MemberLookup.FindCommittedInAnyState(state, selector, caller.PartnerNo).TryGet(out var member, out var refusal)
            ? (Outcome<GetMemberResponse>)new GetMemberResponse { Member = MemberAnswers.Of(state, member, caller.PartnerNo) }
            : refusal));
    }

    public override async Task<LinkMemberResponse> LinkMember(LinkMemberRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var kept = await calls.Change(context, request.RequestId, request, Linking.Prepare(request, caller));
        return new LinkMemberResponse { Member = Present(kept.Member, caller) };
    }

    public override async Task<UnlinkMemberResponse> UnlinkMember(UnlinkMemberRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var kept = await calls.Change(context, request.RequestId, request, Linking.Prepare(request, caller));
        return new UnlinkMemberResponse { Member = Present(kept.Member, caller) };
    }

    public override Task<ReplaceCardResponse> ReplaceCard(ReplaceCardRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, CardReplacing.Prepare(request, Calls.CallerOf(context)));

    public override async Task<CreateProofSecretResponse> CreateProofSecret(CreateProofSecretRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, ProofSecrets.Prepare(request, Calls.CallerOf(context)));
        return calls.Read((state, _) => (Outcome<CreateProofSecretResponse>)ProofSecrets.Revealed(state, kept));
    }

    public override Task<ExportMemberResponse> ExportMember(ExportMemberRequest request, ServerCallContext context) => export.Read(request, context);

    public override Task<EraseMemberResponse> EraseMember(EraseMemberRequest request, ServerCallContext context) => erasure.Carry(request, context);

    private static Core.Members.MemberSelector Selector(V1.MemberSelector? wire)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", wire);
        return checks.Refusal is { } refusal ? throw new RefusalException(refusal) : selector;
    }

    /// <summary>The member of a kept answer, as it is now.</summary>
    private V1.Member Present(V1.Member kept, Caller caller) => calls.Read((state, _) =>
        OpaqueId.TryParse(Member.IdPrefix, kept.MemberId, out var no) && state.Members.TryGetCommitted(no, out var member)
            ? (Outcome<V1.Member>)MemberAnswers.Of(state, member, caller.PartnerNo)
            : throw new InvalidOperationException($"An answer names member {kept.MemberId}, which isn't there."));
}
