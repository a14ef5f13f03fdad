using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>What exporting a member needs of its exchanges and gifts.</summary>
internal sealed class ExchangesOfMember(Calls calls, ExchangesStore store) : IExchangesOfMember
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Exchange>> At(int partnerNo, IReadOnlyList<long> memberNos, int most, CancellationToken cancellation)
    {
        var found = await store.List(partnerNo, memberNos, null, most, cancellation);
        return calls.Read((state, _) =>
        {
            var view = StateView.OfCommitted(state);
            return (Outcome<List<Exchange>>)found.Select(exchange => ExchangeMessages.Of(view, exchange)).ToList();
        });
    }

    /// <inheritdoc />
    public IReadOnlyList<Gift> GiftsAt(int partnerNo, IReadOnlyList<long> memberNos, int most) => calls.Read((state, _) =>
    {
        var view = StateView.OfCommitted(state);
        var found =
            from gift in state.Gifts.Committed
            where gift.PartnerNo == partnerNo && (memberNos.Contains(gift.FromMemberNo) || memberNos.Contains(gift.ToMemberNo))
            orderby gift.No descending
            select Gifts.Of(view, gift);
        return (Outcome<List<Gift>>)found.Take(most).ToList();
    });
}
