using System.Collections.Immutable;

namespace CoalitionHub.Core.Ledger;

/// <summary>How a transfer changes the lots of a wallet. The same code decides, and replays the journal.</summary>
public static class WalletLots
{
    /// <summary>The wallet's lots after a transfer that touches it.</summary>
    /// <exception cref="InvalidOperationException">The transfer takes more from a lot than is in it: a broken invariant.</exception>
    public static ImmutableArray<Lot> After(ImmutableArray<Lot> lots, Transfer transfer, bool isDebit)
    {
        var sign = isDebit ? -1 : 1;
        var (points, held) = transfer.Phase switch
        {
            Phase.Posted => (sign * transfer.Amount, 0L),
            Phase.Pending => (0L, isDebit ? transfer.Amount : 0L),
            Phase.Post => (sign * transfer.Amount, isDebit ? -transfer.Amount : 0L),
            _ => (0L, isDebit ? -transfer.Amount : 0L),
        };
        for (var index = 0; index < lots.Length; index++)
        {
            if (lots[index].Seq == transfer.LotSeq)
            {
                return Replace(lots, index, points, held);
            }
        }

        var opened = new Lot(transfer.LotSeq, transfer.LotIssuerNo, transfer.LotTermsNo, transfer.LotExpiresOn, transfer.LotMaturesOn, points, held);
        return points == 0 && held == 0 ? lots : Insert(lots, opened);
    }

    /// <summary>The lot with this identity, or null.</summary>
    public static Lot? Find(ImmutableArray<Lot> lots, long lotSeq)
    {
        foreach (var lot in lots)
        {
            if (lot.Seq == lotSeq)
            {
                return lot;
            }
        }

        return null;
    }

    /// <summary>Points that the member owes; 0 or more.</summary>
    public static long Debt(ImmutableArray<Lot> lots)
    {
        var debt = 0L;
        foreach (var lot in lots)
        {
            debt -= Math.Min(lot.Points, 0);
        }

        return debt;
    }

    /// <summary>Points that could be burnt today.</summary>
    public static long Available(ImmutableArray<Lot> lots, int today)
    {
        var available = 0L;
        foreach (var lot in lots)
        {
            if (lot is { IsDebt: false } && lot.IsMature(today) && !lot.IsExpired(today))
            {
                available += lot.Free;
            }
        }

        return Math.Max(0, available - Debt(lots));
    }

    /// <summary>Points that were earned but can't be burnt yet.</summary>
    public static long Pending(ImmutableArray<Lot> lots, int today)
    {
        var pending = 0L;
        foreach (var lot in lots)
        {
            if (lot is { IsDebt: false } && !lot.IsMature(today) && !lot.IsExpired(today))
            {
                pending += lot.Free;
            }
        }

        return pending;
    }

    private static ImmutableArray<Lot> Replace(ImmutableArray<Lot> lots, int index, long points, long held)
    {
        var before = lots[index];
        var after = before with { Points = before.Points + points, Held = before.Held + held };
        if (after.Held < 0 || (!before.IsDebt && after.Points < after.Held) || (before.IsDebt && after.Points > 0))
        {
            throw new InvalidOperationException($"Lot {before.Seq} would have {after.Points} points, {after.Held} of them held.");
        }

        return after is { Points: 0, Held: 0 } ? lots.RemoveAt(index) : lots.SetItem(index, after);
    }

    private static ImmutableArray<Lot> Insert(ImmutableArray<Lot> lots, Lot lot)
    {
        var index = 0;
        while (index < lots.Length && lots[index].CompareTo(lot) < 0)
        {
            index++;
        }

        return lots.Insert(index, lot);
    }
}
