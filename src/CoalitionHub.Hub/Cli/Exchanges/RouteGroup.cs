using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary><c>route …</c></summary>
internal static class RouteGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "route",
        "Ways from one points currency to another; one person proposes, another approves.",
        new ListRoutesCommand(access),
        new RouteTemplateCommand(access.Terminal),
        new ProposeRouteCommand(access),
        new ApproveRouteCommand(access),
        new RejectRouteCommand(access));
}
