namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>
/// Which room of the Core may use which. A row that grows is a decision: the new arrow must not close a circle, the ledger must
/// stay blind to business, and settlements must read the journal rather than ask the rooms that wrote it.
/// </summary>
internal static class RoomTable
{
    /// <summary>The aggregate of all rooms' committed records; every room but the lowest three decides on it.</summary>
    public const string State = "State";

    public static readonly IReadOnlyDictionary<string, string[]> Core = new Dictionary<string, string[]>
    {
        ["Amounts"] = [],
        ["Outcomes"] = ["Amounts"],
        ["Ledger"] = ["Amounts", "Outcomes"],
        ["Staff"] = ["Outcomes", State],
        ["Partners"] = ["Amounts", "Outcomes", "Ledger", "Staff", State],
        ["Programmes"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", State],
        ["Purchases"] = ["Amounts", "Outcomes", "Partners", State],
        ["Members"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", State],
        ["Points"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", "Purchases", "Members", State],
        ["Exchanges"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", "Members", "Points", State],
        ["Settlements"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", State],
    };

    /// <summary>Of the aggregate's namespace, what knows no room: the containers that rooms keep their records in.</summary>
    public static readonly string[] Containers = ["DraftTable", "IDraftTable", "DraftList", "NumberSequence"];
}
