namespace CoalitionHub.Core.Amounts;

/// <summary>What a currency counts.</summary>
public enum CurrencyKind : byte
{
    /// <summary>The coalition's shared points.</summary>
    CoalitionPoints = 1,

    /// <summary>Points of one brand.</summary>
    BrandPoints = 2,

    /// <summary>The ISO 4217 money in which the coalition settles; the ledger counts it in micros of the major unit.</summary>
    Money = 3,
}

/// <summary>Who keeps the members' balances of a currency. Values are stored.</summary>
public enum Custody : byte
{
    /// <summary>The hub: each member has a wallet here.</summary>
    Hub = 1,

    /// <summary>The brand itself, in a ledger of its own: the hub instructs it, and there are no wallets here.</summary>
    Partner = 2,
}

/// <summary>A currency of the ledger. A ledger account holds exactly one.</summary>
/// <param name="No">1 to 65,535; the coalition's points are 1, its money is 2.</param>
/// <param name="Code">Unique.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Name">For people, at most 80 characters.</param>
/// <param name="OwnerPartnerNo">The brand whose points these are; 0 for the coalition's.</param>
/// <param name="CreatedMicros">When it was made, microseconds since the Unix epoch.</param>
/// <param name="Custody">Who keeps the balances.</param>
public sealed record Currency(int No, CurrencyCode Code, CurrencyKind Kind, string Name, int OwnerPartnerNo, long CreatedMicros, Custody Custody = Custody.Hub)
{
    /// <summary>The number of the coalition's own points.</summary>
    public const int CoalitionPointsNo = 1;

    /// <summary>The number of the money in which the coalition settles.</summary>
    public const int SettlementMoneyNo = 2;

    /// <summary>True for points whose balances their brand keeps.</summary>
    public bool IsPartnerHeld => Custody == Custody.Partner;
}
