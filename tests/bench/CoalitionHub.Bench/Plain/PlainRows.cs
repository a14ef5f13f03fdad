namespace CoalitionHub.Bench.Plain;

internal sealed class PlainMember
{
    public long No { get; set; }

    public byte State { get; set; }
}

internal sealed class PlainAccount
{
    public long Id { get; set; }

    public long DebitsPosted { get; set; }

    public long CreditsPosted { get; set; }

    public long DebitsPending { get; set; }

    public long CreditsPending { get; set; }

    public long AtSeq { get; set; }
}

internal sealed class PlainLot
{
    public long Wallet { get; set; }

    public long Seq { get; set; }

    public int IssuerNo { get; set; }

    public int TermsNo { get; set; }

    public int ExpiresOn { get; set; }

    public int MaturesOn { get; set; }

    public long Points { get; set; }

    public long Held { get; set; }
}

internal sealed class PlainRequest
{
    public int PartnerNo { get; set; }

    public Guid RequestId { get; set; }

    public byte[] Hash { get; set; } = [];

    public byte[] Answer { get; set; } = [];
}

internal sealed class PlainTransfer
{
    public long Seq { get; set; }

    public Guid RequestId { get; set; }

    public long ChainSeq { get; set; }

    public long Debit { get; set; }

    public long Credit { get; set; }

    public long Amount { get; set; }

    public byte Kind { get; set; }

    public byte Phase { get; set; }

    public long HoldSeq { get; set; }

    public long CorrectsSeq { get; set; }

    public int TermsNo { get; set; }

    public int PartnerNo { get; set; }

    public long MemberNo { get; set; }

    public long SourceNo { get; set; }

    public byte[] ReferenceCommitment { get; set; } = [];

    public long PurchaseTimeMicros { get; set; }

    public long TimeMicros { get; set; }

    public long PreviousSeq { get; set; }

    public long LotSeq { get; set; }

    public int LotIssuerNo { get; set; }

    public int LotTermsNo { get; set; }

    public int LotExpiresOn { get; set; }

    public int LotMaturesOn { get; set; }

    public long Digest { get; set; }
}

internal sealed class PlainPurchase
{
    public long No { get; set; }

    public int PartnerNo { get; set; }

    public long MemberNo { get; set; }

    public byte Kind { get; set; }

    public string Reference { get; set; } = "";

    public byte[] ReferenceSalt { get; set; } = [];

    public long MinorUnits { get; set; }

    public string Money { get; set; } = "";

    public int CurrencyNo { get; set; }

    public long Points { get; set; }

    public int TermsNo { get; set; }

    public long ChainSeq { get; set; }

    public long HoldNo { get; set; }

    public long OriginalNo { get; set; }

    public long ReturnedMinorUnits { get; set; }

    public long ReturnedPoints { get; set; }

    public long ReleasedPoints { get; set; }

    public string Store { get; set; } = "";

    public byte Channel { get; set; }

    public long PurchaseTimeMicros { get; set; }

    public long CreatedMicros { get; set; }
}
