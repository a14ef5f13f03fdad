using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Cli.Points;

internal sealed class ListAdjustmentsCommand : ListCommand
{
    private readonly Option<AdjustmentState> state = EnumText.OptionOf<AdjustmentState>("--state", "Only adjustments in this state.");

    public ListAdjustmentsCommand(HubAccess access)
        : base(access, "list", "Lists adjustments, the last proposed first.", "adjust list --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var points = new PointsAdminService.PointsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(points.ListAdjustmentsAsync, new ListAdjustmentsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, AdjustmentSheets.Of(all.Adjustments));
    }
}

internal sealed class ApproveAdjustmentCommand : ChangingCommand
{
    private readonly Argument<string> adjustment = AdjustmentArgument.Create();

    public ApproveAdjustmentCommand(HubAccess access)
        : base(access, "approve", "Posts a proposed adjustment; another person than who proposed it.", "adjust approve adj_...")
    {
        Add(adjustment);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var points = new PointsAdminService.PointsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(points.ApproveAdjustmentAsync, new ApproveAdjustmentRequest { RequestId = hub.RequestId(), AdjustmentId = input.GetRequiredValue(adjustment) });
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

internal sealed class RejectAdjustmentCommand : ChangingCommand
{
    private readonly Argument<string> adjustment = AdjustmentArgument.Create();

    public RejectAdjustmentCommand(HubAccess access)
        : base(access, "reject", "Turns a proposed adjustment down.", "adjust reject adj_...")
    {
        Add(adjustment);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var points = new PointsAdminService.PointsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(points.RejectAdjustmentAsync, new RejectAdjustmentRequest { RequestId = hub.RequestId(), AdjustmentId = input.GetRequiredValue(adjustment) });
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

/// <summary>An adjustment on the command line.</summary>
internal static class AdjustmentArgument
{
    public static Argument<string> Create() => new("adjustment") { Description = "The adjustment's id (adj_...)." };
}
