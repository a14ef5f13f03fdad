using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Members;

/// <summary>
/// Forgetting a person. The person's purchases are looked up here, away from the writer's thread; more of them than one batch should
/// touch are cleared in several, before the erasure itself.
/// </summary>
internal sealed class Erasure(Calls calls, IPurchasesOfMember purchases)
{
    /// <summary>Most purchases that one command clears.</summary>
    public const int MostAtOnce = 20_000;

    public async Task<EraseMemberResponse> Carry(EraseMemberRequest request, ServerCallContext context)
    {
        Calls.CheckId(request.RequestId);
        return Prepare(request, Calls.CallerOf(context)).TryGet(out var command, out var refusal)
            ? await calls.Change<EraseMemberResponse>(context, request.RequestId, request, DecideOn(await WithPurchases(command, context)))
            : throw new RefusalException(refusal);
    }

    public static Outcome<EraseMemberCommand> Prepare(EraseMemberRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new EraseMemberCommand(MemberFields.Selector(checks, "member", request.Member), caller.PartnerNo, MemberPurchases.None, caller.Subject);
        return checks.Refusal is { } refusal ? refusal : command;
    }

    private static Decide<EraseMemberResponse> DecideOn(EraseMemberCommand command) =>
        (state, moment) => EraseMember.Decide(state, moment, command).TryGet(out var member, out var refused)
            ? new EraseMemberResponse { MemberId = member.Id, ErasedTime = ContractTimes.Time(moment.NowMicros) }
            : refused;

    private async Task<EraseMemberCommand> WithPurchases(EraseMemberCommand command, ServerCallContext context)
    {
        var memberNos = calls.Read((state, moment) => (Outcome<long[]>)(
            KnownMember.FindCommitted(state, command.Member, command.PartnerNo).TryGet(out var member, out _)
                ? [member.No, .. MemberKeys.OfCommitted(state, member.No).Absorbed]
                : Array.Empty<long>()));
        if (memberNos.Length == 0)
        {
            // The writer says why; or it knows the request, and answers it again.
            return command;
        }

        var found = await purchases.NosOf(memberNos, context.CancellationToken);
        var parts = found.Nos.Chunk(MostAtOnce).ToList();
        foreach (var part in parts.SkipLast(1))
        {
            var some = command with { Purchases = found with { Nos = part } };
            await calls.ChangeFirst<EraseMemberResponse>(context, (state, _) => EraseMember.ClearSome(state, some).TryGet(out var member, out var refused)
                ? new EraseMemberResponse { MemberId = member.Id }
                : refused);
        }

        return command with { Purchases = found with { Nos = parts.LastOrDefault() ?? [] } };
    }
}
