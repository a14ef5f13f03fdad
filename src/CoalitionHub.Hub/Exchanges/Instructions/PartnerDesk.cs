using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// One partner's streams, and which of them has which instruction. A member's instructions go to the same stream as long as it has
/// room; one that has to be put again goes to another, if there is one.
/// </summary>
internal sealed class PartnerDesk(BusinessClock clock)
{
    /// <summary>A stream that hasn't come for so long is gone with its process: one at work comes every few seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private const int SentToForget = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Stream> streams = [];
    private readonly Dictionary<long, Sent> sent = [];
    private long reachableSinceMicros;

    /// <summary>Since when there has been a stream; 0 while there is none.</summary>
    public long ReachableSinceMicros
    {
        get
        {
            lock (gate)
            {
                DropSilent();
                return streams.Count == 0 ? 0 : reachableSinceMicros;
            }
        }
    }

    /// <summary>Opens a stream, or learns that it is still there.</summary>
    public void Open(Guid id, int most)
    {
        lock (gate)
        {
            DropSilent();
            if (!streams.TryGetValue(id, out var stream))
            {
                if (streams.Count == InstructionDesk.MostStreams)
                {
                    throw new RefusalException(new Refusal(Reason.TooManyStreams, $"The partner has {InstructionDesk.MostStreams} streams of instructions open; close some.") { RetryAfter = TimeSpan.FromSeconds(5) });
                }

                reachableSinceMicros = streams.Count == 0 ? clock.NowMicros : reachableSinceMicros;
                streams.Add(id, stream = new Stream(id, most));
            }

            stream.SeenTimestamp = clock.Process.GetTimestamp();
        }
    }

    /// <summary>Closes a stream.</summary>
    /// <returns>True when it leaves something to others.</returns>
    public bool Close(Guid id)
    {
        lock (gate)
        {
            return streams.Remove(id, out var stream) && stream.Held.Count > 0;
        }
    }

    /// <summary>Gives a stream its part of what is due and nobody has.</summary>
    /// <returns>Null when the stream has been closed.</returns>
    public IReadOnlyList<Delivery>? Give(Guid id, IReadOnlyList<Instruction> due)
    {
        lock (gate)
        {
            if (!streams.TryGetValue(id, out var stream))
            {
                return null;
            }

            stream.SeenTimestamp = clock.Process.GetTimestamp();
            var taken = Forget(due);
            List<Delivery> given = [];
            foreach (var instruction in due)
            {
                if (!stream.HasRoom)
                {
                    break;
                }

                if (!taken.Contains(instruction.No) && Choose(instruction) == stream)
                {
                    stream.Held.Add(instruction.No, instruction.Attempts);
                    given.Add(new Delivery(instruction, CountDelivery(instruction, id), Instructions.DeadlineMicros(instruction, reachableSinceMicros)));
                }
            }

            return given;
        }
    }

    /// <summary>Drops what was answered, or is put again, from the streams that had it.</summary>
    /// <returns>What some stream still has.</returns>
    private HashSet<long> Forget(IReadOnlyList<Instruction> due)
    {
        var attempts = due.ToDictionary(instruction => instruction.No, instruction => instruction.Attempts);
        HashSet<long> taken = [];
        foreach (var stream in streams.Values)
        {
            foreach (var (no, attempt) in stream.Held.ToList())
            {
                if (attempts.TryGetValue(no, out var now) && now == attempt)
                {
                    taken.Add(no);
                }
                else
                {
                    stream.Held.Remove(no);
                }
            }
        }

        if (sent.Count > due.Count + SentToForget)
        {
            foreach (var no in sent.Keys.Where(no => !attempts.ContainsKey(no)).ToList())
            {
                sent.Remove(no);
            }
        }

        return taken;
    }

    /// <summary>Rendezvous hashing: when a stream comes or goes, only its own members move.</summary>
    private Stream? Choose(Instruction instruction)
    {
        var unheeded = streams.Count > 1 && sent.TryGetValue(instruction.No, out var before) && before.Attempts < instruction.Attempts ? before.Stream : Guid.Empty;
        Stream? best = null;
        var bestWeight = 0;
        foreach (var stream in streams.Values)
        {
            var weight = HashCode.Combine(stream.Id, instruction.MemberNo);
            if (stream.HasRoom && stream.Id != unheeded && (best is null || weight > bestWeight))
            {
                (best, bestWeight) = (stream, weight);
            }
        }

        return best;
    }

    private int CountDelivery(Instruction instruction, Guid stream)
    {
        var count = sent.TryGetValue(instruction.No, out var before) ? before.Count + 1 : instruction.Attempts + 1;
        sent[instruction.No] = new Sent(stream, instruction.Attempts, count);
        return count;
    }

    private void DropSilent()
    {
        foreach (var stream in streams.Values.Where(stream => clock.Process.GetElapsedTime(stream.SeenTimestamp) > Silence).ToList())
        {
            streams.Remove(stream.Id);
        }
    }

    private readonly record struct Sent(Guid Stream, int Attempts, int Count);

    private sealed class Stream(Guid id, int most)
    {
        public Guid Id => id;

        /// <summary>By number: the attempt that it has.</summary>
        public Dictionary<long, int> Held { get; } = [];

        public long SeenTimestamp { get; set; }

        public bool HasRoom => Held.Count < most;
    }
}
