using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using Pack = CoalitionHub.Core.Points.Packs.Pack;
using PackState = CoalitionHub.Protos.Points.V1.PackState;

namespace CoalitionHub.Hub.Points.Packs;

/// <summary>Packs of points, a page at a time, the latest first.</summary>
internal static class PackLists
{
    /// <param name="state">The committed state.</param>
    /// <param name="page">Which page.</param>
    /// <param name="wanted">Where they stand; unspecified for anywhere.</param>
    /// <param name="partnerNo">Whose; null for everybody's.</param>
    public static (IReadOnlyList<Pack> Packs, string NextToken) Of(HubState state, Page page, PackState wanted, int? partnerNo) => page.Cut(
        from pack in state.Packs.Committed
        where (partnerNo is null || pack.PartnerNo == partnerNo) && (page.After is null || pack.No < page.After)
        where wanted == PackState.Unspecified || (PackState)pack.State == wanted
        orderby pack.No descending
        select pack,
        pack => pack.No);
}
