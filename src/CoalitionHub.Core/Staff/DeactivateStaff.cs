using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>A person whose access ends.</summary>
/// <param name="StaffNo">Who leaves.</param>
/// <param name="ByStaffNo">Who says so.</param>
public sealed record DeactivateStaffCommand(int StaffNo, int ByStaffNo);

/// <summary>Ends a person's access, with every credential and token the person has.</summary>
public static class DeactivateStaff
{
    public static Outcome<StaffMember> Decide(HubState state, Moment moment, DeactivateStaffCommand command)
    {
        if (!StaffLookup.FindOther(state, command.StaffNo, command.ByStaffNo).TryGet(out var person, out var refusal))
        {
            return refusal;
        }

        // Two operators can deactivate each other in one batch: the second finds itself the last.
        if (person.Roles.HasFlag(Roles.Operator) && !RoleRules.HasOtherOperator(state, person.No))
        {
            return StaffLookup.LastOperator;
        }

        var inactive = person with { IsActive = false };
        state.Staff.Put(person.No, inactive);
        History.Note(state, moment, person.Id, "Active", "Deactivated", nameof(DeactivateStaff), History.Person(state, command.ByStaffNo));
        return inactive;
    }
}
