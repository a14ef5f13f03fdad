using System.Collections.Immutable;
using System.Security.Cryptography;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Outcomes;
using Receipt = CoalitionHub.Protos.Purchases.V1.Receipt;
using ReceiptLine = CoalitionHub.Protos.Purchases.V1.ReceiptLine;

namespace CoalitionHub.Hub.Points;

/// <summary>Reads what a till says from a request.</summary>
internal static class TillFields
{
    /// <summary>Longest merchant's reference, store, SKU or category.</summary>
    public const int MaxText = 64;

    /// <summary>Most lines of one receipt.</summary>
    public const int MaxLines = 500;

    private const long MaxQuantityMillis = 1_000_000_000;
    private const int SaltBytes = 16;

    /// <summary>Reads a receipt.</summary>
    /// <param name="checks">Notes what is wrong.</param>
    /// <param name="receipt">The request's receipt.</param>
    /// <param name="needsAmount">An earn has an amount; a burn may.</param>
    /// <param name="needsReference">A preview may leave it out.</param>
    public static TillReceipt Receipt(FieldChecks checks, Receipt? receipt, bool needsAmount, bool needsReference = true)
    {
        if (receipt is null)
        {
            checks.Add(Reason.FieldMissing, "receipt", "must be given.");
            return Bare("", "", 0);
        }

        var reference = needsReference
            ? checks.Text("receipt.merchant_reference", receipt.MerchantReference, MaxText)
            : checks.OptionalText("receipt.merchant_reference", receipt.MerchantReference, MaxText);
        var amount = needsAmount || receipt.Amount is not null ? checks.Money("receipt.amount", receipt.Amount, mayBeZero: true) : default;
        checks.OptionalText("receipt.store", receipt.Store, MaxText);
        var isChannel = System.Enum.IsDefined(receipt.Channel);
        if (!isChannel)
        {
            checks.Add(Reason.FieldInvalid, "receipt.channel", "must be a channel of the contract.");
        }

        // A till whose clock stands at the epoch says a time, and not none.
        var time = checks.OptionalTime("receipt.purchase_time", receipt.PurchaseTime);
        return new TillReceipt(reference, Salt(), amount, Lines(checks, receipt, amount.Currency), receipt.Store, isChannel ? (Channel)receipt.Channel : Channel.Unspecified, time);
    }

    /// <summary>A receipt with nothing but a reference, a store and a time: a return's.</summary>
    public static TillReceipt Bare(string reference, string store, long timeMicros) =>
        new(reference, Salt(), default, [], store, Channel.Unspecified, timeMicros);

    /// <summary>The points that a call names; null for the partner's usual ones.</summary>
    public static CurrencyCode? PointsCurrency(FieldChecks checks, string field, string code) =>
        code.Length == 0 ? null : checks.PointsCurrency(field, code);

    private static ImmutableArray<PurchaseLine> Lines(FieldChecks checks, Receipt receipt, CurrencyCode currency)
    {
        if (receipt.Lines.Count == 0)
        {
            return [];
        }

        if (receipt.Lines.Count > MaxLines)
        {
            checks.Add(Reason.FieldTooLong, "receipt.lines", $"has {receipt.Lines.Count} lines, at most {MaxLines} are taken.");
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<PurchaseLine>(receipt.Lines.Count);
        for (var index = 0; index < receipt.Lines.Count; index++)
        {
            lines.Add(Line(checks, $"receipt.lines[{index}]", receipt.Lines[index], currency));
        }

        return lines.MoveToImmutable();
    }

    private static PurchaseLine Line(FieldChecks checks, string field, ReceiptLine line, CurrencyCode currency)
    {
        var amount = checks.Money(field + ".amount", line.Amount, mayBeZero: true);
        if (line.Amount is not null && amount.Currency != currency)
        {
            checks.Add(Reason.CurrencyMismatch, field + ".amount.currency_code", "must be the receipt's own money.");
        }

        return new PurchaseLine(
            checks.OptionalText(field + ".sku", line.Sku, MaxText),
            checks.OptionalText(field + ".category", line.Category, MaxText),
            checks.Number(field + ".quantity_millis", line.QuantityMillis, 1, MaxQuantityMillis),
            amount.MinorUnits);
    }

    private static byte[] Salt() => RandomNumberGenerator.GetBytes(SaltBytes);
}
