using CoalitionHub.Core.Purchases;

namespace CoalitionHub.Hub.Members;

/// <summary>A member's purchases, as exporting and erasing need them; the room that keeps them gives them.</summary>
internal interface IPurchasesOfMember
{
    /// <summary>The purchases of a member, of all partners.</summary>
    /// <param name="memberNos">The numbers under which they are kept.</param>
    /// <param name="cancellation">Gives up looking.</param>
    Task<MemberPurchases> NosOf(IReadOnlyCollection<long> memberNos, CancellationToken cancellation);

    /// <summary>The purchases at one partner, the newest first, as the contract says them.</summary>
    /// <param name="partnerNo">The partner.</param>
    /// <param name="memberNos">The numbers under which they are kept.</param>
    /// <param name="beforeNo">Only lower purchase numbers; null for all.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Gives up looking.</param>
    Task<IReadOnlyList<(long No, Protos.Purchases.V1.Purchase Said)>> At(
        int partnerNo, IReadOnlyList<long> memberNos, long? beforeNo, int most, CancellationToken cancellation);
}
