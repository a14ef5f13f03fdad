using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Cli.Staff;

/// <summary>What is shown of people.</summary>
internal static class StaffSheets
{
    public static Sheet Of(StaffMember person) => Sheet.Facts(
        person.DisplayName,
        ("id", person.StaffId),
        ("roles", RolesOf(person)),
        ("partner", person.PartnerId),
        ("state", Words.Of(person.State)),
        ("added", Words.Of(person.AddedTime)));

    public static Sheet Of(IEnumerable<StaffMember> people) => Sheet.List(
        "Staff",
        people,
        Sheet.Column<StaffMember>("name", person => person.DisplayName),
        Sheet.Column<StaffMember>("roles", RolesOf),
        Sheet.Column<StaffMember>("partner", person => person.PartnerId),
        Sheet.Column<StaffMember>("state", person => Words.Of(person.State)),
        Sheet.Column<StaffMember>("added", person => Words.Of(person.AddedTime)),
        Sheet.Column<StaffMember>("id", person => person.StaffId));

    private static string RolesOf(StaffMember person) => string.Join(", ", person.Roles.Select(role => Words.Of(role)));
}
