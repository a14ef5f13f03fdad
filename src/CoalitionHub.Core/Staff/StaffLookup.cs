using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>Finds the person that a decision is about.</summary>
public static class StaffLookup
{
    /// <summary>Why the last operator stays.</summary>
    internal static Refusal LastOperator { get; } = new(Reason.LastOperator, "Nobody could run the coalition any more: make another person operator first.");

    /// <summary>An active person.</summary>
    public static Outcome<StaffMember> FindActive(HubState state, int staffNo) => state.Staff.Find(staffNo) switch
    {
        null => new Refusal(Reason.StaffNotFound, "There is no such person."),
        { IsActive: false } gone => new Refusal(Reason.StaffDeactivated, $"{gone.Id} has no access any more."),
        var person => person,
    };

    /// <summary>An active person who is not the one that decides.</summary>
    internal static Outcome<StaffMember> FindOther(HubState state, int staffNo, int byStaffNo)
    {
        var found = FindActive(state, staffNo);
        return found.Refusal is null && staffNo == byStaffNo
            ? new Refusal(Reason.SamePerson, "Another operator must do this: nobody changes their own access.")
            : found;
    }
}
