namespace CoalitionHub.Core.Ledger;

/// <summary>
/// Points issued under one terms version and still in wallets (debt not counted). It is the sum over all lots, kept beside
/// them so that a net debit cap can be tested without adding up every wallet.
/// </summary>
public sealed record Outstanding(int TermsNo, long Points);
