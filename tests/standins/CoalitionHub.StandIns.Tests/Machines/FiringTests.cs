using Shouldly;
using Stateless;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class FiringTests
{
    [Fact]
    public void A_permitted_trigger_leads_to_the_next_state()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);

        machine.State.ShouldBe(Step.Draft);
        machine.Fire(Event.Place);

        machine.State.ShouldBe(Step.Placed);
    }

    [Fact]
    public void The_state_may_be_kept_elsewhere_and_is_written_once_a_step()
    {
        var row = Step.Draft;
        var writes = 0;
        var machine = new StateMachine<Step, Event>(() => row, state => (row, writes) = (state, writes + 1));
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);

        machine.Fire(Event.Place);

        row.ShouldBe(Step.Placed);
        writes.ShouldBe(1);
    }

    [Fact]
    public void A_trigger_that_is_not_permitted_is_refused_by_name_and_changes_nothing()
    {
        var machine = Order.Machine();

        var refusal = Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Send));

        refusal.Message.ShouldContain(nameof(Event.Send));
        refusal.Message.ShouldContain(nameof(Step.Draft));
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public void A_trigger_that_is_not_permitted_can_be_handled_instead()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).PermitIf(Event.Place, Step.Placed, () => false, "basket is empty");
        List<string> heard = [];
        machine.OnUnhandledTrigger((state, trigger, unmet) =>
            heard.Add($"{state} {trigger} {string.Join(",", unmet ?? [])}"));

        machine.Fire(Event.Place);
        machine.Fire(Event.Send);

        heard.ShouldBe(["Draft Place basket is empty", "Draft Send "]);
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public async Task A_trigger_that_is_not_permitted_can_be_handled_asynchronously()
    {
        var machine = Order.Machine();
        List<string> heard = [];
        machine.OnUnhandledTriggerAsync(async (state, trigger) =>
        {
            await Task.Yield();
            heard.Add($"{state} {trigger}");
        });

        await machine.FireAsync(Event.Send);

        heard.ShouldBe(["Draft Send"]);
    }

    [Fact]
    public void An_ignored_trigger_is_permitted_and_runs_nothing()
    {
        var machine = Order.Machine();
        var entered = 0;
        machine.Configure(Step.Draft).Ignore(Event.Touch).OnEntry(() => entered++).OnExit(() => entered++);
        machine.OnTransitioned(_ => entered++);

        machine.Fire(Event.Touch);

        machine.CanFire(Event.Touch).ShouldBeTrue();
        machine.State.ShouldBe(Step.Draft);
        entered.ShouldBe(0);
    }

    [Fact]
    public void A_reentry_leaves_the_state_and_enters_it_again()
    {
        var machine = Order.Machine();
        List<string> log = [];
        machine.Configure(Step.Draft)
            .PermitReentry(Event.Touch)
            .OnExit(() => log.Add("out"))
            .OnEntry(transition => log.Add($"in {transition.IsReentry}"));

        machine.Fire(Event.Touch);

        log.ShouldBe(["out", "in True"]);
    }

    [Fact]
    public void A_state_cannot_lead_to_itself_in_passing() =>
        Should.Throw<ArgumentException>(() => Order.Machine().Configure(Step.Draft).Permit(Event.Touch, Step.Draft));

    [Fact]
    public void A_dynamic_transition_asks_where_it_leads_when_it_is_fired()
    {
        var machine = Order.Machine();
        var express = false;
        machine.Configure(Step.Draft).PermitDynamic(Event.Place, () => express ? Step.Packed : Step.Placed);

        express = true;
        machine.Fire(Event.Place);

        machine.State.ShouldBe(Step.Packed);
    }

    [Fact]
    public void An_internal_transition_acts_and_stays()
    {
        var machine = Order.Machine();
        List<string> log = [];
        machine.Configure(Step.Draft)
            .OnEntry(() => log.Add("in"))
            .OnExit(() => log.Add("out"))
            .InternalTransition(Event.Touch, transition => log.Add($"{transition.Source} {transition.Destination}"));

        machine.Fire(Event.Touch);

        log.ShouldBe(["Draft Draft"]);
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public void Exit_announcement_entry_and_completion_come_in_this_order()
    {
        var machine = Order.Machine();
        List<string> log = [];
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed).OnExit(() => log.Add("exit"));
        machine.Configure(Step.Placed).OnEntry(() => log.Add("entry"));
        machine.OnTransitioned(transition => log.Add($"{transition.Source}-{transition.Destination}"));
        machine.OnTransitionCompleted(transition => log.Add($"{transition.Trigger} done"));

        machine.Fire(Event.Place);

        log.ShouldBe(["exit", "Draft-Placed", "entry", "Place done"]);
    }

    [Fact]
    public void A_trigger_fired_on_the_way_waits_its_turn()
    {
        var machine = Order.Machine();
        List<string> log = [];
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Pack, Step.Packed).OnEntry(() =>
        {
            machine.Fire(Event.Pack);
            log.Add($"still {machine.State}");
        });
        machine.OnTransitionCompleted(transition => log.Add($"done {transition.Destination}"));

        machine.Fire(Event.Place);

        log.ShouldBe(["still Placed", "done Placed", "done Packed"]);
    }

    [Fact]
    public void A_machine_that_fires_at_once_moves_on_within_the_entry_action()
    {
        var machine = new StateMachine<Step, Event>(Step.Draft, FiringMode.Immediate);
        List<Step> seen = [];
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Pack, Step.Packed).OnEntry(() =>
        {
            machine.Fire(Event.Pack);
            seen.Add(machine.State);
        });

        machine.Fire(Event.Place);

        seen.ShouldBe([Step.Packed]);
        machine.State.ShouldBe(Step.Packed);
    }

    [Fact]
    public void A_failed_entry_action_does_not_lock_the_machine()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);
        machine.Configure(Step.Placed).Permit(Event.Pack, Step.Packed).OnEntry(() => throw new TimeoutException());

        Should.Throw<TimeoutException>(() => machine.Fire(Event.Place));
        machine.Fire(Event.Pack);

        machine.State.ShouldBe(Step.Packed);
    }

    [Fact]
    public void A_machine_says_its_state_and_what_it_permits()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed);

        machine.ToString().ShouldContain("Draft");
        machine.ToString().ShouldContain("Place");
    }
}
