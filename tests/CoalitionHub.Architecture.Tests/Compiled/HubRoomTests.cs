using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>What the rooms of the Hub may know of each other, of the Core, and of the database.</summary>
public sealed class HubRoomTests
{
    private const string Space = "CoalitionHub.Hub.";
    private const string CoreSpace = "CoalitionHub.Core.";

    private static readonly BuiltAssembly Hub = BuiltAssembly.Load("src/CoalitionHub.Hub", "coalition-hub");

    // To know that a database failed (DbException) is not to speak to it.
    private static readonly string[] Databases =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.Data.", "Npgsql", "SQLitePCL", "System.Data.Common.DbConnection",
        "System.Data.Common.DbCommand", "System.Data.Common.DbDataReader",
    ];

    // Storage keeps the tables of all rooms; identity keeps its own keys.
    private static readonly string[] Keepers = ["Storage", "Identity"];

    public static TheoryData<string> BusinessRooms => [.. RoomTable.Hub.Keys];

    [Fact]
    public void Every_room_of_the_hub_is_in_the_table()
    {
        string[] known = [.. RoomTable.HubEngine, .. RoomTable.Hub.Keys, .. RoomTable.HubTop];
        string[] rooms = [.. Hub.Types.Select(type => RoomOf(type.FullName)).OfType<string>().Distinct()];
        rooms.Length.ShouldBeGreaterThan(8);

        rooms.Where(room => !known.Contains(room)).ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_knows_no_business_room() =>
        UsesWhere(type => RoomTable.HubEngine.Contains(type), used => RoomTable.Hub.ContainsKey(used)).ShouldBeEmpty();

    [Fact]
    public void The_ledger_of_the_hub_sees_only_what_the_ledger_of_the_core_may_see()
    {
        BuiltType[] ledger = TypesOf("Ledger");
        ledger.Length.ShouldBeGreaterThan(5);

        (from type in ledger
         from used in type.Uses
         where CoreRoomOf(used) is { } room && room is not ("Ledger" or RoomTable.State) && !RoomTable.Core["Ledger"].Contains(room)
         select $"{type.FullName} uses {used}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BusinessRooms))]
    public void A_business_room_uses_only_what_the_table_allows(string room)
    {
        BuiltType[] types = TypesOf(room);
        types.ShouldNotBeEmpty();
        string[] hubRooms = [room, .. RoomTable.HubEngine, .. RoomTable.Hub[room]];
        string[] coreRooms = [room, .. RoomTable.Core[room], .. RoomTable.Hub[room], .. RoomTable.NamedInAnswers.GetValueOrDefault(room, [])];

        (from type in types
         from used in type.Uses
         where (RoomOf(used) is { } other && !hubRooms.Contains(other)) || (CoreRoomOf(used) is { } core && !coreRooms.Contains(core))
         select $"{type.FullName} uses {used}").ShouldBeEmpty();
    }

    [Fact]
    public void Only_stores_speak_to_the_database()
    {
        BuiltType[] speakers = [.. Hub.Types.Where(type => type.Uses.Any(IsOfDatabase))];
        speakers.Length.ShouldBeGreaterThan(10);

        speakers.Where(type => RoomOf(type.FullName) is { } room && !Keepers.Contains(room) && !type.Name.EndsWith("Store", StringComparison.Ordinal))
            .Select(type => $"{type.FullName} uses {string.Join(", ", type.Uses.Where(IsOfDatabase))}")
            .ShouldBeEmpty();
    }

    private static BuiltType[] TypesOf(string room) => [.. Hub.Types.Where(type => RoomOf(type.FullName) == room)];

    private static IEnumerable<string> UsesWhere(Func<string, bool> isRoom, Func<string, bool> isUsedRoom) =>
        from type in Hub.Types
        where RoomOf(type.FullName) is { } room && isRoom(room)
        from used in type.Uses
        where RoomOf(used) is { } usedRoom && isUsedRoom(usedRoom)
        select $"{type.FullName} uses {used}";

    private static bool IsOfDatabase(string typeName) =>
        Array.Exists(Databases, database => typeName.StartsWith(database, StringComparison.Ordinal));

    // Null: of no room, as the program's start is, or not of the Hub.
    private static string? RoomOf(string typeName) =>
        typeName.StartsWith(Space, StringComparison.Ordinal) && typeName[Space.Length..].Split('.') is [var room, _, ..] ? room : null;

    private static string? CoreRoomOf(string typeName) =>
        typeName.StartsWith(CoreSpace, StringComparison.Ordinal) ? typeName[CoreSpace.Length..].Split('.')[0] : null;
}
