using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Whose figures a person of the staff sees.</summary>
internal static class StaffView
{
    /// <summary>The one partner whose figures a partner's finance person sees; 0 for the coalition's staff, who see all.</summary>
    public static int PartnerSeenBy(HubState state, Caller caller) =>
        state.Staff.TryGetCommitted(caller.StaffNo, out var person) ? person.PartnerNo : throw new InvalidOperationException($"Person {caller.StaffNo} isn't there.");
}
