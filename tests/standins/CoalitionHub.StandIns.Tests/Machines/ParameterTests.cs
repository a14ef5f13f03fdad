using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class ParameterTests
{
    [Fact]
    public void The_arguments_of_a_trigger_reach_its_entry_actions_typed()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<string>(Event.Place);
        var pack = machine.SetTriggerParameters<string, int>(Event.Pack);
        var send = machine.SetTriggerParameters<string, int, bool>(Event.Send);
        List<string> log = [];
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Pack, Step.Packed).OnEntryFrom(place, who => log.Add(who));
        machine.Configure(Step.Packed).Permit(Event.Send, Step.Sent)
            .OnEntryFrom(pack, (box, count) => log.Add($"{box} {count}"));
        machine.Configure(Step.Sent)
            .OnEntryFrom(send, (to, days, express, step) => log.Add($"{to} {days} {express} {step.Source}"));

        machine.Fire(place, "ann");
        machine.Fire(pack, "box", 2);
        machine.Fire(send, "home", 3, true);

        log.ShouldBe(["ann", "box 2", "home 3 True Packed"]);
    }

    [Fact]
    public void An_entry_action_from_a_trigger_runs_for_that_trigger_only()
    {
        var machine = Order.Machine();
        List<string> log = [];
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed).Permit(Event.Return, Step.Placed);
        machine.Configure(Step.Placed)
            .OnEntryFrom(Event.Place, () => log.Add("placed"))
            .OnEntryFrom(Event.Return, () => log.Add("returned"))
            .OnEntry(() => log.Add("any"));

        machine.Fire(Event.Return);

        log.ShouldBe(["returned", "any"]);
    }

    [Fact]
    public void Arguments_reach_guards_destinations_and_listeners()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<int>(Event.Place);
        var pack = machine.SetTriggerParameters<int>(Event.Pack);
        object[] heard = [];
        machine.OnTransitioned(transition => heard = transition.Parameters);
        machine.Configure(Step.Draft)
            .PermitIf(place, Step.Sent, weight => weight < 10)
            .PermitIf(place, Step.Placed, weight => weight >= 10, "heavy");
        machine.Configure(Step.Placed).PermitDynamic(pack, boxes => boxes > 1 ? Step.Packed : Step.Sent);

        machine.CanFire(place, 5).ShouldBeTrue();
        machine.Fire(place, 12);
        machine.State.ShouldBe(Step.Placed);
        heard.ShouldBe([12]);
        machine.Fire(pack, 2);

        machine.State.ShouldBe(Step.Packed);
    }

    [Fact]
    public void A_guard_over_arguments_that_is_not_met_is_named()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<int>(Event.Place);
        machine.Configure(Step.Draft).PermitIf(place, Step.Placed, weight => weight >= 10, "heavy");

        machine.CanFire(place, 5, out var unmet).ShouldBeFalse();

        unmet.ShouldBe(["heavy"]);
        Should.Throw<InvalidOperationException>(() => machine.Fire(place, 5));
    }

    [Fact]
    public void Arguments_of_the_wrong_number_or_type_are_refused()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<string, int>(Event.Place);
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);

        Should.Throw<ArgumentException>(() => machine.Fire(Event.Place, "ann"));
        Should.Throw<ArgumentException>(() => machine.Fire(Event.Place, "ann", "two"));
        Should.Throw<ArgumentException>(() => machine.Fire(Event.Place, "ann", 2, 3));
        place.ArgumentTypes.ShouldBe([typeof(string), typeof(int)]);
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public void The_parameters_of_a_trigger_are_set_once()
    {
        var machine = Order.Machine();
        machine.SetTriggerParameters<string>(Event.Place);

        Should.Throw<InvalidOperationException>(() => machine.SetTriggerParameters<int>(Event.Place));
    }

    [Fact]
    public void Permitted_triggers_can_be_asked_for_without_arguments()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<int>(Event.Place);
        machine.Configure(Step.Draft).PermitIf(place, Step.Placed, weight => weight == 0);

        machine.PermittedTriggers.ShouldBe([Event.Place]);
        machine.GetPermittedTriggers(7).ShouldBeEmpty();
    }

    [Fact]
    public void An_internal_transition_takes_arguments()
    {
        var machine = Order.Machine();
        var touch = machine.SetTriggerParameters<string>(Event.Touch);
        List<string> log = [];
        machine.Configure(Step.Draft).InternalTransition(touch, (note, _) => log.Add(note));

        machine.Fire(touch, "careful");

        log.ShouldBe(["careful"]);
    }
}
