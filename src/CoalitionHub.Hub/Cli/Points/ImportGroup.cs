using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Points;

/// <summary><c>import …</c></summary>
internal static class ImportGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "import",
        "What is brought along from before the coalition.",
        new ImportOpeningBalancesCommand(access));
}
