using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Purchases;

/// <summary>What exporting and erasing a member need of its purchases.</summary>
internal sealed class PurchasesOfMember(Calls calls, PurchaseStore purchases) : IPurchasesOfMember
{
    /// <inheritdoc />
    public Task<MemberPurchases> NosOf(IReadOnlyCollection<long> memberNos, CancellationToken cancellation) => purchases.NosOf(memberNos, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<(long No, Protos.Purchases.V1.Purchase Said)>> At(
        int partnerNo, IReadOnlyList<long> memberNos, long? beforeNo, int most, CancellationToken cancellation)
    {
        var found = await purchases.List(new PurchaseFilter(partnerNo, memberNos, 0, 0, null, beforeNo, most), cancellation);
        return [.. found.Select(facts => (facts.Purchase.No, Say(facts)))];
    }

    private Protos.Purchases.V1.Purchase Say(PurchaseFacts facts) =>
        calls.Read<Protos.Purchases.V1.Purchase>((state, _) => PurchaseAnswers.Say(StateView.OfCommitted(state), facts));
}
