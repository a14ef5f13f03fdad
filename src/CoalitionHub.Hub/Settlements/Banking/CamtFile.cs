namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>What a bank file says, as far as it concerns us.</summary>
internal sealed record CamtFile(IReadOnlyList<CamtStatement> Statements);

/// <summary>A statement (camt.053) or notification (camt.054) of one account. Empty text stands for what isn't there.</summary>
internal sealed class CamtStatement
{
    public string Id { get; set; } = "";

    public string Account { get; set; } = "";

    /// <summary>True when it is one page of several: its balances are not those of its entries alone.</summary>
    public bool IsPaged { get; set; }

    public List<CamtBalance> Balances { get; } = [];

    public List<CamtEntry> Entries { get; } = [];
}

/// <summary>A balance.</summary>
internal sealed class CamtBalance
{
    /// <summary>OPBD, CLBD, PRCD, …</summary>
    public string Type { get; set; } = "";

    public CamtAmount Amount { get; } = new();

    public bool? IsCredit { get; set; }
}

/// <summary>An amount as the file writes it.</summary>
internal sealed class CamtAmount
{
    public decimal? Value { get; set; }

    public string Currency { get; set; } = "";
}

/// <summary>One entry: a movement, or several booked as one.</summary>
internal sealed class CamtEntry
{
    public string Reference { get; set; } = "";

    public string ServicerReference { get; set; } = "";

    public CamtAmount Amount { get; } = new();

    public bool? IsCredit { get; set; }

    public bool IsReversal { get; set; }

    /// <summary>BOOK, PDNG, INFO; in version 08 inside a code.</summary>
    public string Status { get; set; } = "";

    public DateOnly? BookedOn { get; set; }

    public string AdditionalText { get; set; } = "";

    /// <summary>The group of payments that a batch booking is about.</summary>
    public string BatchPaymentId { get; set; } = "";

    public List<CamtDetail> Details { get; } = [];
}

/// <summary>One transaction of an entry.</summary>
internal sealed class CamtDetail
{
    public string EndToEndId { get; set; } = "";

    public string PaymentId { get; set; } = "";

    public string ServicerReference { get; set; } = "";

    public CamtAmount Amount { get; } = new();

    /// <summary>Where version 02 keeps the amount.</summary>
    public CamtAmount TransactionAmount { get; } = new();

    public bool? IsCredit { get; set; }

    public bool IsReturn { get; set; }

    public string CreditorReference { get; set; } = "";

    public string Remittance { get; set; } = "";
}

/// <summary>The file can't be relied on.</summary>
internal sealed class UnreadableBankFileException(string message, Exception? inner = null) : Exception(message, inner);
