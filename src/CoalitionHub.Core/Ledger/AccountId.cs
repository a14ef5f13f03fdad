namespace CoalitionHub.Core.Ledger;

/// <summary>What an account is for. Values are stored; never renumber.</summary>
public enum AccountKind : byte
{
    /// <summary>A member's points in one currency.</summary>
    Wallet = 1,

    /// <summary>The other side of a partner's earns and burns, in points.</summary>
    Clearing = 2,

    /// <summary>A partner's money with the hub; below zero the partner owes.</summary>
    Position = 3,

    /// <summary>Money a partner paid in ahead.</summary>
    Prefund = 4,

    /// <summary>What the hub has to pay a partner for settled windows.</summary>
    Payable = 5,

    /// <summary>What a partner has to pay for settled windows.</summary>
    Receivable = 6,

    /// <summary>The hub's side of exchanges, one per points currency.</summary>
    Liquidity = 7,

    /// <summary>Money paid at issuance, waiting for its points to be burnt.</summary>
    Fund = 8,

    /// <summary>The hub's fees, in money or in points.</summary>
    Fees = 9,

    /// <summary>Expired points, and the money that had been paid for them.</summary>
    Breakage = 10,

    /// <summary>What rounding left over.</summary>
    Rounding = 11,

    /// <summary>The hub's bank account.</summary>
    Bank = 12,

    /// <summary>Points on their way between two wallets of one chain; zero between chains.</summary>
    Suspense = 13,

    /// <summary>Points that a partner bought ahead and hasn't given yet, and what it paid for them.</summary>
    Packs = 14,

    /// <summary>What was given up of payables and receivables; below zero: more of what partners owed than of what they were owed.</summary>
    WriteOffs = 15,
}

/// <summary>
/// An account's number, computed from what it is: kind (8 bits), currency number (16 bits), owner (40 bits: a member's or
/// partner's number, 0 for the hub). So an account needs no creation, and a wallet's rows lie near its neighbours'.
/// </summary>
public readonly record struct AccountId(long Value) : IComparable<AccountId>
{
    private const int OwnerBits = 40;
    private const int CurrencyBits = 16;

    /// <summary>The account of this kind, currency and owner.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part doesn't fit its bits.</exception>
    public static AccountId Of(AccountKind kind, int currencyNo, long owner = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(owner >> OwnerBits, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(currencyNo >> CurrencyBits, 0);
        return new AccountId((long)kind << (OwnerBits + CurrencyBits) | (long)currencyNo << OwnerBits | owner);
    }

    /// <summary>What the account is for.</summary>
    public AccountKind Kind => (AccountKind)(Value >> (OwnerBits + CurrencyBits));

    /// <summary>The number of the one currency it holds.</summary>
    public int CurrencyNo => (int)(Value >> OwnerBits) & ((1 << CurrencyBits) - 1);

    /// <summary>The owner's number; 0 for the hub.</summary>
    public long Owner => Value & ((1L << OwnerBits) - 1);

    /// <summary>True for a member's wallet.</summary>
    public bool IsWallet => Kind == AccountKind.Wallet;

    /// <inheritdoc />
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => $"{Kind}/{CurrencyNo}/{Owner}";
}
