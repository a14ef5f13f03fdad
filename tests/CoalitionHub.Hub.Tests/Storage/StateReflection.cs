using System.Reflection;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>Finds all tables of a state, also those that are added to it tomorrow.</summary>
internal static class StateReflection
{
    // Derived from other tables, or not stored in the state at all.
    private static readonly string[] NotStored =
    [
        "Outstanding", "Schedules", "MemberKeys", "FreedExpired", "Purchases", "Exchanges", "Instructions", "OpenExchanges", "OpenInstructions", "InstructionQueues", "PackStocks",
        "UnsettledWindows", "UnpaidParts", "AskedParts", "OpenDisputes",
    ];

    /// <summary>Calls a generic method of <paramref name="owner"/> for every one of the tables, with the table as its last argument.</summary>
    public static IEnumerable<object?> ForEach(IEnumerable<(string Name, object Table)> tables, Type owner, string method, params object[] arguments)
    {
        foreach ((string _, object table) in tables)
        {
            MethodInfo called = owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)?.MakeGenericMethod(table.GetType().GenericTypeArguments)
                ?? throw new MissingMethodException(owner.Name, method);
            yield return called.Invoke(null, [.. arguments, table]);
        }
    }

    /// <summary>The tables that a store keeps and loads, but for the accounts.</summary>
    public static IEnumerable<(string Name, object Table)> StoredTables(HubState state) =>
        Tables(state).Where(table => !NotStored.Contains(table.Name) && table.Name != "Accounts");

    public static IEnumerable<(string Name, object Table)> Tables(HubState state) =>
        Tables((object)state).Concat(Tables(state.Ledger));

    private static IEnumerable<(string Name, object Table)> Tables(object owner) =>
        from property in owner.GetType().GetProperties()
        where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DraftTable<,>)
        let table = property.GetValue(owner)
        where table is not null
        select (property.Name, table);
}
