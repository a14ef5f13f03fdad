using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What a partner's finance people say of their statements.</summary>
internal sealed class AgreeStatementCommand : ChangingCommand
{
    private readonly Argument<string> window = new("window") { Description = "The calculated window's id (win_...)." };

    public AgreeStatementCommand(HubAccess access)
        : base(access, "agree", "For a partner's finance people: agrees to their statement of a window; it can't be disputed afterwards.", "settle agree win_...")
    {
        Add(window);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesService.DisputesServiceClient(hub.Invoker);
        var request = new AgreeStatementRequest { WindowId = input.GetRequiredValue(window), RequestId = hub.RequestId() };
        var answer = await hub.Call(disputes.AgreeStatementAsync, request);
        Show(input, answer, Sheet.Facts("Statement", ("window", request.WindowId), ("agreement", Words.Of(answer.Agreement))));
    }
}

internal sealed class RaiseDisputeCommand : ChangingCommand
{
    private readonly Argument<string> window = new("window") { Description = "The calculated window's id (win_...)." };
    private readonly Option<ExpectedLine[]> lines = ExpectedLineText.Option("--line");
    private readonly Option<string> evidence = new("--evidence") { Description = "How you know; it is kept.", HelpName = "TEXT", Required = true };

    public RaiseDisputeCommand(HubAccess access)
        : base(
            access,
            "raise",
            "For a partner's finance people: disputes lines of their statement of a window.",
            "settle disputes raise win_... --line issued,KIWI,4500000,0 --evidence \"100 points were returned, see transfers 12 and 13\"",
            "settle disputes raise win_... --line fee,KIWI,0,0 --line redeemed-here,KIWI,0,700000 --evidence \"the tills' rolls\"")
    {
        Add(window);
        Add(lines);
        Add(evidence);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesService.DisputesServiceClient(hub.Invoker);
        var request = new RaiseDisputeRequest { WindowId = input.GetRequiredValue(window), Evidence = input.GetRequiredValue(evidence), RequestId = hub.RequestId() };
        request.Lines.AddRange(input.GetRequiredValue(lines));
        var answer = await hub.Call(disputes.RaiseDisputeAsync, request);
        Show(input, answer, DisputeSheets.Step(answer.DisputeId, answer.State), Sheet.Facts("", ("claim", DisputeSheets.Signed(answer.Claim))));
    }
}

internal sealed class AddDisputeEvidenceCommand : ChangingCommand
{
    private readonly Argument<string> dispute = DisputeArgument.Create();
    private readonly Option<string> evidence = new("--evidence") { Description = "The evidence; it is kept.", HelpName = "TEXT", Required = true };

    public AddDisputeEvidenceCommand(HubAccess access)
        : base(access, "evidence", "For a partner's finance people: adds evidence to their dispute; after a rejection this contests it.", "settle disputes evidence dsp_... --evidence \"the tills' rolls\"")
    {
        Add(dispute);
        Add(evidence);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesService.DisputesServiceClient(hub.Invoker);
        var request = new AddDisputeEvidenceRequest { DisputeId = input.GetRequiredValue(dispute), Evidence = input.GetRequiredValue(evidence), RequestId = hub.RequestId() };
        var answer = await hub.Call(disputes.AddDisputeEvidenceAsync, request);
        Show(input, answer, DisputeSheets.Step(request.DisputeId, answer.State));
    }
}

internal sealed class WithdrawDisputeCommand : ChangingCommand
{
    private readonly Argument<string> dispute = DisputeArgument.Create();

    public WithdrawDisputeCommand(HubAccess access)
        : base(access, "withdraw", "For a partner's finance people: takes their dispute back, or accepts that it was rejected.", "settle disputes withdraw dsp_...")
    {
        Add(dispute);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesService.DisputesServiceClient(hub.Invoker);
        var request = new WithdrawDisputeRequest { DisputeId = input.GetRequiredValue(dispute), RequestId = hub.RequestId() };
        var answer = await hub.Call(disputes.WithdrawDisputeAsync, request);
        Show(input, answer, DisputeSheets.Step(request.DisputeId, answer.State));
    }
}
