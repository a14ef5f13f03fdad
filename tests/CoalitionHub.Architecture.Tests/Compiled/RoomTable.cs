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
        ["Members"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", "Purchases", State],
        ["Points"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", "Purchases", "Members", State],
        ["Exchanges"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", "Members", "Points", State],
        ["Settlements"] = ["Amounts", "Outcomes", "Ledger", "Staff", "Partners", "Programmes", State],
    };

    /// <summary>Of the aggregate's namespace, what knows no room: the containers that rooms keep their records in.</summary>
    public static readonly string[] Containers = ["DraftTable", "IDraftTable", "DraftList", "NumberSequence"];

    /// <summary>Rooms of the Hub that carry the others: they know calls, commands and rows, and no business.</summary>
    public static readonly string[] HubEngine = ["Outcomes", "Identity", "Ledger", "Storage", "Cluster", "Operations"];

    /// <summary>
    /// The business rooms of the Hub, and which others of them each may use. Beside these, all may use the engine, and of the
    /// Core what their own half there may use.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Hub = new Dictionary<string, string[]>
    {
        ["Partners"] = [],
        ["Staff"] = ["Partners"],
        ["Programmes"] = [],
        ["Members"] = [],
        ["Purchases"] = ["Members"],
        ["Points"] = ["Members", "Purchases"],
        ["Exchanges"] = ["Members"],
        ["Settlements"] = [],
    };

    /// <summary>
    /// What a room of the Hub reads of the Core beside that, to say in answers what its records name: a purchase names its
    /// terms, member, hold and transfers.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> NamedInAnswers = new Dictionary<string, string[]>
    {
        ["Purchases"] = ["Ledger", "Members", "Programmes"],
        // A pack names the reference with which it is paid.
        ["Points"] = ["Settlements"],
        // A partner's transactions of a window carry its own references; a movement on the bank account names the pack that it pays.
        ["Settlements"] = ["Purchases", "Exchanges", "Points"],
    };

    /// <summary>Where the hub is put together and commanded: these may use every room.</summary>
    public static readonly string[] HubTop = ["Cli", "Hosting"];
}
