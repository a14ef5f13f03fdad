using Stateless;

namespace CoalitionHub.StandIns.Tests.Machines;

internal enum Step
{
    Draft,
    Placed,
    Packed,
    Sent,
    Returned,
    Open,
}

internal enum Event
{
    Place,
    Pack,
    Send,
    Return,
    Touch,
}

/// <summary>An order's states: Placed and Packed are both part of Open.</summary>
internal static class Order
{
    public static StateMachine<Step, Event> Machine(Step initial = Step.Draft) => new(initial);

    public static StateMachine<Step, Event> WithinOpen(Step initial)
    {
        var machine = Machine(initial);
        machine.Configure(Step.Placed).SubstateOf(Step.Open).Permit(Event.Pack, Step.Packed);
        machine.Configure(Step.Packed).SubstateOf(Step.Open);
        machine.Configure(Step.Open).Permit(Event.Send, Step.Sent);
        return machine;
    }
}
