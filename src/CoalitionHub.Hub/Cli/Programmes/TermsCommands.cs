using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Cli.Programmes;

internal sealed class ListTermsCommand : ListCommand
{
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only this partner's.", isRequired: false);
    private readonly Option<TermsState> state = EnumText.OptionOf<TermsState>("--state", "Only versions in this state.");

    public ListTermsCommand(HubAccess access)
        : base(access, "list", "Lists versions of terms.", "terms list --partner kiwi", "terms list --state proposed")
    {
        Add(partner);
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var programmes = new ProgrammesAdminService.ProgrammesAdminServiceClient(hub.Invoker);
        var request = new ListTermsRequest { State = input.GetValue(state), PartnerId = input.GetValue(partner) is { } named ? await PartnerName.IdOfAsync(hub, named) : "" };
        var all = await hub.CallForAll(programmes.ListTermsAsync, request, LimitIn(input));
        Show(input, all, TermsSheets.Of(all.TermsVersions));
    }
}

internal sealed class ShowTermsCommand : HubCommand
{
    private readonly Argument<string> terms = TermsArgument.Create();

    public ShowTermsCommand(HubAccess access)
        : base(access, "show", "Shows one version of terms in full.", "terms show trm_...")
    {
        Add(terms);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var programmes = new ProgrammesAdminService.ProgrammesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(programmes.GetTermsAsync, new GetTermsRequest { TermsId = input.GetRequiredValue(terms) });
        Show(input, answer, TermsSheets.Of(answer.TermsVersion));
    }
}

internal sealed class ProposeTermsCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<string> file = new("--file") { Description = "The terms in JSON; terms template prints a file to start from.", HelpName = "FILE", Required = true };
    private readonly Option<Timestamp> effective = Parsed.Time("--effective", "From when they price purchases; without it, from the approval on.");
    private readonly ProposeTermsRequest request = new();

    public ProposeTermsCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes terms for a partner. They hold once another person approves them.",
            "terms propose kiwi --file terms.json",
            "terms propose kiwi --file terms.json --effective 2026-08-01")
    {
        Add(partner);
        Add(file);
        Add(effective);
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        request.Terms = TermsFile.Read(input.GetRequiredValue(file));
        request.EffectiveTime = input.GetValue(effective);
        return true;
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var programmes = new ProgrammesAdminService.ProgrammesAdminServiceClient(hub.Invoker);
        request.PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner));
        request.RequestId = hub.RequestId();
        var answer = await hub.Call(programmes.ProposeTermsAsync, request);
        Show(input, answer, TermsSheets.Of(answer.TermsVersion));
    }
}

internal sealed class ApproveTermsCommand : ChangingCommand
{
    private readonly Argument<string> terms = TermsArgument.Create();

    public ApproveTermsCommand(HubAccess access)
        : base(access, "approve", "Approves proposed terms; another person than who proposed them.", "terms approve trm_...")
    {
        Add(terms);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var programmes = new ProgrammesAdminService.ProgrammesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(programmes.ApproveTermsAsync, new ApproveTermsRequest { RequestId = hub.RequestId(), TermsId = input.GetRequiredValue(terms) });
        Show(input, answer, TermsSheets.Of(answer.TermsVersion));
    }
}

internal sealed class RejectTermsCommand : ChangingCommand
{
    private readonly Argument<string> terms = TermsArgument.Create();

    public RejectTermsCommand(HubAccess access)
        : base(access, "reject", "Turns proposed terms down.", "terms reject trm_...")
    {
        Add(terms);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var programmes = new ProgrammesAdminService.ProgrammesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(programmes.RejectTermsAsync, new RejectTermsRequest { RequestId = hub.RequestId(), TermsId = input.GetRequiredValue(terms) });
        Show(input, answer, TermsSheets.Of(answer.TermsVersion));
    }
}

/// <summary>A version of terms on the command line.</summary>
internal static class TermsArgument
{
    public static Argument<string> Create() => new("terms") { Description = "The version's id (trm_...)." };
}
