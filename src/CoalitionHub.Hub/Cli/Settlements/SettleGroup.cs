using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary><c>settle …</c></summary>
internal static class SettleGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "settle",
        "Settlement windows: close, calculate, approve, pay.",
        new ListWindowsCommand(access),
        new ShowWindowCommand(access),
        new CloseWindowCommand(access),
        new CalculateWindowCommand(access),
        new ApproveWindowCommand(access),
        new StatementCommand(access),
        new PayCommand(access));
}
