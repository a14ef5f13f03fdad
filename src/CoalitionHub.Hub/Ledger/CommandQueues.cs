using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// One bounded queue for each partner, drained in turn, so that one partner's flood doesn't starve another.
/// </summary>
/// <param name="capacity">How many commands may wait in one queue.</param>
internal sealed class CommandQueues(int capacity)
{
    /// <summary>How many a partner may have in a row before the next one's turn.</summary>
    private const int Turn = 32;

    private readonly object gate = new();
    private readonly Dictionary<int, Queue<Command>> queues = [];
    private readonly Queue<int> turns = new();
    private bool closed;
    private bool isWaiting;
    private bool nudged;

    /// <summary>How many commands wait.</summary>
    public int Length { get; private set; }

    /// <summary>Puts a command at the end of its partner's queue.</summary>
    /// <returns>Null, or why it isn't taken.</returns>
    public Refusal? Enqueue(Command command)
    {
        lock (gate)
        {
            if (closed)
            {
                return new Refusal(Reason.ShuttingDown, "The hub is stopping; send the same request again, to another or when it is back.") { RetryAfter = TimeSpan.FromSeconds(1) };
            }

            if (!queues.TryGetValue(command.PartnerNo, out var queue))
            {
                queue = new Queue<Command>();
                queues.Add(command.PartnerNo, queue);
            }

            if (queue.Count >= capacity)
            {
                return new Refusal(Reason.QueueFull, $"{capacity} requests of this partner wait already; slow down, then send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(100) };
            }

            if (queue.Count == 0)
            {
                turns.Enqueue(command.PartnerNo);
            }

            queue.Enqueue(command);
            Length++;
            if (isWaiting)
            {
                Monitor.Pulse(gate);
            }

            return null;
        }
    }

    /// <summary>Takes what has queued, at once; waits only when nothing has.</summary>
    /// <param name="taken">Where they go.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="wait">How long to wait for the first.</param>
    /// <returns>False when the queues are closed and empty.</returns>
    public bool Take(List<Command> taken, int most, TimeSpan wait)
    {
        lock (gate)
        {
            if (Length == 0 && !closed && !nudged)
            {
                isWaiting = true;
                Monitor.Wait(gate, wait);
                isWaiting = false;
            }

            nudged = false;
            while (Length > 0 && taken.Count < most)
            {
                var partnerNo = turns.Dequeue();
                var queue = queues[partnerNo];
                for (var count = 0; count < Turn && queue.Count > 0 && taken.Count < most; count++)
                {
                    taken.Add(queue.Dequeue());
                    Length--;
                }

                if (queue.Count > 0)
                {
                    turns.Enqueue(partnerNo);
                }
            }

            return taken.Count > 0 || !closed;
        }
    }

    /// <summary>Ends a wait, so that the writer looks around.</summary>
    public void Nudge()
    {
        lock (gate)
        {
            nudged = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Takes nothing more; what waits is still drained.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
    }
}
