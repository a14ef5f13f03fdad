using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;

namespace CoalitionHub.Hub.Cli.Staff;

/// <summary><c>staff …</c></summary>
internal static class StaffGroup
{
    public static Command Create(HubAccess access) => access.Group(
        "staff",
        "The coalition's people: who they are, what they may do, their credentials.",
        new ListStaffCommand(access),
        new AddStaffCommand(access),
        new ChangeRolesCommand(access),
        new DeactivateStaffCommand(access),
        new MeCommand(access),
        new Command("credential", "A person's credentials.")
        {
            new CreateStaffCredentialCommand(access),
            new RetireStaffCredentialCommand(access),
        });
}
