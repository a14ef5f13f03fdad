using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListSettlementAdjustmentsCommand : ListCommand
{
    private readonly Option<SettlementAdjustmentState> state = EnumText.OptionOf<SettlementAdjustmentState>("--state", "Only in this state.");

    public ListSettlementAdjustmentsCommand(HubAccess access)
        : base(access, "list", "Lists adjustments and write-offs, the last proposed first.", "settle adjust list", "settle adjust list --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(adjustments.ListSettlementAdjustmentsAsync, new ListSettlementAdjustmentsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, AdjustmentSheets.Of(all.Adjustments));
    }
}

internal sealed class ApproveSettlementAdjustmentCommand : ChangingCommand
{
    private readonly Argument<string> adjustment = AdjustmentOptions.Adjustment();

    public ApproveSettlementAdjustmentCommand(HubAccess access)
        : base(access, "approve", "Books an adjustment or a write-off, or takes it back; another person than who proposed that.", "settle adjust approve sad_...")
    {
        Add(adjustment);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var request = new ApproveSettlementAdjustmentRequest { AdjustmentId = input.GetRequiredValue(adjustment), RequestId = hub.RequestId() };
        var answer = await hub.Call(adjustments.ApproveSettlementAdjustmentAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

internal sealed class RejectSettlementAdjustmentCommand : ChangingCommand
{
    private readonly Argument<string> adjustment = AdjustmentOptions.Adjustment();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };

    public RejectSettlementAdjustmentCommand(HubAccess access)
        : base(access, "reject", "Turns down what was proposed.", "settle adjust reject sad_... --reason \"no letter\"")
    {
        Add(adjustment);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var request = new RejectSettlementAdjustmentRequest { AdjustmentId = input.GetRequiredValue(adjustment), Reason = input.GetValue(reason) ?? "", RequestId = hub.RequestId() };
        var answer = await hub.Call(adjustments.RejectSettlementAdjustmentAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}
