using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>What a movement came to.</summary>
internal readonly record struct MatchedEntry(EntryVerdict Verdict, PartKey Part, string Reference, string Why, long PaymentNo = 0)
{
    /// <summary>The pack that it is about; 0 for none.</summary>
    public int PackNo { get; init; }

    /// <summary>The deposit that it proposed; 0 for none.</summary>
    public long MovementNo { get; init; }

    /// <summary>Why the movement isn't what was expected; null when it is.</summary>
    public static string? Difference(HubState state, BankTransaction transaction, long expected) =>
        Doubt(state, transaction) ??
        (transaction.MinorUnits != expected ? $"It has {transaction.MinorUnits} minor units, {expected} are expected." : null);

    /// <summary>Why its amount can't be relied on, or is none of the settlement money; null when it can, and is.</summary>
    public static string? Doubt(HubState state, BankTransaction transaction)
    {
        var money = state.SettlementMoney;
        return transaction.Doubt.Length > 0
            ? transaction.Doubt
            : transaction.Currency != money ? $"It is in {transaction.Currency}, not in {money}." : null;
    }

    /// <summary>The outcome of a decision of which nothing may stay when it is refused: the movement is kept in any case.</summary>
    public static Outcomes.Outcome<T> Tried<T>(HubState state, Func<Outcomes.Outcome<T>> decide)
    {
        Span<int> before = stackalloc int[state.TableCount];
        state.Mark(before);
        var outcome = decide();
        if (outcome.Refusal is not null)
        {
            state.RollBackTo(before);
        }

        return outcome;
    }
}
