using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>A change of a partner's state.</summary>
/// <param name="PartnerNo">Whose.</param>
/// <param name="Why">In the person's words.</param>
/// <param name="ByStaffNo">Who decides.</param>
public sealed record PartnerStandingCommand(int PartnerNo, string Why, int ByStaffNo);

/// <summary>Suspends a partner, whose calls are refused from then on, and resumes it. Its settlements go on.</summary>
public static class PartnerStanding
{
    public static Outcome<Partner> Suspend(HubState state, Moment moment, PartnerStandingCommand command) =>
        Step(state, moment, command, PartnerState.Active, PartnerState.Suspended, nameof(Suspend));

    public static Outcome<Partner> Resume(HubState state, Moment moment, PartnerStandingCommand command) =>
        Step(state, moment, command, PartnerState.Suspended, PartnerState.Active, nameof(Resume));

    private static Outcome<Partner> Step(HubState state, Moment moment, PartnerStandingCommand command, PartnerState from, PartnerState to, string trigger)
    {
        if (state.Partners.Find(command.PartnerNo) is not { } partner)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        if (partner.State != from)
        {
            return to == PartnerState.Suspended
                ? new Refusal(Reason.PartnerAlreadySuspended, $"{partner.Id} is suspended already.")
                : new Refusal(Reason.PartnerNotSuspended, $"{partner.Id} is not suspended.");
        }

        var changed = partner with { State = to };
        state.Partners.Put(partner.No, changed);
        History.Note(state, moment, partner.Id, from.ToString(), to.ToString(), trigger, History.Person(state, command.ByStaffNo), command.Why);
        return changed;
    }
}
