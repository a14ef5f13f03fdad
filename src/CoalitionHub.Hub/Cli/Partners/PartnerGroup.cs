using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Partners;

/// <summary><c>partner …</c></summary>
internal static class PartnerGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "partner",
        "Brands of the coalition, and their systems' credentials.",
        new ListPartnersCommand(access),
        new ShowPartnerCommand(access),
        new OnboardPartnerCommand(access),
        new SuspendPartnerCommand(access),
        new ResumePartnerCommand(access),
        new ListAlertsCommand(access),
        new Command("credential", "A partner's credentials: several can be valid together, so that they are changed without a gap.")
        {
            new CreateCredentialCommand(access),
            new ListCredentialsCommand(access),
            new RetireCredentialCommand(access),
        });
}
