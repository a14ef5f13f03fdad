using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Proof;

namespace CoalitionHub.Hub.Storage.Model;

// Records whose key is a value of several parts: a table's key is made of columns.

/// <summary>A brand's own member number.</summary>
internal sealed record BrandLinkRow(int PartnerNo, string Number, long MemberNo, long CreatedMicros)
{
    public static BrandLinkRow Of(BrandLink link) =>
        new(link.BrandMember.PartnerNo, link.BrandMember.Number, link.MemberNo, link.CreatedMicros);

    public BrandLink ToRecord() => new(new BrandMember(PartnerNo, Number), MemberNo, CreatedMicros);
}

/// <summary>A line of a purchase, numbered from 1.</summary>
internal sealed record PurchaseLineRow(long PurchaseNo, int LineNo, string Sku, string Category, long QuantityMillis, long MinorUnits)
{
    public static PurchaseLineRow Of(long purchaseNo, int lineNo, PurchaseLine line) =>
        new(purchaseNo, lineNo, line.Sku, line.Category, line.QuantityMillis, line.MinorUnits);

    public PurchaseLine ToLine() => new(Sku, Category, QuantityMillis, MinorUnits);
}

/// <summary>Opening balances, imported once.</summary>
internal sealed record OpeningImportRow(int PartnerNo, int CurrencyNo, long Rows, long Points, int ImportedBy, long CreatedMicros)
{
    public static OpeningImportRow Of(OpeningImport import) =>
        new(import.Key.PartnerNo, import.Key.CurrencyNo, import.Rows, import.Points, import.ImportedBy, import.CreatedMicros);

    public OpeningImport ToRecord() => new(new ImportKey(PartnerNo, CurrencyNo), Rows, Points, ImportedBy, CreatedMicros);
}

/// <summary>What was exchanged lately.</summary>
internal sealed record ExchangeTallyRow(
    TallyScope Scope, int FromCurrencyNo, int ToCurrencyNo, string Subject, int Day, long Points, int Count, long CountEver)
{
    public static ExchangeTallyRow Of(ExchangeTally tally) => new(
        tally.Key.Scope, tally.Key.FromCurrencyNo, tally.Key.ToCurrencyNo, tally.Key.Subject, tally.Day, tally.Points, tally.Count, tally.CountEver);

    public ExchangeTally ToRecord() => new(new TallyKey(Scope, FromCurrencyNo, ToCurrencyNo, Subject), Day, Points, Count, CountEver);
}

/// <summary>One partner's part of a window.</summary>
internal sealed record WindowPartRow(
    int WindowNo,
    int PartnerNo,
    long PointsIssued,
    long PointsRedeemed,
    long PointsExpired,
    long OwedMicros,
    long DueMicros,
    long FeeMicros,
    long NetMicros,
    long NetMinorUnits,
    long ResidueMicros,
    long PayMinorUnits,
    long ReceiveMinorUnits,
    long PaidInMinorUnits,
    long PaidOutMinorUnits,
    long WrittenOffInMinorUnits,
    long WrittenOffOutMinorUnits)
{
    public static WindowPartRow Of(WindowPart part) => new(
        part.Key.WindowNo, part.Key.PartnerNo, part.PointsIssued, part.PointsRedeemed, part.PointsExpired, part.OwedMicros,
        part.DueMicros, part.FeeMicros, part.NetMicros, part.NetMinorUnits, part.ResidueMicros, part.PayMinorUnits,
        part.ReceiveMinorUnits, part.PaidInMinorUnits, part.PaidOutMinorUnits, part.WrittenOffInMinorUnits, part.WrittenOffOutMinorUnits);

    public WindowPart ToRecord() => new(
        new PartKey(WindowNo, PartnerNo), PointsIssued, PointsRedeemed, PointsExpired, OwedMicros, DueMicros, FeeMicros, NetMicros,
        NetMinorUnits, ResidueMicros, PayMinorUnits, ReceiveMinorUnits, PaidInMinorUnits, PaidOutMinorUnits, WrittenOffInMinorUnits, WrittenOffOutMinorUnits);
}

/// <summary>A line of one partner's statement.</summary>
internal sealed record WindowLineRow(
    int WindowNo,
    int PartnerNo,
    LineKind Kind,
    int CurrencyNo,
    long Count,
    long Points,
    long OwedMicros,
    long DueMicros)
{
    public static WindowLineRow Of(WindowLine line) => new(
        line.Key.WindowNo, line.Key.PartnerNo, line.Key.Kind, line.Key.CurrencyNo, line.Count, line.Points, line.OwedMicros, line.DueMicros);

    public WindowLine ToRecord() => new(new LineKey(WindowNo, PartnerNo, Kind, CurrencyNo), Count, Points, OwedMicros, DueMicros);
}

/// <summary>The root of a tree over a window's lines.</summary>
internal sealed record WindowRootRow(int WindowNo, int PartnerNo, long Count, long OwedMicros, long DueMicros, ReadOnlyMemory<byte> Hash)
{
    public static WindowRootRow Of(WindowRoot root) =>
        new(root.Key.WindowNo, root.Key.PartnerNo, root.Count, root.OwedMicros, root.DueMicros, root.Hash);

    public WindowRoot ToRecord() => new(new PartKey(WindowNo, PartnerNo), Count, OwedMicros, DueMicros, Hash);
}

/// <summary>A payment for a window.</summary>
internal sealed record PaymentRow(
    long No,
    int WindowNo,
    int PartnerNo,
    bool IsReceived,
    long MinorUnits,
    string BankReference,
    int RecordedBy,
    long CreatedMicros,
    long ChainSeq)
{
    public static PaymentRow Of(Payment payment) => new(
        payment.No, payment.Key.WindowNo, payment.Key.PartnerNo, payment.IsReceived, payment.MinorUnits, payment.BankReference,
        payment.RecordedBy, payment.CreatedMicros, payment.ChainSeq);

    public Payment ToRecord() =>
        new(No, new PartKey(WindowNo, PartnerNo), IsReceived, MinorUnits, BankReference, RecordedBy, CreatedMicros, ChainSeq);
}
