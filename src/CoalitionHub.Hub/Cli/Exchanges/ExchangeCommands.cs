using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Cli.Exchanges;

internal sealed class OpenExchangesCommand : ListCommand
{
    private readonly Option<ExchangeState> state = EnumText.OptionOf<ExchangeState>("--state", "Only exchanges in this state.");

    public OpenExchangesCommand(HubAccess access)
        : base(access, "open", "Lists the exchanges that aren't at rest, the oldest first.", "exchange open", "exchange open --state unknown")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(exchanges.ListOpenExchangesAsync, new ListOpenExchangesRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, ExchangeSheets.Of(all.Exchanges));
    }
}

internal sealed class ShowExchangeCommand : HubCommand
{
    private readonly Argument<string> exchange = ExchangeArguments.Exchange();

    public ShowExchangeCommand(HubAccess access)
        : base(access, "show", "Shows one exchange and every step of its history.", "exchange show exc_...")
    {
        Add(exchange);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(exchanges.InspectExchangeAsync, new InspectExchangeRequest { ExchangeId = input.GetRequiredValue(exchange) });
        Show(input, answer, ExchangeSheets.Of(answer.Exchange), ExchangeSheets.Of(answer.Changes));
    }
}

internal sealed class ResolveExchangeCommand : ChangingCommand
{
    private readonly Argument<string> exchange = ExchangeArguments.Exchange();
    private readonly Option<ResolvedOutcome> outcome = EnumText.OptionOf<ResolvedOutcome>("--outcome", "What the brand did with the step that the exchange waits for.");
    private readonly Option<string> reason = new("--reason") { Description = "How you know; it is kept. Nothing personal.", HelpName = "TEXT", Required = true };

    public ResolveExchangeCommand(HubAccess access)
        : base(
            access,
            "resolve",
            "Says what became of the step that an exchange waits for. It counts when another person approves it.",
            "exchange resolve exc_... --outcome done --reason \"railway's ledger, booking 4711\"")
    {
        outcome.Required = true;
        Add(exchange);
        Add(outcome);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var request = new ProposeResolutionRequest
        {
            RequestId = hub.RequestId(),
            ExchangeId = input.GetRequiredValue(exchange),
            Outcome = input.GetValue(outcome),
            Reason = input.GetRequiredValue(reason),
        };
        var answer = await hub.Call(exchanges.ProposeResolutionAsync, request);
        Show(input, answer, ExchangeSheets.Of([answer.Resolution]));
    }
}

internal sealed class ListResolutionsCommand : ListCommand
{
    private readonly Option<ResolutionState> state = EnumText.OptionOf<ResolutionState>("--state", "Only resolutions in this state.");

    public ListResolutionsCommand(HubAccess access)
        : base(access, "resolutions", "Lists the resolutions, the last proposed first.", "exchange resolutions --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(exchanges.ListResolutionsAsync, new ListResolutionsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, ExchangeSheets.Of(all.Resolutions));
    }
}

internal sealed class ListCorrectionsCommand : ListCommand
{
    private readonly Option<CorrectionState> state = EnumText.OptionOf<CorrectionState>("--state", "Only corrections in this state.");

    public ListCorrectionsCommand(HubAccess access)
        : base(access, "corrections", "Lists the corrections that late answers gave rise to, the last first.", "exchange corrections --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(exchanges.ListCorrectionsAsync, new ListCorrectionsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, ExchangeSheets.Of(all.Corrections));
    }
}
