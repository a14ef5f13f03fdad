using System.Collections.Concurrent;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>
/// Slows down whoever keeps failing to authenticate. It counts by client and address together, so that a stranger who fails in
/// a client's name doesn't lock the client out.
/// </summary>
internal sealed class FailureLimit(TimeProvider time)
{
    private const int MostFailures = 10;
    private const int MostEntries = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string ClientId, string Address), Failures> failures = new();

    /// <summary>How many are remembered.</summary>
    public int Count => failures.Count;

    /// <summary>How long the client has to wait; zero when it may try.</summary>
    public TimeSpan WaitOf(string clientId, string address)
    {
        if (!failures.TryGetValue((clientId, address), out var seen) || seen.Count < MostFailures)
        {
            return TimeSpan.Zero;
        }

        var left = seen.Start + Window - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Notes a failure.</summary>
    public void Note(string clientId, string address)
    {
        var now = time.GetUtcNow();
        Shrink(now);
        failures.AddOrUpdate(
            (clientId, address),
            static (_, now) => new Failures(now, 1),
            static (_, before, now) => now - before.Start >= Window ? new Failures(now, 1) : before with { Count = before.Count + 1 },
            now);
    }

    // Names are the caller's to choose: without a bound they would fill the memory.
    private void Shrink(DateTimeOffset now)
    {
        if (failures.Count < MostEntries)
        {
            return;
        }

        foreach (var (key, seen) in failures)
        {
            if (now - seen.Start >= Window)
            {
                failures.TryRemove(key, out _);
            }
        }

        if (failures.Count >= MostEntries)
        {
            failures.Clear();
        }
    }

    private sealed record Failures(DateTimeOffset Start, int Count);
}
