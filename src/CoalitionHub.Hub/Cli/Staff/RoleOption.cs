using System.CommandLine;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Cli.Staff;

/// <summary>The option that gives a person roles.</summary>
internal static class RoleOption
{
    public static Option<Role[]> Create() => EnumText.SeveralOf<Role>("--role", "What the person may do; give several.");
}
