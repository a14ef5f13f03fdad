using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Programmes;

/// <summary><c>terms …</c></summary>
internal static class TermsGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "terms",
        "The terms under which partners give and take points; one person proposes, another approves.",
        new ListTermsCommand(access),
        new ShowTermsCommand(access),
        new TermsTemplateCommand(access.Terminal),
        new ProposeTermsCommand(access),
        new ApproveTermsCommand(access),
        new RejectTermsCommand(access));
}
