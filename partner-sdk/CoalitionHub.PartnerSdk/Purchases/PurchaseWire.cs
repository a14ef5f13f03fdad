using V1 = CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's purchases and ours.</summary>
internal static class PurchaseWire
{
    public static V1.PurchaseKey Key(PurchaseKind kind, string merchantReference) =>
        new() { Kind = (V1.PurchaseKind)kind, MerchantReference = merchantReference };

    public static V1.Receipt Of(Receipt receipt)
    {
        V1.Receipt wire = new()
        {
            MerchantReference = receipt.MerchantReference,
            Amount = Wire.Of(receipt.Amount),
            Store = receipt.Store,
            Channel = (V1.Channel)receipt.Channel,
            PurchaseTime = Wire.Of(receipt.PurchaseTime),
        };
        foreach (var line in receipt.Lines)
        {
            wire.Lines.Add(new V1.ReceiptLine
            {
                Sku = line.Sku,
                Category = line.Category,
                QuantityMillis = line.QuantityMillis,
                Amount = Wire.Of(line.Amount),
            });
        }

        return wire;
    }

    public static Purchase Read(V1.Purchase purchase) => new()
    {
        Id = new PurchaseId(purchase.PurchaseId),
        Kind = (PurchaseKind)purchase.Kind,
        MemberId = new MemberId(purchase.MemberId),
        Receipt = Read(purchase.Receipt ?? new V1.Receipt()),
        Points = purchase.Points,
        PointsCurrencyCode = purchase.PointsCurrencyCode,
        PendingUntilTime = Wire.OptionalTime(purchase.PendingUntilTime),
        ReturnedAmount = Wire.OptionalMoney(purchase.ReturnedAmount),
        ReturnedPoints = purchase.ReturnedPoints,
        OriginalId = purchase.OriginalPurchaseId.Length == 0 ? null : new PurchaseId(purchase.OriginalPurchaseId),
        BurnValue = Wire.OptionalMoney(purchase.BurnValue),
        HoldId = purchase.HoldId.Length == 0 ? null : new HoldId(purchase.HoldId),
        TermsId = new TermsId(purchase.TermsId),
        Seq = purchase.Seq,
        RecordedTime = Wire.Time(purchase.RecordedTime),
    };

    public static Receipt Read(V1.Receipt receipt) => new()
    {
        MerchantReference = receipt.MerchantReference,
        Amount = Wire.OptionalMoney(receipt.Amount),
        Lines = [.. receipt.Lines.Select(line => new ReceiptLine(line.Sku, line.QuantityMillis, Wire.Amount(line.Amount), line.Category))],
        Store = receipt.Store,
        Channel = (Channel)receipt.Channel,
        PurchaseTime = Wire.OptionalTime(receipt.PurchaseTime),
    };
}
