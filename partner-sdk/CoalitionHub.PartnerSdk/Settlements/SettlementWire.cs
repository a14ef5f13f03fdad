using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's windows, statements, transactions, proofs and files and ours.</summary>
internal static class SettlementWire
{
    public static WindowTransaction Read(V1.WindowTransaction transaction) => new()
    {
        Seq = transaction.Seq,
        ChainSeq = transaction.ChainSeq,
        Kind = (StatementLineKind)transaction.Kind,
        PointsCurrencyCode = Wire.TextOrNull(transaction.PointsCurrencyCode),
        Points = transaction.Points,
        OwedMicros = transaction.OwedMicros,
        DueMicros = transaction.DueMicros,
        EffectiveTime = Wire.Time(transaction.EffectiveTime),
        JournalTime = Wire.Time(transaction.JournalTime),
        PurchaseId = transaction.PurchaseId.Length == 0 ? null : new PurchaseId(transaction.PurchaseId),
        PurchaseKind = (PurchaseKind)transaction.PurchaseKind,
        MerchantReference = Wire.TextOrNull(transaction.MerchantReference),
        ExchangeId = transaction.ExchangeId.Length == 0 ? null : new ExchangeId(transaction.ExchangeId),
        ReferenceCommitment = transaction.ReferenceCommitment.Memory,
        ReferenceSalt = transaction.ReferenceSalt.Memory,
        TermsId = transaction.TermsId.Length == 0 ? null : new TermsId(transaction.TermsId),
        CountsInPriceRanges = transaction.CountsInPriceRanges,
        BearsInterchange = transaction.BearsInterchange,
    };

    public static WindowProof Read(V1.WindowProof proof) => new()
    {
        WindowId = new WindowId(proof.WindowId),
        PartnerId = new PartnerId(proof.PartnerId),
        FirstSeq = proof.FirstSeq,
        LastSeq = proof.LastSeq,
        LeafCount = proof.LeafCount,
        OwedMicros = proof.OwedMicros,
        DueMicros = proof.DueMicros,
        TransactionsRoot = proof.TransactionsRoot.Memory,
        LeafIndex = proof.LeafIndex,
        TreeSize = proof.TreeSize,
        Path = [.. proof.Path.Select(hash => hash.Memory)],
        WindowRoot = proof.WindowRoot.Memory,
    };

    public static SettlementFile Read(V1.SettlementFile file) => new()
    {
        Id = new SettlementFileId(file.FileId),
        Kind = (SettlementFileKind)file.Kind,
        DocumentNumber = file.DocumentNumber,
        FileName = file.FileName,
        WindowId = file.WindowId.Length == 0 ? null : new WindowId(file.WindowId),
        Sha256 = file.Sha256,
        Length = file.Length,
        MadeTime = Wire.Time(file.MadeTime),
    };

    public static Window Read(V1.Window window) => new()
    {
        Id = new WindowId(window.WindowId),
        State = (WindowState)window.State,
        FirstSeq = window.FirstSeq,
        LastSeq = window.LastSeq,
        OpenedTime = Wire.Time(window.OpenedTime),
        ClosedTime = Wire.OptionalTime(window.ClosedTime),
        OwnPart = window.Parts.Count == 0 ? null : Read(window.Parts[0]),
    };

    private static WindowPart Read(V1.WindowPart part) =>
        new((PartState)part.State, (NetDirection)part.NetDirection, Wire.Amount(part.Net), Wire.Amount(part.Outstanding))
        {
            Agreement = (PartAgreement)part.Agreement,
            DisputeUntilTime = Wire.OptionalTime(part.DisputeUntilTime),
            ToPay = Wire.OptionalMoney(part.ToPay),
            ToReceive = Wire.OptionalMoney(part.ToReceive),
            PaymentDueTime = Wire.OptionalTime(part.PaymentDueTime),
            WrittenOff = Wire.OptionalMoney(part.WrittenOff),
        };

    public static Statement Read(V1.Statement statement) => new()
    {
        WindowId = new WindowId(statement.WindowId),
        PartnerId = new PartnerId(statement.PartnerId),
        PartnerCode = statement.PartnerCode,
        State = (PartState)statement.State,
        FirstSeq = statement.FirstSeq,
        LastSeq = statement.LastSeq,
        OpenedTime = Wire.Time(statement.OpenedTime),
        ClosedTime = Wire.OptionalTime(statement.ClosedTime),
        PointsIssued = statement.PointsIssued,
        PointsRedeemed = statement.PointsRedeemed,
        PointsExpired = statement.PointsExpired,
        OwedMicros = statement.OwedMicros,
        DueMicros = statement.DueMicros,
        FeeMicros = statement.FeeMicros,
        NetDirection = (NetDirection)statement.NetDirection,
        NetMicros = statement.NetMicros,
        Net = Wire.Amount(statement.Net),
        Lines =
        [
            .. statement.Lines.Select(line => new StatementLine(
                (StatementLineKind)line.Kind,
                Wire.TextOrNull(line.PointsCurrencyCode),
                line.Count,
                line.Points,
                line.OwedMicros,
                line.DueMicros)),
        ],
        Payments =
        [
            .. statement.Payments.Select(payment => new Payment(
                new PaymentId(payment.PaymentId),
                (PaymentDirection)payment.Direction,
                Wire.Amount(payment.Amount),
                payment.BankReference,
                Wire.Time(payment.RecordedTime))),
        ],
        Outstanding = Wire.Amount(statement.Outstanding),
        WrittenOff = Wire.OptionalMoney(statement.WrittenOff),
        Legs = [.. statement.Legs.Select(Read)],
        Shares = [.. statement.Shares.Select(Read)],
        MicrosPerMinorUnit = statement.MicrosPerMinorUnit,
    };

    private static StatementLeg Read(V1.StatementLeg leg) => new(
        (NettingModel)leg.Model,
        leg.OtherPartnerId.Length == 0 ? null : new PartnerId(leg.OtherPartnerId),
        (NetDirection)leg.Direction,
        leg.Micros,
        Wire.Amount(leg.Amount));

    private static StatementShare Read(V1.StatementShare share) => new()
    {
        Kind = (StatementLineKind)share.Kind,
        PointsCurrencyCode = share.PointsCurrencyCode,
        TermsId = new TermsId(share.TermsId),
        PayerId = new PartnerId(share.PayerPartnerId),
        PayeeId = new PartnerId(share.PayeePartnerId),
        Points = share.Points,
        IsReturned = share.Returned,
        MicrosPerPoint = share.MicrosPerPoint,
        Micros = share.Micros,
    };
}
