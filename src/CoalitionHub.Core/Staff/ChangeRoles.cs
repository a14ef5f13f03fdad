using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>Roles to give.</summary>
/// <param name="StaffNo">Whom.</param>
/// <param name="Roles">All roles from now on.</param>
/// <param name="ByStaffNo">Who changes them.</param>
public sealed record ChangeRolesCommand(int StaffNo, Roles Roles, int ByStaffNo);

/// <summary>Replaces a person's roles. Nobody changes their own, so that nobody gives themselves more.</summary>
public static class ChangeRoles
{
    public static Outcome<StaffMember> Decide(HubState state, Moment moment, ChangeRolesCommand command)
    {
        if (!StaffLookup.FindOther(state, command.StaffNo, command.ByStaffNo).TryGet(out var person, out var refusal))
        {
            return refusal;
        }

        if (RoleRules.Check(command.Roles, person.PartnerNo) is { } wrongRoles)
        {
            return wrongRoles;
        }

        if (person.Roles.HasFlag(Roles.Operator) && !command.Roles.HasFlag(Roles.Operator) && !RoleRules.HasOtherOperator(state, person.No))
        {
            return StaffLookup.LastOperator;
        }

        var changed = person with { Roles = command.Roles };
        state.Staff.Put(person.No, changed);
        History.Note(state, moment, person.Id, person.Roles.ToString(), changed.Roles.ToString(), nameof(ChangeRoles), History.Person(state, command.ByStaffNo));
        return changed;
    }
}
