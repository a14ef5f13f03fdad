namespace CoalitionHub.Core.State;

/// <summary>Writes the steps of things that have states.</summary>
public static class History
{
    /// <summary>Notes one step; see <see cref="StateChange"/>.</summary>
    public static void Note(HubState state, Moment moment, string subject, string from, string to, string trigger, string who, string why = "") =>
        state.Changes.Add(new StateChange(state.ChangeNumbers.Next(), subject, from, to, trigger, who, moment.NowMicros, why));

    /// <summary>The id of a person of the staff, as <see cref="StateChange.Who"/> has it; <c>hub</c> for 0.</summary>
    public static string Person(HubState state, int staffNo) =>
        staffNo == 0 ? "hub" : OpaqueId.Format("stf", staffNo, state.Staff.Find(staffNo)?.CreatedMicros ?? 0);
}
