using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Points;

/// <summary><c>adjust …</c></summary>
internal static class AdjustGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "adjust",
        "Points that people give or take by hand; one person proposes, another approves.",
        new ListAdjustmentsCommand(access),
        new ProposeAdjustmentCommand(access),
        new ApproveAdjustmentCommand(access),
        new RejectAdjustmentCommand(access));
}
