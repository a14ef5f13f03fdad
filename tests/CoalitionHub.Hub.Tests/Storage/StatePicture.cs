using System.Text.Json;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>All that is committed in a state, as text that two states can be compared by.</summary>
internal static class StatePicture
{
    public static string Of(HubState state) => string.Join(
        "\n",
        [
            $"head {state.Ledger.Head.Seq} {Convert.ToHexString(state.Ledger.Head.Hash.Span)} {state.Ledger.Head.TimeMicros}",
            .. Lines(state.Ledger.Accounts), .. Lines(state.Ledger.Holds), .. Lines(state.Ledger.Outstanding, outstanding => outstanding.Points != 0),
            .. Lines(state.Currencies), .. Lines(state.Partners), .. Lines(state.Credentials), .. Lines(state.Staff), .. Lines(state.Terms),
            .. Lines(state.Schedules), .. Lines(state.Members), .. Lines(state.Cards), .. Lines(state.BrandLinks), .. Lines(state.ProofUses),
            .. Lines(state.Merges), .. Lines(state.Adjustments), .. Lines(state.OpeningImports), .. Lines(state.Routes), .. Lines(state.Windows),
            .. Lines(state.WindowParts), .. Lines(state.WindowLines), .. Lines(state.Payments),
            $"numbers {state.PartnerNumbers.Last} {state.MemberNumbers.Last} {state.PurchaseNumbers.Last} {state.DocumentNumbers.Last} {state.ChangeNumbers.Last} {state.AlertNumbers.Last}",
        ]);

    private static IEnumerable<string> Lines<TKey, TValue>(DraftTable<TKey, TValue> table, Func<TValue, bool>? counts = null)
        where TKey : notnull
        where TValue : class =>
        table.Committed.Where(counts ?? (_ => true)).Select(record => $"{typeof(TValue).Name} {JsonSerializer.Serialize(record)}").Order(StringComparer.Ordinal);
}
