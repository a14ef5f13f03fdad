using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Ledger;

/// <summary>The one writer: everything that changes anything goes through it, in one order.</summary>
internal interface IWriter
{
    /// <summary>The committed state, for readers on any thread.</summary>
    HubState State { get; }

    /// <summary>True while this process's lease runs, so that nobody else can have written, and its state is the latest.</summary>
    bool HasLease { get; }

    /// <summary>Why this process carries nothing out, and vouches for nothing, while it doesn't write.</summary>
    Refusal Absence { get; }

    /// <summary>Queues a command behind its partner's others.</summary>
    /// <returns>Null, or why it can't be taken now: the queue is full, the hub drains, another process writes.</returns>
    Refusal? Enqueue(Command command);
}
