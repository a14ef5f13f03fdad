namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>Shares in the order in which partners are told of them, and in which they are in the partners' trees.</summary>
public static class WindowShares
{
    /// <summary>By kind, version, payer and payee.</summary>
    public static IEnumerable<WindowShare> InOrder(IEnumerable<WindowShare> shares) =>
        shares.OrderBy(share => share.Key.Kind).ThenBy(share => share.Key.TermsNo).ThenBy(share => share.Key.PayerNo).ThenBy(share => share.Key.PayeeNo);
}
