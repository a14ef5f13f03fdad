using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Cli.Exchanges;

internal sealed class ApproveExchangeCommand : ChangingCommand
{
    private readonly Argument<string> proposal = ExchangeArguments.Proposal();

    public ApproveExchangeCommand(HubAccess access)
        : base(
            access,
            "approve",
            "Says yes to a resolution that another person proposed, or to a correction; the second person's yes carries a correction out.",
            "exchange approve rsl_...",
            "exchange approve cor_...")
    {
        Add(proposal);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var id = input.GetRequiredValue(proposal);
        if (ExchangeArguments.IsCorrection(id))
        {
            var corrected = await hub.Call(exchanges.ApproveCorrectionAsync, new ApproveCorrectionRequest { RequestId = hub.RequestId(), CorrectionId = id });
            Show(input, corrected, ExchangeSheets.Of([corrected.Correction]));
            return;
        }

        var resolved = await hub.Call(exchanges.ApproveResolutionAsync, new ApproveResolutionRequest { RequestId = hub.RequestId(), ResolutionId = id });
        Show(input, resolved, ExchangeSheets.Of([resolved.Resolution]));
    }
}

internal sealed class RejectExchangeCommand : ChangingCommand
{
    private readonly Argument<string> proposal = ExchangeArguments.Proposal();

    public RejectExchangeCommand(HubAccess access)
        : base(
            access,
            "reject",
            "Says no to a resolution, or to a correction; the second person's no leaves the brand's ledger as it is.",
            "exchange reject rsl_...",
            "exchange reject cor_...")
    {
        Add(proposal);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var id = input.GetRequiredValue(proposal);
        if (ExchangeArguments.IsCorrection(id))
        {
            var corrected = await hub.Call(exchanges.RejectCorrectionAsync, new RejectCorrectionRequest { RequestId = hub.RequestId(), CorrectionId = id });
            Show(input, corrected, ExchangeSheets.Of([corrected.Correction]));
            return;
        }

        var resolved = await hub.Call(exchanges.RejectResolutionAsync, new RejectResolutionRequest { RequestId = hub.RequestId(), ResolutionId = id });
        Show(input, resolved, ExchangeSheets.Of([resolved.Resolution]));
    }
}

internal sealed class CorrectExchangeCommand : ChangingCommand
{
    private readonly Argument<string> correction = new("correction") { Description = "The id (cor_...) of the correction that was refused or rejected." };
    private readonly Option<string> reason = new("--reason") { Description = "What has changed; it is kept. Nothing personal.", HelpName = "TEXT", Required = true };

    public CorrectExchangeCommand(HubAccess access)
        : base(
            access,
            "correct",
            "Proposes a correction again that the brand refused or two persons rejected. Yours is the first yes.",
            "exchange correct cor_... --reason \"the member's account at the railway is open again\"")
    {
        Add(correction);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var request = new ProposeCorrectionRequest { RequestId = hub.RequestId(), CorrectionId = input.GetRequiredValue(correction), Reason = input.GetRequiredValue(reason) };
        var answer = await hub.Call(exchanges.ProposeCorrectionAsync, request);
        Show(input, answer, ExchangeSheets.Of([answer.Correction]));
    }
}

/// <summary>Exchanges, resolutions and corrections on the command line.</summary>
internal static class ExchangeArguments
{
    public static Argument<string> Exchange() => new("exchange") { Description = "The exchange's id (exc_...)." };

    public static Argument<string> Proposal() => new("proposal") { Description = "A resolution's id (rsl_...) or a correction's (cor_...)." };

    public static bool IsCorrection(string id) => id.StartsWith("cor_", StringComparison.Ordinal);
}
