using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Settlements.Proof;

/// <summary>The partner's own purchases and exchanges that lines are about. Others' aren't looked up: what a member does elsewhere is not the partner's business.</summary>
internal sealed record PurchaseNamesStore(int PartnerNo, Dictionary<long, Purchase> Purchases, Dictionary<long, long> ExchangesCreated)
{
    public static async Task<PurchaseNamesStore> Of(HubDbContext context, IReadOnlyList<PartLine> lines, int partnerNo, CancellationToken cancellationToken)
    {
        var own = lines.Where(line => line.Transfer.PartnerNo == partnerNo && line.Transfer.SourceNo != 0).ToList();
        var purchaseNos = own.Where(IsOfPurchase).Select(line => line.Transfer.SourceNo).Distinct().ToList();
        var exchangeNos = own.Where(IsOfExchange).Select(line => line.Transfer.SourceNo).Distinct().ToList();
        return new PurchaseNamesStore(
            partnerNo,
            await context.Purchases.AsNoTracking().Where(purchase => purchaseNos.Contains(purchase.No)).ToDictionaryAsync(purchase => purchase.No, cancellationToken),
            await context.Exchanges.AsNoTracking().Where(exchange => exchangeNos.Contains(exchange.No))
                .ToDictionaryAsync(exchange => exchange.No, exchange => exchange.CreatedMicros, cancellationToken));
    }

    /// <summary>The partner's own purchase that the line is about; null for none.</summary>
    public Purchase? PurchaseOf(PartLine line) =>
        line.Transfer.PartnerNo == PartnerNo && IsOfPurchase(line) ? Purchases.GetValueOrDefault(line.Transfer.SourceNo) : null;

    /// <summary>The exchange that the partner asked for; empty for none.</summary>
    public string ExchangeIdOf(PartLine line) =>
        line.Transfer.PartnerNo == PartnerNo && IsOfExchange(line) && ExchangesCreated.TryGetValue(line.Transfer.SourceNo, out var created)
            ? OpaqueId.Format(Exchange.IdPrefix, line.Transfer.SourceNo, created)
            : "";

    private static bool IsOfPurchase(PartLine line) => line.Purpose is TransferKind.Earn or TransferKind.Burn or TransferKind.Reversal;

    private static bool IsOfExchange(PartLine line) =>
        line.Purpose is TransferKind.Exchange or TransferKind.ExchangeFee or TransferKind.ExchangeResidue or TransferKind.ExchangeReversal;
}
