using CoalitionHub.Protos.Points.V1;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's points and ours.</summary>
internal static class PointsWire
{
    public static V1.EarnRequest Of(EarnRequest request) => new()
    {
        RequestId = request.RequestId.ToString(),
        Member = MemberWire.Of(request.Member),
        Receipt = PurchaseWire.Of(request.Receipt),
        Offline = request.Offline,
        PointsCurrencyCode = request.PointsCurrencyCode ?? "",
    };

    public static EarnRequest Read(V1.EarnRequest request) => new()
    {
        RequestId = RequestId.Parse(request.RequestId),
        Member = MemberWire.Read(request.Member),
        Receipt = PurchaseWire.Read(request.Receipt),
        Offline = request.Offline,
        PointsCurrencyCode = Wire.TextOrNull(request.PointsCurrencyCode),
    };

    public static PreviewEarnRequest PreviewOf(EarnRequest request) => new()
    {
        Member = MemberWire.Of(request.Member),
        Receipt = PurchaseWire.Of(request.Receipt),
        Offline = request.Offline,
        PointsCurrencyCode = request.PointsCurrencyCode ?? "",
    };

    public static V1.BurnRequest Of(BurnRequest request) => new()
    {
        RequestId = request.RequestId.ToString(),
        Member = MemberWire.Of(request.Member),
        Points = request.Points,
        Proof = MemberWire.Of(request.Proof),
        Receipt = PurchaseWire.Of(request.Receipt),
        PointsCurrencyCode = request.PointsCurrencyCode ?? "",
    };

    public static V1.AuthoriseBurnRequest Of(AuthoriseBurnRequest request) => new()
    {
        RequestId = request.RequestId.ToString(),
        Member = MemberWire.Of(request.Member),
        Points = request.Points,
        Proof = MemberWire.Of(request.Proof),
        Receipt = PurchaseWire.Of(request.Receipt),
        PointsCurrencyCode = request.PointsCurrencyCode ?? "",
        HoldDuration = Wire.Of(request.HoldDuration),
    };

    public static V1.ReverseRequest Of(ReverseRequest request)
    {
        V1.ReverseRequest wire = new()
        {
            RequestId = request.RequestId.ToString(),
            ReturnReference = request.ReturnReference,
            ReturnTime = Wire.Of(request.ReturnTime),
            Store = request.Store,
        };
        switch (request)
        {
            case { PurchaseId: { } id, Key: null }:
                wire.PurchaseId = id.Value;
                break;
            case { PurchaseId: null, Key: { } key }:
                wire.Key = PurchaseWire.Key(key.Kind, key.MerchantReference);
                break;
            default:
                throw new ArgumentException("ReverseRequest needs either PurchaseId or Key.", nameof(request));
        }

        switch (request)
        {
            case { Amount: { } amount, Points: null }:
                wire.Amount = Wire.Of(amount);
                break;
            case { Amount: null, Points: { } points }:
                wire.Points = points;
                break;
            case { Amount: not null, Points: not null }:
                throw new ArgumentException("ReverseRequest takes Amount (of an earn) or Points (of a burn), not both.", nameof(request));
        }

        return wire;
    }

    public static EarnResult Read(EarnResponse answer) => new()
    {
        PurchaseId = new PurchaseId(answer.PurchaseId),
        Points = answer.Points,
        PendingUntilTime = Wire.OptionalTime(answer.PendingUntilTime),
        Balance = Read(answer.Balance),
        Seq = answer.Seq,
        TermsId = new TermsId(answer.TermsId),
    };

    public static EarnPreview Read(PreviewEarnResponse answer) => new()
    {
        Points = answer.Points,
        CurrencyCode = answer.CurrencyCode,
        PendingUntilTime = Wire.OptionalTime(answer.PendingUntilTime),
        ExpiryDate = Wire.Date(answer.ExpiryDate),
        TermsId = new TermsId(answer.TermsId),
    };

    public static BurnResult Read(BurnResponse answer) => new()
    {
        PurchaseId = new PurchaseId(answer.PurchaseId),
        Points = answer.Points,
        Value = Wire.Amount(answer.Value),
        Balance = Read(answer.Balance),
        Seq = answer.Seq,
        TermsId = new TermsId(answer.TermsId),
    };

