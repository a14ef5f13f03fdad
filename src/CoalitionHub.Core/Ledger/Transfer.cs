namespace CoalitionHub.Core.Ledger;

/// <summary>Why a transfer was made. Values are stored; never renumber.</summary>
public enum TransferKind : byte
{
    Earn = 1,
    EarnMoney = 2,
    Burn = 3,
    BurnMoney = 4,
    Reversal = 5,
    ReversalMoney = 6,
    Expiry = 7,
    ExpiryMoney = 8,
    Release = 9,
    Repayment = 10,
    RepaymentMoney = 11,
    Adjustment = 12,
    AdjustmentMoney = 13,
    Opening = 14,
    OpeningMoney = 15,
    Merge = 16,
    Exchange = 17,
    ExchangeMoney = 18,
    ExchangeFee = 19,
    ExchangeResidue = 20,
    Settlement = 21,
    SettlementFee = 22,
    SettlementRounding = 23,
    Payment = 24,
    ExchangeReversal = 25,
    ExchangeReversalMoney = 26,
    Gift = 27,
    SettlementTrueUp = 28,
    SettlementInterchange = 29,
    JointFunding = 30,

    /// <summary>A pack of points and its price.</summary>
    PackPurchase = 31,

    /// <summary>Points of a pack that are given, or that come back into it.</summary>
    PackPoints = 32,

    /// <summary>Their money.</summary>
    PackMoney = 33,

    /// <summary>Money that a partner paid in ahead.</summary>
    Deposit = 40,

    /// <summary>Money paid in ahead that a partner got back.</summary>
    Withdrawal = 41,

    /// <summary>What a dispute about an earlier window came to.</summary>
    SettlementAdjustment = 42,

    /// <summary>An approved settlement taken back before money moved.</summary>
    SettlementAborted = 43,

    /// <summary>What two people of finance put right in the open window, without a dispute.</summary>
    FinanceAdjustment = 44,

    /// <summary>Part of a payable or receivable that is given up, or owed again after all.</summary>
    WriteOff = 45,
}

/// <summary>What a transfer does to its accounts' numbers. Values are stored; never renumber.</summary>
public enum Phase : byte
{
    /// <summary>Adds to the posted numbers.</summary>
    Posted = 0,

    /// <summary>A hold: adds to the pending numbers.</summary>
    Pending = 1,

    /// <summary>Turns (part of) a hold's amount from pending into posted.</summary>
    Post = 2,

    /// <summary>Takes (part of) a hold's amount out of the pending numbers.</summary>
    Void = 3,
}

/// <summary>
/// One journal entry: an amount from one account (debit) to another (credit). Never updated, never deleted; a correction is
/// a new transfer that names the old one. It touches at most one wallet, and then exactly one of its lots.
/// </summary>
public sealed record Transfer
{
    /// <summary>Its place in the hub's one total order: 1, 2, 3, … without gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>The request that caused it: the caller's UUIDv7, or one of the hub's own.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The <see cref="Seq"/> of the first transfer of the chain it belongs to; all of a chain is applied or none.</summary>
    public required long ChainSeq { get; init; }

    public required AccountId Debit { get; init; }

    public required AccountId Credit { get; init; }

    /// <summary>1 or more: whole points, or micros of the settlement money.</summary>
    public required long Amount { get; init; }

    public required TransferKind Kind { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>The pending transfer that this one posts or voids; 0 for none.</summary>
    public long HoldSeq { get; init; }

    /// <summary>The first transfer of the chain that this one corrects; 0 for none.</summary>
    public long CorrectsSeq { get; init; }

    /// <summary>The terms version that priced it; 0 where no terms did (settlement, payment).</summary>
    public int TermsNo { get; init; }

    /// <summary>The partner on whose behalf it was made; 0 for the hub.</summary>
    public int PartnerNo { get; init; }

    /// <summary>The member concerned; 0 for none.</summary>
    public long MemberNo { get; init; }

    /// <summary>The number of the document behind it, by kind: purchase, exchange, adjustment, merge, window; 0 for none.</summary>
    public long SourceNo { get; init; }

    /// <summary>Salted commitment to the caller's own reference (16 bytes); empty for none. The reference itself is kept outside the journal.</summary>
    public ReadOnlyMemory<byte> ReferenceCommitment { get; init; }

    /// <summary>When the purchase happened, microseconds since the Unix epoch; 0 where there is no purchase.</summary>
    public long PurchaseTimeMicros { get; init; }

    /// <summary>When it was decided, microseconds since the Unix epoch; never before the previous transfer's.</summary>
    public required long TimeMicros { get; init; }

    /// <summary>The previous transfer of the wallet it touches; 0 for the first, or when it touches none.</summary>
    public long PreviousSeq { get; init; }

    /// <summary>The lot it moves, named by the lot's first transfer; 0 when it touches no wallet.</summary>
    public long LotSeq { get; init; }

    /// <summary>The lot's issuer; 0 when it touches no wallet.</summary>
    public int LotIssuerNo { get; init; }

    /// <summary>The lot's terms version; 0 when it touches no wallet.</summary>
    public int LotTermsNo { get; init; }

    /// <summary>The lot's expiry day; 0 when it touches no wallet.</summary>
    public int LotExpiresOn { get; init; }

    /// <summary>The lot's first burnable day; 0 for at once.</summary>
    public int LotMaturesOn { get; init; }

    /// <summary>The first 8 bytes of the hash chain's value at this row, big-endian (<see cref="HashChain"/>).</summary>
    public long Digest { get => digest; init => digest = value; }

    private long digest;

    /// <summary>Writes the digest once the row's place in the chain is final.</summary>
    internal void Seal(long value) => digest = value;
}
