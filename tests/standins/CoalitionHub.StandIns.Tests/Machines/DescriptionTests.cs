using Shouldly;
using Stateless.Graph;
using Stateless.Reflection;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class DescriptionTests
{
    [Fact]
    public void A_description_names_all_states_and_where_the_machine_began()
    {
        var machine = Order.WithinOpen(Step.Draft);
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        machine.Fire(Event.Place);

        var info = machine.GetInfo();

        info.InitialState.UnderlyingState.ShouldBe(Step.Draft);
        info.States.Select(state => (Step)state.UnderlyingState)
            .ShouldBe([Step.Draft, Step.Placed, Step.Packed, Step.Open, Step.Sent], ignoreOrder: true);
        info.StateType.ShouldBe(typeof(Step));
        info.TriggerType.ShouldBe(typeof(Event));
    }

    [Fact]
    public void A_state_knows_those_above_and_below_it()
    {
        var info = Order.WithinOpen(Step.Draft).GetInfo();

        var placed = Find(info, Step.Placed);

        placed.Superstate.ShouldBeSameAs(Find(info, Step.Open));
        Find(info, Step.Open).Substates.ShouldBe([placed, Find(info, Step.Packed)], ignoreOrder: true);
        Find(info, Step.Open).Superstate.ShouldBeNull();
    }

    [Fact]
    public void A_description_walks_every_pair_of_state_and_trigger()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft)
            .PermitIf(Event.Place, Step.Placed, () => true, "paid")
            .PermitDynamic(Event.Pack, () => Step.Packed, "by size", new DynamicStateInfos { { Step.Packed, "small" } })
            .InternalTransition(Event.Touch, () => { })
            .Ignore(Event.Return)
            .OnEntryFrom(Event.Place, () => { }, "greet")
            .OnExitAsync(() => Task.CompletedTask, "wave");

        var draft = Find(machine.GetInfo(), Step.Draft);

        var place = draft.FixedTransitions.Single(transition => transition.Trigger.UnderlyingTrigger.Equals(Event.Place));
        place.DestinationState.UnderlyingState.ShouldBe(Step.Placed);
        place.IsInternalTransition.ShouldBeFalse();
        place.GuardConditionsMethodDescriptions.ShouldHaveSingleItem().Description.ShouldBe("paid");
        var touch = draft.FixedTransitions.Single(transition => transition.IsInternalTransition);
        touch.DestinationState.ShouldBeSameAs(draft);
        touch.Trigger.UnderlyingTrigger.ShouldBe(Event.Touch);
        var pack = draft.DynamicTransitions.ShouldHaveSingleItem();
        pack.DestinationStateSelectorDescription.Description.ShouldBe("by size");
        pack.PossibleDestinationStates.ShouldNotBeNull().ShouldHaveSingleItem().DestinationState.ShouldBe("Packed");
        draft.IgnoredTriggers.ShouldHaveSingleItem().Trigger.UnderlyingTrigger.ShouldBe(Event.Return);
        draft.Transitions.Count().ShouldBe(3);
        var greet = draft.EntryActions.ShouldHaveSingleItem();
        greet.Method.Description.ShouldBe("greet");
        greet.FromTrigger.ShouldBe("Place");
        draft.ExitActions.ShouldHaveSingleItem().IsAsync.ShouldBeTrue();
    }

    [Fact]
    public void A_graph_shows_states_transitions_guards_and_where_the_machine_began()
    {
        var machine = Order.WithinOpen(Step.Draft);
        machine.Configure(Step.Draft)
            .PermitIf(Event.Place, Step.Placed, () => true, "paid")
            .PermitDynamic(Event.Pack, () => Step.Packed, "by size", new DynamicStateInfos { { Step.Packed, "small" } })
            .OnEntry(() => { }, "greet");

        var graph = UmlDotGraph.Format(machine.GetInfo());

        graph.ShouldStartWith("digraph {");
        graph.ShouldEndWith("}");
        graph.ShouldContain("\"Draft\" -> \"Placed\" [style=\"solid\", label=\"Place [paid]\"];");
        graph.ShouldContain("\"Draft\" -> \"Decision1\" [style=\"solid\", label=\"Pack\"];");
        graph.ShouldContain("\"Decision1\" -> \"Packed\" [style=\"solid\", label=\"Pack [small]\"];");
        graph.ShouldContain("\"Draft\" [label=\"Draft|entry / greet\"];");
        graph.ShouldContain("subgraph \"clusterOpen\"");
        graph.ShouldContain("init -> \"Draft\"");
        graph.Count(mark => mark == '{').ShouldBe(graph.Count(mark => mark == '}'));
    }

    private static StateInfo Find(StateMachineInfo info, Step step) =>
        info.States.Single(state => state.UnderlyingState.Equals(step));
}
