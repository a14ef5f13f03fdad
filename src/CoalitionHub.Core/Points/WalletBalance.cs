using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Points;

/// <summary>Points that expire on a day.</summary>
public readonly record struct ExpiringPoints(int ExpiresOn, long Points);

/// <summary>A wallet as its member sees it.</summary>
/// <param name="Available">Can be burnt now.</param>
/// <param name="Pending">Earned, but not to be burnt yet.</param>
/// <param name="Held">Set aside for purchases under way.</param>
/// <param name="Debt">Owed.</param>
/// <param name="Expiring">What is available, pending or held, by expiry day, soonest first; points that never expire are left out.</param>
/// <param name="AtSeq">The last transfer that is counted.</param>
public sealed record WalletBalance(long Available, long Pending, long Held, long Debt, ImmutableArray<ExpiringPoints> Expiring, long AtSeq)
{
    /// <summary>Reads a wallet on a day.</summary>
    public static WalletBalance Of(Account wallet, int today)
    {
        var held = 0L;
        var expiring = new SortedDictionary<int, long>();
        foreach (var lot in wallet.Lots)
        {
            held += lot.Held;
            if (!lot.IsDebt && !lot.IsExpired(today) && lot.ExpiresOn != Lot.Never)
            {
                expiring[lot.ExpiresOn] = expiring.GetValueOrDefault(lot.ExpiresOn) + lot.Points;
            }
        }

        return new WalletBalance(
            WalletLots.Available(wallet.Lots, today),
            WalletLots.Pending(wallet.Lots, today),
            held,
            WalletLots.Debt(wallet.Lots),
            [.. expiring.Select(pair => new ExpiringPoints(pair.Key, pair.Value))],
            wallet.AtSeq);
    }
}
