namespace CoalitionHub.PartnerSdk;

/// <summary>An instruction's id, "ins_…".</summary>
/// <param name="Value">The text, as the hub gave it; at most 64 characters.</param>
public readonly record struct InstructionId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>What the hub asks a brand's own points ledger to do.</summary>
public abstract record LedgerInstruction
{
    private protected LedgerInstruction()
    {
    }

    /// <summary>The ledger keeps it with what it did: the same id is carried out once.</summary>
    public required InstructionId Id { get; init; }

    /// <summary>The exchange it belongs to.</summary>
    public required ExchangeId ExchangeId { get; init; }

    /// <summary>Whose points, by the brand's own number of the member.</summary>
    public required string BrandMemberNumber { get; init; }

    /// <summary>Which points: the brand's own.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>
    /// Until when, by the hub's clock, the hub waits before it begins to ask with a <see cref="QueryInstruction"/>. It may have passed
    /// when the instruction comes, as after a time without connection: that alone is no reason to refuse it.
    /// </summary>
    public DateTimeOffset DeadlineTime { get; init; }

    /// <summary>1 at the first delivery, then 2, 3 …</summary>
    public int Delivery { get; init; } = 1;
}

/// <summary>Asks whether a member exists and could give or take points.</summary>
public sealed record ValidateMemberInstruction : LedgerInstruction;

/// <summary>Takes points out of a member's account, all of them or none.</summary>
public sealed record DebitInstruction : LedgerInstruction
{
    /// <summary>How many; 1 or more.</summary>
    public required long Points { get; init; }
}

/// <summary>Puts points into a member's account, all of them or none.</summary>
public sealed record CreditInstruction : LedgerInstruction
{
    /// <summary>How many; 1 or more.</summary>
    public required long Points { get; init; }

    /// <summary>The last day (UTC) on which they can be burnt; null: they never expire.</summary>
    public DateOnly? ExpiryDate { get; init; }
}

/// <summary>Asks what became of an earlier instruction.</summary>
public sealed record QueryInstruction : LedgerInstruction
{
    /// <summary>The instruction it asks about, which may never have arrived.</summary>
    public required InstructionId About { get; init; }
}

/// <summary>Takes an earlier debit or credit back.</summary>
public sealed record ReverseInstruction : LedgerInstruction
{
    /// <summary>The debit or credit that it takes back.</summary>
    public required InstructionId About { get; init; }

    /// <summary>How many of its points; 1 or more.</summary>
    public required long Points { get; init; }
}
