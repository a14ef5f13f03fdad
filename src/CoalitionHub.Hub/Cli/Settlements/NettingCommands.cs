using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class PreviewApprovalCommand : HubCommand
{
    private readonly Argument<string> window = WindowArgument.Create();

    public PreviewApprovalCommand(HubAccess access)
        : base(access, "preview", "Shows what approving would do to every account, without doing it.", "settle preview win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(settlements.PreviewApprovalAsync, new PreviewApprovalRequest { WindowId = input.GetRequiredValue(window) });
        Show(input, answer, NettingSheets.Of(answer.Preview));
    }
}

internal sealed class NettingCommand : HubCommand
{
    private readonly Argument<string> window = WindowArgument.Create();

    public NettingCommand(HubAccess access)
        : base(access, "netting", "Shows who owes whom, before and after netting, and how much money that saves moving.", "settle netting win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(settlements.GetNettingAsync, new GetNettingRequest { WindowId = input.GetRequiredValue(window) });
        Show(input, answer, NettingSheets.Of(answer.Matrix));
    }
}

internal sealed class AbortWindowCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };

    public AbortWindowCommand(HubAccess access)
        : base(access, "abort", "Takes a settlement back before money has moved; the window is calculated again.", "settle abort win_... --reason \"the wrong rules\"")
    {
        Add(window);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var request = new AbortWindowRequest { WindowId = input.GetRequiredValue(window), Reason = input.GetRequiredValue(reason), RequestId = hub.RequestId() };
        var answer = await hub.Call(settlements.AbortWindowAsync, request);
        Show(input, answer, WindowSheets.Of(answer.Window));
    }
}
