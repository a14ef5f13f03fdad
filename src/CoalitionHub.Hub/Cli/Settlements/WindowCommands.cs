using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListWindowsCommand : ListCommand
{
    private readonly Option<WindowState> state = EnumText.OptionOf<WindowState>("--state", "Only windows in this state.");

    public ListWindowsCommand(HubAccess access)
        : base(access, "windows", "Lists the windows, the last opened first.", "settle windows", "settle windows --state calculated")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(settlements.ListWindowsAsync, new ListWindowsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, WindowSheets.Of(all.Windows));
    }
}

internal sealed class ShowWindowCommand : HubCommand
{
    private readonly Argument<string> window = WindowArgument.Create();

    public ShowWindowCommand(HubAccess access)
        : base(access, "show", "Shows one window: every partner's net, and who did what when.", "settle show win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(settlements.GetWindowAsync, new GetWindowRequest { WindowId = input.GetRequiredValue(window) });
        Show(input, answer, WindowSheets.Of(answer.Window));
    }
}

internal sealed class CloseWindowCommand : ChangingCommand
{
    private readonly Option<long> lastSeq = new("--last-seq") { Description = "The last journal transfer in it; without it, the journal's head.", HelpName = "SEQ" };
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };

    public CloseWindowCommand(HubAccess access)
        : base(access, "close", "Closes the open window; the next one opens after it.", "settle close --reason \"month end\"")
    {
        Add(lastSeq);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var request = new CloseWindowRequest { RequestId = hub.RequestId(), LastSeq = input.GetValue(lastSeq), Reason = input.GetValue(reason) ?? "" };
        var answer = await hub.Call(settlements.CloseWindowAsync, request);
        Show(input, answer, WindowSheets.Of(new[] { answer.ClosedWindow, answer.OpenWindow }.OfType<Window>()));
    }
}

internal sealed class CalculateWindowCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();

    public CalculateWindowCommand(HubAccess access)
        : base(access, "calculate", "Calculates what every partner owes or is due. You propose it so; another person approves.", "settle calculate win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(settlements.CalculateWindowAsync, new CalculateWindowRequest { RequestId = hub.RequestId(), WindowId = input.GetRequiredValue(window) });
        Show(input, answer, WindowSheets.Of(answer.Window));
    }
}

internal sealed class ApproveWindowCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();

    public ApproveWindowCommand(HubAccess access)
        : base(access, "approve", "Approves a calculated window; another person than who calculated it.", "settle approve win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(settlements.ApproveWindowAsync, new ApproveWindowRequest { RequestId = hub.RequestId(), WindowId = input.GetRequiredValue(window) });
        Show(input, answer, WindowSheets.Of(answer.Window));
    }
}

/// <summary>A window on the command line.</summary>
internal static class WindowArgument
{
    public static Argument<string> Create() => new("window") { Description = "The window's id (win_...)." };
}
