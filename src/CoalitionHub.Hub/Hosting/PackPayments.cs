using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Hosting;

/// <summary>Tells settlements, which read bank files, what the points' room knows of packs.</summary>
internal sealed class PackPayments : IPackPayments
{
    public PackPrice? Find(HubState state, int packNo) => state.Packs.Find(packNo) is { } pack
        ? new PackPrice(pack.PartnerNo, pack.PriceMinorUnits, pack.State == PackState.AwaitingPayment, pack.State == PackState.Approved)
        : null;

    public Outcome<int> Pay(HubState state, Moment moment, int packNo, string bankReference, int staffNo) =>
        PackDecisions.Pay(state, moment, packNo, bankReference, staffNo).TryGet(out var pack, out var refusal) ? pack.No : refusal;
}
