namespace CoalitionHub.PartnerSdk;

/// <summary>What the partner sold, to whom and when. Others' purchases are never seen. Needs the scope purchases.read.</summary>
public interface IPurchases
{
    /// <summary>One purchase by its id.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.PurchaseNotFound"/>.</exception>
    Task<Purchase> GetAsync(PurchaseId id, CancellationToken cancellationToken = default);

    /// <summary>One purchase by the merchant's own reference and the kind under which it was used.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.PurchaseNotFound"/>.</exception>
    Task<Purchase> FindAsync(PurchaseKind kind, string merchantReference, CancellationToken cancellationToken = default);

    /// <summary>The partner's purchases, the last recorded first.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.MemberNotFound"/>.</exception>
    PagedList<Purchase> ListAsync(PurchaseFilter? filter = null);
}
