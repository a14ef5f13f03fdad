using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Purchases.V1;
using Money = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.Hub.Purchases;

/// <summary>How a purchase is said in the contract.</summary>
internal static class PurchaseAnswers
{
    public static Protos.Purchases.V1.Purchase Say(StateView view, PurchaseFacts facts)
    {
        var purchase = facts.Purchase;
        var said = new Protos.Purchases.V1.Purchase
        {
            PurchaseId = purchase.Id,
            Kind = (Protos.Purchases.V1.PurchaseKind)purchase.Kind,
            MemberId = view.SurvivorId(purchase.MemberNo),
            Receipt = SayReceipt(purchase),
            Points = purchase.Points,
            PointsCurrencyCode = view.CurrencyCode(purchase.CurrencyNo),
            PendingUntilTime = ContractTimes.PendingUntil(facts.MaturesOn),
            ReturnedPoints = purchase.ReturnedPoints,
            TermsId = facts.Terms.Id,
            Seq = purchase.ChainSeq,
            RecordedTime = ContractTimes.Time(purchase.CreatedMicros),
        };
        if (purchase.Kind == Core.Purchases.PurchaseKind.Earn)
        {
            said.ReturnedAmount = new Money { CurrencyCode = purchase.Money.Text, MinorUnits = purchase.ReturnedMinorUnits };
        }

        if (purchase.Kind == Core.Purchases.PurchaseKind.Burn)
        {
            said.BurnValue = new Money { CurrencyCode = view.SettlementMoney().Text, MinorUnits = facts.Terms.BurnValue.TimesRoundedDown(purchase.Points) };
        }

        said.OriginalPurchaseId = purchase.OriginalNo == 0 ? "" : OpaqueId.Format(Core.Purchases.Purchase.IdPrefix, purchase.OriginalNo, facts.OriginalCreatedMicros);
        said.HoldId = purchase.HoldNo == 0 ? "" : OpaqueId.Format("hld", purchase.HoldNo, purchase.CreatedMicros);
        return said;
    }

    private static Receipt SayReceipt(Core.Purchases.Purchase purchase)
    {
        var receipt = new Receipt
        {
            MerchantReference = purchase.Reference,
            Store = purchase.Store,
            Channel = (Protos.Purchases.V1.Channel)purchase.Channel,
            PurchaseTime = ContractTimes.Time(purchase.PurchaseTimeMicros),
        };
        if (purchase.Money.Text.Length > 0)
        {
            receipt.Amount = new Money { CurrencyCode = purchase.Money.Text, MinorUnits = purchase.MinorUnits };
        }

        receipt.Lines.AddRange(purchase.Lines.Select(line => SayLine(purchase, line)));
        return receipt;
    }

    private static ReceiptLine SayLine(Core.Purchases.Purchase purchase, PurchaseLine line) => new()
    {
        Sku = line.Sku,
        Category = line.Category,
        QuantityMillis = line.QuantityMillis,
        Amount = new Money { CurrencyCode = purchase.Money.Text, MinorUnits = line.MinorUnits },
    };
}
