using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Purchases;

/// <summary>
/// The purchases of a member as they were looked up in the database before a decision, away from the writer's thread. The decision itself
/// then looks only at the few that were recorded since.
/// </summary>
/// <param name="MemberNos">The numbers under which they are kept: the member's and those of memberships merged into it.</param>
/// <param name="Nos">The purchases, of all partners.</param>
/// <param name="SeenNo">The highest purchase number that there was; 0 when nothing was looked up.</param>
public sealed record MemberPurchases(IReadOnlyCollection<long> MemberNos, IReadOnlyCollection<long> Nos, long SeenNo)
{
    /// <summary>Nothing was looked up: every purchase that there is counts as recorded since.</summary>
    public static MemberPurchases None { get; } = new([], [], 0);

    /// <summary>False when another membership has been merged into the member since they were looked up.</summary>
    public bool Covers(IEnumerable<long> memberNos) => SeenNo == 0 || memberNos.All(MemberNos.Contains);

    /// <summary>All of the member's purchases as the draft sees them. For decisions.</summary>
    public IEnumerable<long> AllIn(HubState state, IReadOnlyCollection<long> memberNos)
    {
        foreach (var no in Nos)
        {
            yield return no;
        }

        for (var no = SeenNo + 1; no <= state.PurchaseNumbers.Last; no++)
        {
            if (state.Purchases.Find(no) is { } purchase && memberNos.Contains(purchase.MemberNo))
            {
                yield return no;
            }
        }
    }
}
