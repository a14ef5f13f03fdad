using System.Collections.Concurrent;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How partners' exposures grew lately; kept in the memory of the process that writes, so that it begins again with it.</summary>
internal sealed class PositionPaces
{
    private const long BetweenMicros = 60_000_000;
    private const int Kept = 60;

    private readonly ConcurrentDictionary<int, Queue<(long TimeMicros, long ExposureMicros)>> samples = new();

    /// <summary>Notes an exposure; one a minute, of the last hour.</summary>
    public void Note(int partnerNo, long timeMicros, long exposureMicros)
    {
        var queue = samples.GetOrAdd(partnerNo, _ => new Queue<(long, long)>());
        lock (queue)
        {
            if (queue.Count > 0 && timeMicros - queue.Last().TimeMicros < BetweenMicros)
            {
                return;
            }

            queue.Enqueue((timeMicros, exposureMicros));
            if (queue.Count > Kept)
            {
                queue.Dequeue();
            }
        }
    }

    /// <summary>When the cap is reached at the pace since the oldest sample; 0 where exposure doesn't grow, or nothing is known.</summary>
    public long ReachedMicros(int partnerNo, long nowMicros, long exposureMicros, long capMicros)
    {
        if (exposureMicros >= capMicros)
        {
            return nowMicros;
        }

        if (!samples.TryGetValue(partnerNo, out var queue))
        {
            return 0;
        }

        (long TimeMicros, long ExposureMicros) oldest;
        lock (queue)
        {
            if (!queue.TryPeek(out oldest))
            {
                return 0;
            }
        }

        var (grown, passed) = ((Int128)exposureMicros - oldest.ExposureMicros, nowMicros - oldest.TimeMicros);
        if (grown <= 0 || passed <= 0)
        {
            return 0;
        }

        var left = ((Int128)capMicros - exposureMicros) * passed / grown;
        // Beyond a century nobody plans.
        return left > 100L * 366 * Core.State.Moment.MicrosPerDay ? 0 : nowMicros + (long)left;
    }
}
