using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary><c>exchange …</c></summary>
internal static class ExchangeGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "exchange",
        "Exchanges that wait for a brand's own ledger, and what two people decide about them.",
        new OpenExchangesCommand(access),
        new ShowExchangeCommand(access),
        new ResolveExchangeCommand(access),
        new ListResolutionsCommand(access),
        new ListCorrectionsCommand(access),
        new CorrectExchangeCommand(access),
        new ApproveExchangeCommand(access),
        new RejectExchangeCommand(access));
}
