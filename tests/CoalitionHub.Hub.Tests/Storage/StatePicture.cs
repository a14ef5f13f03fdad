using System.Text.Json;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>All that is committed in a state, but for what is derived from the rest, as lines that two states can be compared by.</summary>
internal static class StatePicture
{
    public static string[] Of(HubState state) => Of(state, StateReflection.Tables(state));

    /// <summary>The same of what a store keeps alone, for records that were put past what derives indexes from them.</summary>
    public static string[] OfStored(HubState state) => Of(state, StateReflection.StoredTables(state).Append(("Accounts", state.Ledger.Accounts)));

    private static string[] Of(HubState state, IEnumerable<(string Name, object Table)> tables) =>
    [
        $"head {state.Ledger.Head.Seq} {Convert.ToHexString(state.Ledger.Head.Hash.Span)} {state.Ledger.Head.TimeMicros}",
        $"numbers {state.PartnerNumbers.Last} {state.MemberNumbers.Last} {state.PurchaseNumbers.Last} {state.DocumentNumbers.Last} {state.ChangeNumbers.Last} {state.AlertNumbers.Last}",
        .. StateReflection.ForEach(tables, typeof(StatePicture), nameof(Lines)).Cast<IEnumerable<string>>().SelectMany(lines => lines),
    ];

    // A sum of no points is the same as no sum.
    private static IEnumerable<string> Lines<TKey, TRecord>(DraftTable<TKey, TRecord> table)
        where TKey : notnull
        where TRecord : class =>
        table.Committed
            .Where(record => record is not (Outstanding { Points: 0 } or Schedule or MemberKeys or PackStock))
            .Select(record => $"{typeof(TRecord).Name} {JsonSerializer.Serialize(record)}")
            .Order(StringComparer.Ordinal);
}
