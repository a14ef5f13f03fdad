using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>Forgetting a person.</summary>
internal static class Erasure
{
    public static Outcome<Decide<EraseMemberResponse>> Prepare(EraseMemberRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<EraseMemberResponse>)((state, moment) => EraseMember.Decide(state, moment, selector, caller.PartnerNo, caller.Subject).TryGet(out var member, out var refused)
            ? new EraseMemberResponse { MemberId = member.Id, ErasedTime = ContractTimes.Time(moment.NowMicros) }
            : refused);
    }
}
