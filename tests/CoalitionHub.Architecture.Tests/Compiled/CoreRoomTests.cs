using System.Reflection;
using System.Runtime.InteropServices;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>What the Core may know: nothing of the outside, and of its own rooms only what the table says.</summary>
public sealed class CoreRoomTests
{
    private const string Space = "CoalitionHub.Core.";

    private static readonly BuiltAssembly Core = BuiltAssembly.Load("src/CoalitionHub.Core", "CoalitionHub.Core");

    // Input and output, and what hides them: the rules are functions of their arguments.
    private static readonly string[] Outside =
    [
        "System.IO.File", "System.IO.Stream", "System.IO.Directory", "System.Net", "System.Diagnostics.Process", "System.Console",
        "System.Threading.Timer", "System.Threading.Tasks", "System.TimeProvider", "System.Random",
        "System.Diagnostics.Stopwatch",
    ];

    public static TheoryData<string> Rooms => [.. RoomTable.Core.Keys];

    [Fact]
    public void The_core_refers_to_no_package_but_stateless()
    {
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        Core.References.Count.ShouldBeGreaterThan(2);

        Core.References.Where(name => name != "Stateless" && !File.Exists(Path.Combine(framework, $"{name}.dll"))).ShouldBeEmpty();
    }

    [Fact]
    public void The_core_does_no_input_or_output_and_reads_no_clock()
    {
        Core.Types.Count.ShouldBeGreaterThan(40);

        (from type in Core.Types
         from used in type.Uses
         where Array.Exists(Outside, outside => used.StartsWith(outside, StringComparison.Ordinal))
         select $"{type.FullName} uses {used}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_core_is_in_a_room_of_the_table() =>
        Core.Types.Where(type => RoomOf(type.FullName) is not { } room || (room != RoomTable.State && !RoomTable.Core.ContainsKey(room)))
            .Where(type => !IsCompilers(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_that_the_table_names(string room)
    {
        BuiltType[] types = [.. Core.Types.Where(type => RoomOf(type.FullName) == room)];
        types.ShouldNotBeEmpty();

        (from type in types
         from used in type.Uses
         where RoomOf(used) is { } other && other != room && !RoomTable.Core[room].Contains(other) && !IsContainer(used)
         select $"{type.FullName} uses {used}").ShouldBeEmpty();
    }

    [Fact]
    public void The_ledger_is_used_and_looked_into()
    {
        // A reader that saw no instructions would let every rule pass: these two uses are only in method bodies or generics.
        Core.Types.Single(type => type.FullName == "CoalitionHub.Core.Ledger.HashChain").Uses
            .ShouldContain("System.Security.Cryptography.SHA256");
        Core.Types.Single(type => type.FullName == "CoalitionHub.Core.State.HubState").Uses
            .ShouldContain("CoalitionHub.Core.Settlements.Window");
    }

    [Fact]
    public void The_table_of_rooms_has_no_circle()
    {
        List<string> placed = [RoomTable.State];
        while (RoomTable.Core.Keys.Except(placed).FirstOrDefault(room => RoomTable.Core[room].All(placed.Contains)) is { } next)
        {
            placed.Add(next);
        }

        RoomTable.Core.Keys.Except(placed).ShouldBeEmpty();
    }

    // Null: not of the Core.
    private static string? RoomOf(string typeName) =>
        typeName.StartsWith(Space, StringComparison.Ordinal) ? typeName[Space.Length..].Split('.')[0] : null;

    private static bool IsContainer(string typeName) =>
        Array.Exists(RoomTable.Containers, name => typeName.Split('`')[0] == $"{Space}{RoomTable.State}.{name}");

    private static bool IsCompilers(BuiltType type) =>
        type.Namespace is "Microsoft.CodeAnalysis" || type.Namespace.StartsWith("System.Runtime.CompilerServices", StringComparison.Ordinal);
}
