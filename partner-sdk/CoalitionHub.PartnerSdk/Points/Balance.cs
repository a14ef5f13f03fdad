namespace CoalitionHub.PartnerSdk;

/// <summary>A wallet right after a call, in the currency of the call.</summary>
/// <param name="CurrencyCode">The points currency.</param>
/// <param name="Available">Points the member can burn now.</param>
/// <param name="Pending">Points earned that can't be burnt yet.</param>
/// <param name="Debt">Points the member owes: the next points earned pay them back first.</param>
public sealed record BalanceSnapshot(string CurrencyCode, long Available, long Pending, long Debt);

/// <summary>All wallets of a member.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Balances">One per points currency, in order of code.</param>
public sealed record MemberBalance(MemberId MemberId, IReadOnlyList<Balance> Balances)
{
    /// <summary>The points that the member can burn now in one currency; 0 if there is no such wallet.</summary>
    public long AvailableIn(string currencyCode) =>
        Balances.FirstOrDefault(balance => balance.CurrencyCode == currencyCode)?.Available ?? 0;
}

/// <summary>A wallet in full.</summary>
public sealed record Balance
{
    /// <summary>The points currency.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>Points the member can burn now.</summary>
    public required long Available { get; init; }

    /// <summary>Points earned that can't be burnt yet.</summary>
    public required long Pending { get; init; }

    /// <summary>Points set aside for authorised burns and exchanges under way.</summary>
    public required long Held { get; init; }

    /// <summary>Points the member owes: the next points earned pay them back first.</summary>
    public required long Debt { get; init; }

    /// <summary>Points that expire, by date, the soonest first, pending and held ones too.</summary>
    public IReadOnlyList<ExpiringPoints> Expiring { get; init; } = [];

    /// <summary>The journal transfer up to which this is true.</summary>
    public required long AsOfSeq { get; init; }
}

/// <summary>Points that expire on one day.</summary>
/// <param name="ExpiryDate">The last day (UTC) on which they can be burnt.</param>
/// <param name="Points">How many; 1 or more.</param>
public sealed record ExpiringPoints(DateOnly ExpiryDate, long Points);
