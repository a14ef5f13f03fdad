using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Machines;

public sealed class AsynchronyTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task Asynchronous_actions_are_awaited_one_after_the_other()
    {
        var machine = Order.Machine();
        var place = machine.SetTriggerParameters<string>(Event.Place);
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed).OnExitAsync(() => LogAsync("exit"));
        machine.Configure(Step.Placed)
            .OnEntry(() => _log.Add("entry"))
            .OnEntryAsync(() => LogAsync("entry later"))
            .OnEntryFromAsync(place, who => LogAsync(who));
        machine.OnTransitionedAsync(_ => LogAsync("moved"));
        machine.OnTransitionCompletedAsync(_ => LogAsync("done"));

        await machine.FireAsync(place, "ann");

        _log.ShouldBe(["exit", "moved", "entry", "entry later", "ann", "done"]);
        machine.State.ShouldBe(Step.Placed);
    }

    [Fact]
    public void An_asynchronous_action_is_refused_where_nobody_awaits_it()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed).OnExitAsync(() => LogAsync("exit"));

        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Place));
        _log.ShouldBeEmpty();
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public async Task An_asynchronous_internal_transition_is_awaited()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).InternalTransitionAsync(Event.Touch, () => LogAsync("touched"));

        await machine.FireAsync(Event.Touch);

        _log.ShouldBe(["touched"]);
    }

    [Fact]
    public async Task A_failed_asynchronous_action_reaches_who_fired()
    {
        var machine = Order.Machine();
        machine.Configure(Step.Draft).Permit(Event.Place, Step.Placed).OnExitAsync(async () =>
        {
            await Task.Yield();
            throw new TimeoutException();
        });

        await Should.ThrowAsync<TimeoutException>(() => machine.FireAsync(Event.Place));
        machine.State.ShouldBe(Step.Draft);
    }

    [Fact]
    public async Task Activation_goes_from_the_outside_in_and_deactivation_the_other_way()
    {
        var machine = Order.WithinOpen(Step.Placed);
        machine.Configure(Step.Open)
            .OnActivate(() => _log.Add("open on")).OnDeactivateAsync(() => LogAsync("open off"));
        machine.Configure(Step.Placed)
            .OnActivate(() => _log.Add("placed on")).OnDeactivate(() => _log.Add("placed off"));

        machine.Activate();
        await machine.DeactivateAsync();

        _log.ShouldBe(["open on", "placed on", "placed off", "open off"]);
    }

    private async Task LogAsync(string text)
    {
        await Task.Yield();
        _log.Add(text);
    }
}
