using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's transactions, proofs and files and ours.</summary>
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
    };

    public static WindowProof Read(V1.WindowProof proof) => new()
    {
        WindowId = new WindowId(proof.WindowId),
        PartnerId = new PartnerId(proof.PartnerId),
        FirstSeq = proof.FirstSeq,
        LastSeq = proof.LastSeq,
        TransactionCount = proof.TransactionCount,
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
}
