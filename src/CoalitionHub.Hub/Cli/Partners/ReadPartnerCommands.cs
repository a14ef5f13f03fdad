using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

internal sealed class ListPartnersCommand(HubAccess access)
    : ListCommand(access, "list", "Lists the partners in order of joining.", "partner list")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(partners.ListPartnersAsync, new ListPartnersRequest(), LimitIn(input));
        Show(input, all, PartnerSheets.Of(all.Partners));
    }
}

internal sealed class ShowPartnerCommand : HubCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();

    public ShowPartnerCommand(HubAccess access)
        : base(access, "show", "Shows one partner.", "partner show kiwi")
    {
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var id = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner));
        var answer = await hub.Call(partners.GetPartnerAsync, new GetPartnerRequest { PartnerId = id });
        Show(input, answer, PartnerSheets.Of(answer.Partner));
    }
}

internal sealed class ListAlertsCommand : ListCommand
{
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only this partner's.", isRequired: false);

    public ListAlertsCommand(HubAccess access)
        : base(access, "alerts", "Lists what somebody should look at.", "partner alerts --partner kiwi")
    {
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var request = new ListAlertsRequest { PartnerId = input.GetValue(partner) is { } named ? await PartnerName.IdOfAsync(hub, named) : "" };
        var all = await hub.CallForAll(partners.ListAlertsAsync, request, LimitIn(input));
        Show(input, all, PartnerSheets.Of(all.Alerts));
    }
}
