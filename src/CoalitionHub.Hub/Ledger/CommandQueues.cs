using System.Diagnostics;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// One bounded queue for each partner and one more for what comes on its streams, drained in turn: one partner's flood doesn't starve
/// another, nor its night batch its tills. A queue takes a sudden crowd up to its capacity; once that was too little, it is kept short,
/// so that those who are taken are answered soon, until nobody has been turned away for a while.
/// </summary>
/// <param name="capacity">How many commands may wait in one queue.</param>
/// <param name="clock">Tells how often somebody is turned away.</param>
internal sealed class CommandQueues(int capacity, TimeProvider clock)
{
    /// <summary>The part of its capacity that an overrun queue is kept to. Not for streams: they are held back, not turned away.</summary>
    public const int ShortPart = 4;

    /// <summary>How long nobody may have been turned away until a queue takes its whole capacity again.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    /// <summary>How many a queue may have in a row before the next one's turn.</summary>
    private const int Turn = 32;

    private readonly object gate = new();
    private readonly Dictionary<(int PartnerNo, bool IsBulk), Line> lines = [];
    private readonly Queue<Line> turns = new();
    private readonly RefusalPace pace = new(clock);
    private volatile bool closed;
    private bool isWaiting;
    private volatile int length;

    /// <summary>How many commands wait.</summary>
    public int Length => length;

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

            if (!lines.TryGetValue((command.PartnerNo, command.IsBulk), out var line))
            {
                line = new Line();
                lines.Add((command.PartnerNo, command.IsBulk), line);
            }

            var queue = line.Commands;
            if (queue.Count >= (command.IsBulk ? capacity : Room(line)))
            {
                line.Refused = clock.GetTimestamp();
                return new Refusal(Reason.QueueFull, $"{queue.Count} requests of this partner wait already; slow down, then send the same request again.")
                {
                    RetryAfter = command.IsBulk ? RefusalPace.Shortest : pace.Next(),
                };
            }

            if (queue.Count == 0)
            {
                turns.Enqueue(line);
            }

            queue.Enqueue(command);
            length++;
            if (isWaiting)
            {
                Monitor.Pulse(gate);
            }

            return null;
        }
    }

    /// <summary>Waits until something has queued, or the queues are closed.</summary>
    /// <param name="wait">How long at most.</param>
    /// <returns>How long it was; zero when something waited already.</returns>
    public TimeSpan WaitForFirst(TimeSpan wait)
    {
        lock (gate)
        {
            if (length > 0 || closed)
            {
                return TimeSpan.Zero;
            }

            var began = Stopwatch.GetTimestamp();
            isWaiting = true;
            Monitor.Wait(gate, wait);
            isWaiting = false;
            return Stopwatch.GetElapsedTime(began);
        }
    }

    /// <summary>
    /// Gives those a moment who are on their way: callers that were answered together come back together, and a commit for the first of
    /// them alone would make the others wait for two. Ends as soon as they are there, or nobody comes any more.
    /// </summary>
    /// <param name="company">How many are expected; a lone caller is not kept waiting.</param>
    /// <param name="patience">How long at most.</param>
    public void Gather(int company, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        var came = began;
        for (var there = length; there > 0 && there < company && !closed;)
        {
            Thread.Yield();
            var now = Stopwatch.GetTimestamp();
            if (length > there)
            {
                (there, came) = (length, now);
            }
            else if (Stopwatch.GetElapsedTime(came, now) > patience / 4)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(began, now) > patience)
            {
                return;
            }
        }
    }

    /// <summary>Takes what has queued, in turn.</summary>
    /// <param name="taken">Where they go.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>False when the queues are closed and empty.</returns>
    public bool Take(List<Command> taken, int most)
    {
        lock (gate)
        {
            while (Length > 0 && taken.Count < most)
            {
                var line = turns.Dequeue();
                var queue = line.Commands;
                for (var count = 0; count < Turn && queue.Count > 0 && taken.Count < most; count++)
                {
                    taken.Add(queue.Dequeue());
                    length--;
                }

                if (queue.Count > 0)
                {
                    turns.Enqueue(line);
                }
            }

            return taken.Count > 0 || !closed;
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

    private int Room(Line line) => line.Refused is { } last && clock.GetElapsedTime(last) < Calm ? Math.Max(1, capacity / ShortPart) : capacity;

    /// <summary>One queue.</summary>
    private sealed class Line
    {
        public Queue<Command> Commands { get; } = new();

        /// <summary>When somebody was last turned away; null while nobody ever was.</summary>
        public long? Refused { get; set; }
    }
}
