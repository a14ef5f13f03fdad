using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

/// <summary>A partner on the command line: its id or its short name.</summary>
internal static class PartnerName
{
    private const string IdPrefix = "ptn_";

    public static Argument<string> Argument() => new("partner") { Description = "The partner's id (ptn_...) or code." };

    public static Option<string> Option(string name, string description, bool isRequired) =>
        new(name) { Description = description + " By id (ptn_...) or code.", HelpName = "PARTNER", Required = isRequired };

    /// <summary>The partner's id; a code is looked up at the hub first.</summary>
    public static async Task<string> IdOfAsync(HubSession hub, string text)
    {
        if (text.StartsWith(IdPrefix, StringComparison.Ordinal))
        {
            return text;
        }

        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        return (await hub.Call(partners.GetPartnerAsync, new GetPartnerRequest { Code = text })).Partner.PartnerId;
    }
}
