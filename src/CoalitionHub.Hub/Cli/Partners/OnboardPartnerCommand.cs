using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

internal sealed class OnboardPartnerCommand : ChangingCommand
{
    private readonly Argument<string> code = new("code") { Description = "Its short name: lower-case letters, digits and hyphens." };
    private readonly Option<string> name = new("--name") { Description = "Its name as members know it.", HelpName = "TEXT", Required = true };
    private readonly Option<string> settlesIn = new("--settles-in") { Description = "The money it settles in, by its ISO 4217 code.", HelpName = "CODE", Required = true };
    private readonly Option<string> points = new("--points") { Description = "The code of its own points, if it has any.", HelpName = "CODE" };
    private readonly Option<string> pointsName = new("--points-name") { Description = "Their name as members know it.", HelpName = "TEXT" };
    private readonly Option<bool> partnerHeld = new("--partner-held") { Description = "It keeps the balances of its points in a ledger of its own." };

    public OnboardPartnerCommand(HubAccess access)
        : base(
            access,
            "onboard",
            "Takes a brand into the coalition. It trades once its terms are approved and it has a credential.",
            "partner onboard grocer --name \"Green Grocers\" --settles-in HKD",
            "partner onboard kiwi --name \"Kiwi Hotels\" --settles-in HKD --points KIWI --points-name Kiwis",
            "partner onboard aero --name \"Aero Lines\" --settles-in HKD --points MILES --points-name Miles --partner-held")
    {
        Add(code);
        Add(name);
        Add(settlesIn);
        Add(points);
        Add(pointsName);
        Add(partnerHeld);
        Validators.Add(result =>
        {
            if (result.GetResult(points) is null != result.GetResult(pointsName) is null)
            {
                result.AddError("--points and --points-name go together.");
            }

            if (result.GetValue(partnerHeld) && result.GetResult(points) is null)
            {
                result.AddError("--partner-held is about points of its own: name them with --points.");
            }
        });
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var request = new OnboardPartnerRequest
        {
            RequestId = hub.RequestId(),
            Code = input.GetRequiredValue(code),
            DisplayName = input.GetRequiredValue(name),
            SettlementCurrencyCode = input.GetRequiredValue(settlesIn),
        };
        if (input.GetValue(points) is { } ownPoints)
        {
            request.BrandCurrency = new BrandCurrency
            {
                CurrencyCode = ownPoints,
                DisplayName = input.GetRequiredValue(pointsName),
                Custody = input.GetValue(partnerHeld) ? Custody.Partner : Custody.Hub,
            };
        }

        var answer = await hub.Call(partners.OnboardPartnerAsync, request);
        Show(input, answer, PartnerSheets.Of(answer.Partner));
    }
}
