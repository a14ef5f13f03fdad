namespace CoalitionHub.Core.Settlements;

/// <summary>Who owes whom for which points in a window; 0 stands for the coalition, currency 0 for none.</summary>
public readonly record struct ObligationKey(int WindowNo, int DebtorNo, int CreditorNo, int CurrencyNo);

/// <summary>What one side owes another in a window, before anything is set off.</summary>
/// <param name="Key">Who owes whom.</param>
/// <param name="Micros">How much, more than 0.</param>
public sealed record Obligation(ObligationKey Key, long Micros);