    public static BurnAuthorisation Read(AuthoriseBurnResponse answer) => new()
    {
        HoldId = new HoldId(answer.HoldId),
        PurchaseId = new PurchaseId(answer.PurchaseId),
        ExpiresTime = Wire.Time(answer.ExpiresTime),
        Value = Wire.Amount(answer.Value),
        Balance = Read(answer.Balance),
        Seq = answer.Seq,
        TermsId = new TermsId(answer.TermsId),
    };

    public static CaptureResult Read(CaptureBurnResponse answer) => new()
    {
        PurchaseId = new PurchaseId(answer.PurchaseId),
        Points = answer.Points,
        ReleasedPoints = answer.ReleasedPoints,
        Value = Wire.Amount(answer.Value),
        Balance = Read(answer.Balance),
        Seq = answer.Seq,
    };

    public static ReversalResult Read(ReverseResponse answer) => new()
    {
        PurchaseId = new PurchaseId(answer.PurchaseId),
        Points = answer.Points,
        PointsFromPending = answer.PointsFromPending,
        PointsFromBalance = answer.PointsFromBalance,
        PointsFromDebt = answer.PointsFromDebt,
        RemainingPoints = answer.RemainingPoints,
        RemainingAmount = Wire.OptionalMoney(answer.RemainingAmount),
        Balance = Read(answer.Balance),
        Seq = answer.Seq,
    };

    public static MemberBalance Read(GetBalanceResponse answer) => new(
        new MemberId(answer.MemberId),
        [.. answer.Balances.Select(balance => new Balance
        {
            CurrencyCode = balance.CurrencyCode,
            Available = balance.Available,
            Pending = balance.Pending,
            Held = balance.Held,
            Debt = balance.Debt,
            Expiring =
            [
                .. from points in balance.Expiring
                   where Wire.Date(points.ExpiryDate) is not null
                   select new ExpiringPoints(Wire.Date(points.ExpiryDate).GetValueOrDefault(), points.Points),
            ],
            AsOfSeq = balance.AsOfSeq,
        })]);

    public static BalanceSnapshot Read(V1.BalanceSnapshot? balance) => balance is null
        ? new BalanceSnapshot("", 0, 0, 0)
        : new BalanceSnapshot(balance.CurrencyCode, balance.Available, balance.Pending, balance.Debt);

    public static StatementEntry Read(V1.StatementEntry entry) => new()
    {
        Seq = entry.Seq,
        Kind = (EntryKind)entry.Kind,
        Direction = (Direction)entry.Direction,
        Points = entry.Points,
        JournalTime = Wire.Time(entry.JournalTime),
        PurchaseTime = Wire.OptionalTime(entry.PurchaseTime),
        PurchaseId = entry.PurchaseId.Length == 0 ? null : new PurchaseId(entry.PurchaseId),
        MerchantReference = Wire.TextOrNull(entry.MerchantReference),
        ExpiryDate = Wire.Date(entry.ExpiryDate),
    };

    public static PointsEvent Read(TransferEvent transfer, long nextSeq) => new()
    {
        Seq = transfer.Seq,
        NextSeq = nextSeq,
        Kind = (EntryKind)transfer.Kind,
        Direction = (Direction)transfer.Direction,
        MemberId = new MemberId(transfer.MemberId),
        CurrencyCode = transfer.CurrencyCode,
        Points = transfer.Points,
        JournalTime = Wire.Time(transfer.JournalTime),
        PurchaseId = transfer.PurchaseId.Length == 0 ? null : new PurchaseId(transfer.PurchaseId),
        HoldId = transfer.HoldId.Length == 0 ? null : new HoldId(transfer.HoldId),
        MerchantReference = Wire.TextOrNull(transfer.MerchantReference),
        PurchaseTime = Wire.OptionalTime(transfer.PurchaseTime),
        TermsId = transfer.TermsId.Length == 0 ? null : new TermsId(transfer.TermsId),
    };
}
