using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>A second person approves a proposed route, or turns it down.</summary>
public static class RouteDecisions
{
    internal static Refusal Retroactive { get; } = new(Reason.TermsRetroactive, "The route's effective time has passed; no approval is retroactive. Propose it again with a later time, or with none.");

    /// <summary>Opens the route from its effective time on; from now on where none was given.</summary>
    public static Outcome<Route> Approve(HubState state, Moment moment, int routeNo, int staffNo)
    {
        if (!Proposed(state, routeNo).TryGet(out var route, out var refusal))
        {
            return refusal;
        }

        if (route.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve a route.");
        }

        if (route.EffectiveMicros != 0 && route.EffectiveMicros < moment.NowMicros)
        {
            return Retroactive;
        }

        // Two proposals that are each safe can be unsafe together: only here, in the journal's order, is it certain with which others it will stand.
        return LoopOf(state, moment, route) is { } loop
            ? new Refusal(Reason.RouteArbitrage, loop.Said(state))
            : Decided(state, moment, AsApproved(moment, route), "Approve", staffNo, "");
    }

    /// <summary>The loop that the route would close, were it approved now; null for none.</summary>
    public static RouteLoop? LoopOf(HubState state, Moment moment, Route route) => ArbitrageGuard.Find(state, moment, AsApproved(moment, route));

    /// <summary>Turns the route down.</summary>
    public static Outcome<Route> Reject(HubState state, Moment moment, int routeNo, int staffNo, string why = "") =>
        Proposed(state, routeNo).TryGet(out var route, out var refusal)
            ? Decided(state, moment, route with { State = ApprovalState.Rejected }, "Reject", staffNo, why)
            : refusal;

    internal static void Note(HubState state, Moment moment, Route route, string from, string trigger, int staffNo, string why) =>
        History.Note(
            state, moment, route.Id, from, route.State.ToString(), trigger,
            History.Person(state, staffNo), why);

    private static Route AsApproved(Moment moment, Route route) =>
        route with { State = ApprovalState.Approved, EffectiveMicros = route.EffectiveMicros == 0 ? moment.NowMicros : route.EffectiveMicros };

    private static Outcome<Route> Proposed(HubState state, int routeNo) => state.Routes.Find(routeNo) switch
    {
        null => new Refusal(Reason.RouteNotFound, "There is no such route."),
        { State: ApprovalState.Proposed } route => route,
        var decided => new Refusal(Reason.NotProposed, $"The route is {decided.State} already."),
    };

    private static Route Decided(HubState state, Moment moment, Route route, string trigger, int staffNo, string why)
    {
        var decided = route with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.Routes.Put(decided.No, decided);
        Note(state, moment, decided, nameof(ApprovalState.Proposed), trigger, staffNo, why);
        return decided;
    }
}
