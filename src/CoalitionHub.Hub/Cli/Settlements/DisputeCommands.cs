using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListDisputesCommand : ListCommand
{
    private readonly Option<DisputeState> state = EnumText.OptionOf<DisputeState>("--state", "Only in this state.");

    public ListDisputesCommand(HubAccess access)
        : base(access, "list", "Lists disputes with their lines and all that was said, the last raised first.", "settle disputes list", "settle disputes list --state raised")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesAdminService.DisputesAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(disputes.ListDisputesAsync, new ListDisputesRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, DisputeSheets.Of(all.Disputes));
    }
}

internal sealed class AnswerDisputeCommand : ChangingCommand
{
    private readonly Argument<string> dispute = DisputeArgument.Create();
    private readonly Option<long> offer = new("--offer-micros") { Description = "What is offered, in the direction of the claim, in micros; without it, the dispute is rejected.", HelpName = "MICROS" };
    private readonly Option<string> bearer = PartnerName.Option("--borne-by", "The partner that bears it; without it, the coalition.", isRequired: false);
    private readonly Option<string> answer = new("--answer") { Description = "Why; the partner reads it.", HelpName = "TEXT", Required = true };

    public AnswerDisputeCommand(HubAccess access)
        : base(
            access,
            "answer",
            "Rejects a dispute, or offers an adjustment, which another person approves.",
            "settle disputes answer dsp_... --answer \"the points were given, see 12345\"",
            "settle disputes answer dsp_... --offer-micros 250000 --answer \"two returns were late\"")
    {
        Add(dispute);
        Add(offer);
        Add(bearer);
        Add(answer);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesAdminService.DisputesAdminServiceClient(hub.Invoker);
        var request = new AnswerDisputeRequest
        {
            DisputeId = input.GetRequiredValue(dispute),
            OfferMicros = input.GetValue(offer),
            BearerPartnerId = input.GetValue(bearer) is { } one ? await PartnerName.IdOfAsync(hub, one) : "",
            Answer = input.GetRequiredValue(answer),
            RequestId = hub.RequestId(),
        };
        var said = await hub.Call(disputes.AnswerDisputeAsync, request);
        Show(input, said, DisputeSheets.Step(request.DisputeId, said.State));
    }
}

internal sealed class ApproveDisputeOfferCommand : ChangingCommand
{
    private readonly Argument<string> dispute = DisputeArgument.Create();

    public ApproveDisputeOfferCommand(HubAccess access)
        : base(access, "approve", "Books an offered adjustment in the open window; another person than who offered it.", "settle disputes approve dsp_...")
    {
        Add(dispute);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesAdminService.DisputesAdminServiceClient(hub.Invoker);
        var request = new ApproveDisputeOfferRequest { DisputeId = input.GetRequiredValue(dispute), RequestId = hub.RequestId() };
        var answer = await hub.Call(disputes.ApproveDisputeOfferAsync, request);
        Show(input, answer, DisputeSheets.Step(request.DisputeId, answer.State), Sheet.Facts("", ("booked at", Words.Of(answer.Seq)), ("in window", answer.AdjustedWindowId)));
    }
}

internal sealed class RejectDisputeOfferCommand : ChangingCommand
{
    private readonly Argument<string> dispute = DisputeArgument.Create();
    private readonly Option<string> reason = new("--reason") { Description = "Why; the partner reads it.", HelpName = "TEXT", Required = true };

    public RejectDisputeOfferCommand(HubAccess access)
        : base(access, "reject", "Turns an offered adjustment down: the dispute waits for another answer.", "settle disputes reject dsp_... --reason \"not proven\"")
    {
        Add(dispute);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var disputes = new DisputesAdminService.DisputesAdminServiceClient(hub.Invoker);
        var request = new RejectDisputeOfferRequest { DisputeId = input.GetRequiredValue(dispute), Reason = input.GetRequiredValue(reason), RequestId = hub.RequestId() };
        var answer = await hub.Call(disputes.RejectDisputeOfferAsync, request);
        Show(input, answer, DisputeSheets.Step(request.DisputeId, answer.State));
    }
}

/// <summary>A dispute on the command line.</summary>
internal static class DisputeArgument
{
    public static Argument<string> Create() => new("dispute") { Description = "The dispute's id (dsp_...)." };
}
