using System.Collections.Immutable;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>
/// A partner's packs of one currency in the order in which they were bought. Those before <paramref name="First"/> are used up, those
/// after it untouched, so that an earn looks at one of them. Derived, not stored.
/// </summary>
/// <param name="Key">Whose, of which points.</param>
/// <param name="Nos">All of them.</param>
/// <param name="First">The place of the first that has points left; the number of packs when none has.</param>
/// <param name="Points">What is left in all.</param>
public sealed record PackStock(ScheduleKey Key, ImmutableArray<int> Nos, int First, long Points)
{
    public static PackStock Empty(ScheduleKey key) => new(key, [], 0, 0);

    /// <summary>The stock as the draft sees it.</summary>
    public static PackStock Of(HubState state, ScheduleKey key) => state.PackStocks.Find(key) ?? Empty(key);

    /// <summary>Derives every stock from the approved packs; only while the state is being loaded.</summary>
    internal static void LoadAll(HubState state)
    {
        foreach (var bought in state.Packs.Committed.Where(pack => pack.State == PackState.Approved).GroupBy(pack => pack.Key))
        {
            var packs = bought.OrderBy(pack => pack.ChainSeq).ToList();
            state.PackStocks.Load(bought.Key, new PackStock(
                bought.Key, [.. packs.Select(pack => pack.No)], packs.TakeWhile(pack => pack.LeftPoints == 0).Count(), packs.Sum(pack => pack.LeftPoints)));
        }
    }
}
