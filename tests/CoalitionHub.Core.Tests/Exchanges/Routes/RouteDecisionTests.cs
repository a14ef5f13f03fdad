using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class RouteDecisionTests
{
    private readonly Brands brands = new();

    [Fact]
    public void A_proposed_route_is_not_in_force_until_another_person_approves_it()
    {
        var route = Propose(Proposal()).Value;

        Current().Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);
        Approve(route.No, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        var approved = Approve(route.No, Brands.Checker).Value;

        (approved.State, approved.DecidedBy, approved.EffectiveMicros).ShouldBe((ApprovalState.Approved, Brands.Checker, brands.Coalition.NowMicros));
        Current().Value.ShouldBe(approved);
        brands.State.Changes.Added.Where(change => change.Subject == route.Id).Select(change => change.To).ShouldBe(["Proposed", "Approved"]);
    }

    [Fact]
    public void A_rejected_route_stays_rejected()
    {
        var route = Propose(Proposal()).Value;
        brands.Coalition.Done((state, now) => RouteDecisions.Reject(state, now, route.No, Brands.Checker)).State.ShouldBe(ApprovalState.Rejected);

        Approve(route.No, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NotProposed);
        Current().Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);
    }

    [Fact]
    public void Neither_a_proposal_nor_its_approval_is_retroactive()
    {
        var now = brands.Coalition.NowMicros;
        Propose(Proposal() with { EffectiveMicros = now - 1 }).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TermsRetroactive);
        var route = Propose(Proposal() with { EffectiveMicros = now + 10 }).Value;

        brands.Coalition.NowMicros = now + 11;

        Approve(route.No, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TermsRetroactive);
    }

    [Fact]
    public void The_next_route_takes_over_at_its_effective_time()
    {
        var first = brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        var effective = brands.Coalition.NowMicros + 1_000;
        var second = Approve(Propose(Proposal() with { EffectiveMicros = effective }).Value.No, Brands.Checker).Value;

        RouteInForce.Find(brands.State, Brands.Nights, Brands.Miles, effective - 1).Value.No.ShouldBe(first.No);
        RouteInForce.Find(brands.State, Brands.Nights, Brands.Miles, effective).Value.No.ShouldBe(second.No);
    }

    [Fact]
    public void A_route_that_cannot_be_is_refused_by_name()
    {
        Propose(Brands.Proposal("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 3))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteSameCurrency);
        Propose(Brands.Proposal("NIGHTS", "STARS", Brands.Hotel, new Fraction(1, 3))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyUnknown);
        Propose(Brands.Proposal("NIGHTS", "HKD", Brands.Hotel, new Fraction(1, 3))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyUnknown);
        Propose(Brands.Proposal("NIGHTS", "MILES", 99, new Fraction(1, 3))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Propose(Brands.Proposal("NIGHTS", "MILES", Brands.Hotel, new Fraction(1, 3))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyNotAllowed);
        Propose(Brands.Proposal("NIGHTS", "MILES", Brands.Airline, new Fraction(1_001, 1))).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.AmountTooLarge);
        Approve(4711, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);
    }

    [Fact]
    public void Any_partner_may_issue_the_coalition_s_points() =>
        Propose(Brands.Proposal("MILES", "PTS", Brands.Grocer, new Fraction(1, 3))).Refusal.ShouldBeNull();

    private static ProposeRouteCommand Proposal() => Brands.Proposal("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));

    private Outcome<Route> Propose(ProposeRouteCommand command) => brands.Coalition.Decide((state, now) => ProposeRoute.Decide(state, now, command));

    private Outcome<Route> Approve(int routeNo, int staffNo) => brands.Coalition.Decide((state, now) => RouteDecisions.Approve(state, now, routeNo, staffNo));

    private Outcome<Route> Current() => RouteInForce.Find(brands.State, Brands.Nights, Brands.Miles, brands.Coalition.NowMicros);
}
