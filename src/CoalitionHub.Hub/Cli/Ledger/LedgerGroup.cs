using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Ledger;

/// <summary><c>ledger …</c></summary>
internal static class LedgerGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "ledger",
        "The journal and the accounts that it adds up to.",
        new TrialBalanceCommand(access),
        new ListTransfersCommand(access),
        new ListAccountsCommand(access),
        new HeadCommand(access));
}
