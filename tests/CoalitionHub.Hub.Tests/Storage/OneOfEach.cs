using System.Reflection;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>A record in every table.</summary>
internal static class OneOfEach
{
    /// <summary>The first number that no currency of a new database has.</summary>
    public const long ExchangeNo = 3;

    /// <summary>One at rest, which keeps no card.</summary>
    public static Exchange Exchange { get; } = WithoutCard(Sample.Of<Exchange>(ExchangeNo, variant: 1));

    public static void Add(HubState state)
    {
        Put(state, variant: 1);
        state.AddExchange(Exchange);
        state.PutInstruction(Sample.Of<Instruction>(state.InstructionNumbers.Next(), variant: 1));
        TestTrade.Earn(state, 1, 1, 100);
        Terms proposed = Sample.Of<Terms>(ExchangeNo, variant: 1);
        state.Terms.Put(2, proposed with { No = 2, State = ApprovalState.Approved });
        TestTrade.Purchase(state, 1, "one of each", 1, new Core.Purchases.PurchaseLine("sku", "category", 1000, 5));
        foreach (NumberSequence numbers in new[] { state.PartnerNumbers, state.MemberNumbers })
        {
            numbers.Next();
            numbers.Next();
            numbers.Next();
        }

        state.DocumentNumbers.Next();
        state.Changes.Add(Sample.Of<StateChange>(state.ChangeNumbers.Next(), variant: 1));
        state.FileContents.Add(Sample.Of<FileContent>(ExchangeNo, variant: 1));
        state.Alerts.Add(Sample.Of<Alert>(state.AlertNumbers.Next(), variant: 1));
    }

    public static void Change(HubState state)
    {
        Put(state, variant: 2);
        state.Exchanges.Put(ExchangeNo, Exchange with { CompletedMicros = TestTrade.Now + 5 });
    }

    /// <summary>Removes what the hub removes.</summary>
    public static void Remove(HubState state)
    {
        RemoveAll(state.Ledger.Holds);
        RemoveAll(state.BrandLinks);
        RemoveAll(state.Cards);
        RemoveAll(state.ProofUses);
    }

    public static IEnumerable<string> TablesWithoutRecords(HubState state) =>
        StateReflection.StoredTables(state).Where(table => (int?)table.Table.GetType().GetProperty("Count")?.GetValue(table.Table) == 0).Select(table => table.Name);

    private static Exchange WithoutCard(Exchange exchange) =>
        exchange.Plan.Use is { } use ? exchange with { Plan = exchange.Plan with { Use = use with { CardNumber = "" } } } : exchange;

    private static void Put(HubState state, int variant)
    {
        foreach ((string _, object table) in StateReflection.StoredTables(state))
        {
            typeof(OneOfEach).GetMethod(nameof(PutIn), BindingFlags.NonPublic | BindingFlags.Static)?
                .MakeGenericMethod(table.GetType().GenericTypeArguments).Invoke(null, [table, variant]);
        }

        // Merged, it would have to name another member that is there.
        state.Members.Put(ExchangeNo, Sample.Of<Member>(ExchangeNo, variant) with { State = MemberState.Erased });
    }

    // The second variant replaces the first one's record, which has the same key.
    private static void PutIn<TKey, TRecord>(DraftTable<TKey, TRecord> table, int variant)
        where TKey : notnull
        where TRecord : class
    {
        TRecord first = Sample.Of<TRecord>(ExchangeNo, variant: 1);
        PropertyInfo keyOf = typeof(TRecord).GetProperties().First(property => property.PropertyType == typeof(TKey));
        TKey key = (TKey)(keyOf.GetValue(first) ?? throw new InvalidOperationException("A key is never null."));
        TRecord record = Sample.Of<TRecord>(ExchangeNo, variant);
        keyOf.SetValue(record, key);
        table.Put(key, record);
    }

    private static void RemoveAll<TKey, TRecord>(DraftTable<TKey, TRecord> table)
        where TKey : notnull
        where TRecord : class
    {
        foreach (TRecord record in table.Committed)
        {
            PropertyInfo keyOf = typeof(TRecord).GetProperties().First(property => property.PropertyType == typeof(TKey));
            table.Remove((TKey)(keyOf.GetValue(record) ?? throw new InvalidOperationException("A key is never null.")));
        }
    }
}
