using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

internal sealed class SuspendPartnerCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };

    public SuspendPartnerCommand(HubAccess access)
        : base(access, "suspend", "Refuses a partner's calls from now on. Its settlements go on.", "partner suspend kiwi --reason \"a key leaked\"")
    {
        Add(partner);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var id = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner));
        var answer = await hub.Call(partners.SuspendPartnerAsync, new SuspendPartnerRequest { RequestId = hub.RequestId(), PartnerId = id, Reason = input.GetRequiredValue(reason) });
        Show(input, answer, PartnerSheets.Of(answer.Partner));
    }
}

internal sealed class ResumePartnerCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };

    public ResumePartnerCommand(HubAccess access)
        : base(access, "resume", "Takes a suspended partner's calls again.", "partner resume kiwi --reason \"the key was replaced\"")
    {
        Add(partner);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var id = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner));
        var answer = await hub.Call(partners.ResumePartnerAsync, new ResumePartnerRequest { RequestId = hub.RequestId(), PartnerId = id, Reason = input.GetRequiredValue(reason) });
        Show(input, answer, PartnerSheets.Of(answer.Partner));
    }
}
