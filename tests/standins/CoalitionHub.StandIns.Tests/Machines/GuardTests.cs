using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class GuardTests
{
    [Fact]
    public void Of_several_transitions_the_one_whose_guard_is_met_is_taken()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft)
            .PermitIf(Event.Place, Step.Packed, () => false)
            .PermitIf(Event.Place, Step.Placed, () => true);

        machine.Fire(Event.Place);

        machine.State.ShouldBe(Step.Placed);
    }

    [Fact]
    public void Guards_that_do_not_exclude_each_other_are_refused()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft)
            .PermitIf(Event.Place, Step.Packed, () => true)
            .PermitIf(Event.Place, Step.Placed, () => true);

        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Place));
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public void A_refusal_names_the_guards_that_were_not_met()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).PermitIf(Event.Place, Step.Placed, () => false, "basket is empty");

        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Place)).Message.ShouldContain("basket is empty");
    }

    [Fact]
    public void All_guards_of_a_transition_must_be_met()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).PermitIf(
            Event.Place,
            Step.Placed,
            new Tuple<Func<bool>, string>(() => true, "paid"),
            new Tuple<Func<bool>, string>(() => false, "in stock"));

        machine.CanFire(Event.Place, out var unmet).ShouldBeFalse();

        unmet.ShouldBe(["in stock"]);
    }

    [Fact]
    public void What_stands_in_the_way_is_null_where_the_state_does_not_know_the_trigger()
    {
        Order.Machine().CanFire(Event.Send, out var unmet).ShouldBeFalse();

        unmet.ShouldBeNull();
    }

    [Fact]
    public void A_guard_without_a_description_goes_by_its_name()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft)
            .PermitIf(Event.Place, Step.Placed, Never)
            .PermitIf(Event.Pack, Step.Packed, () => false);

        machine.CanFire(Event.Place, out var named);
        machine.CanFire(Event.Pack, out var nameless);

        named.ShouldBe([nameof(Never)]);
        nameless.ShouldBe([Stateless.Reflection.InvocationInfo.DefaultFunctionDescription]);
    }

    [Fact]
    public void A_guard_is_asked_once_a_firing()
    {
        var asked = 0;
        var machine = Order.Machine();
        machine.Configure(Step.Draft).PermitIf(Event.Place, Step.Placed, () => ++asked > 0);

        machine.Fire(Event.Place);

        asked.ShouldBe(1);
    }

    [Fact]
    public void Reentry_and_ignoring_can_be_guarded()
    {
        var machine = Order.Machine();
        var may = false;
        machine.Configure(Step.Draft).PermitReentryIf(Event.Touch, () => may).IgnoreIf(Event.Pack, () => may);

        machine.CanFire(Event.Touch).ShouldBeFalse();
        machine.CanFire(Event.Pack).ShouldBeFalse();
        may = true;

        machine.GetPermittedTriggers().ShouldBe([Event.Touch, Event.Pack], ignoreOrder: true);
    }

    [Fact]
    public void Dynamic_and_internal_transitions_can_be_guarded()
    {
        var machine = Order.Machine();
        var may = false;
        machine.Configure(Step.Draft)
            .PermitDynamicIf(Event.Place, () => Step.Placed, () => may)
            .InternalTransitionIf(Event.Touch, _ => may, () => { });

        machine.PermittedTriggers.ShouldBeEmpty();
        may = true;

        machine.PermittedTriggers.ShouldBe([Event.Place, Event.Touch], ignoreOrder: true);
    }

    [Fact]
    public void Permitted_triggers_are_those_of_the_state_and_of_those_above_it_each_once()
    {
        var machine = Order.WithinOpen(Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Send, Step.Returned);
        machine.Configure(Step.Sent).Permit(Event.Return, Step.Returned);

        machine.PermittedTriggers.ShouldBe([Event.Pack, Event.Send], ignoreOrder: true);
    }

    private static bool Never() => false;
}
