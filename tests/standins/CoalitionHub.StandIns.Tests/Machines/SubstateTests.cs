using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class SubstateTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void A_machine_in_a_substate_is_in_the_superstate_too()
    {
        var machine = Order.WithinOpen(Step.Placed);

        machine.IsInState(Step.Placed).ShouldBeTrue();
        machine.IsInState(Step.Open).ShouldBeTrue();
        machine.IsInState(Step.Packed).ShouldBeFalse();
        machine.State.ShouldBe(Step.Placed);
    }

    [Fact]
    public void A_substate_permits_what_its_superstate_does()
    {
        var machine = Order.WithinOpen(Step.Packed);

        machine.Fire(Event.Send);

        machine.State.ShouldBe(Step.Sent);
    }

    [Fact]
    public void A_substates_own_transition_goes_before_its_superstates()
    {
        var machine = Order.WithinOpen(Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Send, Step.Returned);

        machine.Fire(Event.Send);

        machine.State.ShouldBe(Step.Returned);
    }

    [Fact]
    public void A_superstate_steps_in_where_the_substates_guard_is_not_met()
    {
        var machine = Order.WithinOpen(Step.Placed);
        machine.Configure(Step.Placed).PermitIf(Event.Send, Step.Returned, () => false);

        machine.Fire(Event.Send);

        machine.State.ShouldBe(Step.Sent);
    }

    [Fact]
    public void Moving_between_two_substates_neither_leaves_nor_enters_their_superstate()
    {
        var machine = Logged(Step.Placed);

        machine.Fire(Event.Pack);

        _log.ShouldBe(["out Placed", "in Packed"]);
    }

    [Fact]
    public void Leaving_goes_from_the_inside_out()
    {
        var machine = Logged(Step.Placed);

        machine.Fire(Event.Send);

        _log.ShouldBe(["out Placed", "out Open", "in Sent"]);
    }

    [Fact]
    public void Entering_goes_from_the_outside_in()
    {
        var machine = Logged(Step.Draft);

        machine.Fire(Event.Place);

        _log.ShouldBe(["out Draft", "in Open", "in Placed"]);
    }

    [Fact]
    public void Moving_up_to_the_superstate_leaves_the_substate_only()
    {
        var machine = Logged(Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Return, Step.Open);

        machine.Fire(Event.Return);

        _log.ShouldBe(["out Placed"]);
        machine.State.ShouldBe(Step.Open);
    }

    [Fact]
    public void A_superstates_reentry_from_below_ends_in_the_superstate()
    {
        var machine = Logged(Step.Placed);
        machine.Configure(Step.Open).PermitReentry(Event.Touch);

        machine.Fire(Event.Touch);

        _log.ShouldBe(["out Placed", "out Open", "in Open"]);
        machine.State.ShouldBe(Step.Open);
    }

    [Fact]
    public void A_superstates_way_to_the_substate_the_machine_is_in_leads_nowhere()
    {
        var machine = Logged(Step.Packed);
        machine.Configure(Step.Open).Permit(Event.Pack, Step.Packed);

        machine.Fire(Event.Pack);

        _log.ShouldBeEmpty();
        machine.State.ShouldBe(Step.Packed);
    }

    [Fact]
    public void An_initial_transition_goes_on_into_the_substate()
    {
        var machine = Logged(Step.Draft);
        machine.Configure(Step.Draft).Permit(Event.Touch, Step.Open);
        machine.Configure(Step.Open).InitialTransition(Step.Placed);

        machine.Fire(Event.Touch);

        _log.ShouldBe(["out Draft", "in Open", "in Placed"]);
        machine.State.ShouldBe(Step.Placed);
    }

    [Fact]
    public void A_state_cannot_lie_within_itself_by_any_way_round()
    {
        var machine = Order.WithinOpen(Step.Draft);

        Should.Throw<ArgumentException>(() => machine.Configure(Step.Open).SubstateOf(Step.Open));
        Should.Throw<ArgumentException>(() => machine.Configure(Step.Open).SubstateOf(Step.Placed));
    }

    private Stateless.StateMachine<Step, Event> Logged(Step initial)
    {
        var machine = Order.WithinOpen(initial);
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        foreach (var step in Enum.GetValues<Step>())
        {
            machine.Configure(step).OnEntry(() => _log.Add($"in {step}")).OnExit(() => _log.Add($"out {step}"));
        }

        return machine;
    }
}
