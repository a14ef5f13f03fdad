using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Members;

/// <summary>All that is kept of a person: by the coalition, and by the brand that asks.</summary>
internal sealed class MemberExport(Calls calls, IPurchasesOfMember purchases, IExchangesOfMember exchanges)
{
    private const int MostExchanges = 1000;

    public async Task<ExportMemberResponse> Read(ExportMemberRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        var page = Page.Of(request, checks);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        IReadOnlyList<long> memberNos = [];
        var answer = calls.Read<ExportMemberResponse>((state, moment) =>
        {
            if (!KnownMember.FindCommitted(state, selector, partnerNo).TryGet(out var member, out var refusal))
            {
                return refusal;
            }

            memberNos = [member.No, .. MemberKeys.OfCommitted(state, member.No).Absorbed];
            var found = new ExportMemberResponse { Member = MemberAnswers.Of(state, member, partnerNo), ExportTime = ContractTimes.Time(moment.NowMicros) };
            found.Cards.AddRange(MemberAnswers.Cards(state, member));
            found.Links.AddRange(MemberAnswers.Links(state, member, partnerNo));
            return found;
        });
        var (items, next) = page.Cut(
            await purchases.At(partnerNo, memberNos, page.After, page.Size + 1, context.CancellationToken),
            purchase => purchase.No);
        answer.NextPageToken = next;
        if (page.After is null)
        {
            answer.Exchanges.AddRange((await exchanges.At(partnerNo, memberNos, MostExchanges, context.CancellationToken)).Select(Any.Pack));
            answer.Gifts.AddRange(exchanges.GiftsAt(partnerNo, memberNos, MostExchanges).Select(Any.Pack));
        }

        answer.Purchases.AddRange(items.Select(purchase => purchase.Said));
        return answer;
    }
}
