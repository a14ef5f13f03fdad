using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Cli.Exchanges;

internal sealed class ListRoutesCommand : ListCommand
{
    private readonly Option<RouteState> state = EnumText.OptionOf<RouteState>("--state", "Only routes in this state.");

    public ListRoutesCommand(HubAccess access)
        : base(access, "list", "Lists routes, the last proposed first.", "route list --state approved")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangesAdminService.ExchangesAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(exchanges.ListRoutesAsync, new ListRoutesRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, RouteSheets.Of(all.Routes));
    }
}

internal sealed class ApproveRouteCommand : ChangingCommand
{
    private readonly Argument<string> route = RouteArgument.Create();

    public ApproveRouteCommand(HubAccess access)
        : base(access, "approve", "Opens a proposed route; another person than who proposed it.", "route approve rte_...")
    {
        Add(route);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangesAdminService.ExchangesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(exchanges.ApproveRouteAsync, new ApproveRouteRequest { RequestId = hub.RequestId(), RouteId = input.GetRequiredValue(route) });
        Show(input, answer, RouteSheets.Of([answer.Route]), RouteSheets.RulesOf(answer.Route));
    }
}

internal sealed class RejectRouteCommand : ChangingCommand
{
    private readonly Argument<string> route = RouteArgument.Create();

    public RejectRouteCommand(HubAccess access)
        : base(access, "reject", "Turns a proposed route down.", "route reject rte_...")
    {
        Add(route);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangesAdminService.ExchangesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(exchanges.RejectRouteAsync, new RejectRouteRequest { RequestId = hub.RequestId(), RouteId = input.GetRequiredValue(route) });
        Show(input, answer, RouteSheets.Of([answer.Route]), RouteSheets.RulesOf(answer.Route));
    }
}

/// <summary>A route on the command line.</summary>
internal static class RouteArgument
{
    public static Argument<string> Create() => new("route") { Description = "The route's id (rte_...)." };
}
