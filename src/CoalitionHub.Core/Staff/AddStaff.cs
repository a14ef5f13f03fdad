using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>A person to add.</summary>
/// <param name="Name">How colleagues know the person.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="PartnerNo">The partner the person works for; 0 for the coalition.</param>
/// <param name="ByStaffNo">Who adds; 0 for the hub's own command line, which adds the first.</param>
public sealed record AddStaffCommand(string Name, Roles Roles, int PartnerNo, int ByStaffNo);

/// <summary>Adds a person, without a credential yet.</summary>
public static class AddStaff
{
    public static Outcome<StaffMember> Decide(HubState state, Moment moment, AddStaffCommand command)
    {
        if (RoleRules.Check(command.Roles, command.PartnerNo) is { } refusal)
        {
            return refusal;
        }

        var no = checked((int)state.DocumentNumbers.Next());
        var person = new StaffMember(no, command.Name, command.Roles, command.PartnerNo, true, moment.NowMicros);
        state.Staff.Put(no, person);
        History.Note(state, moment, person.Id, "", command.Roles.ToString(), nameof(AddStaff), History.Person(state, command.ByStaffNo));
        return person;
    }
}
