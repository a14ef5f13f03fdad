using System.Diagnostics;

namespace CoalitionHub.Bench.Load;

/// <summary>One thing that a caller does again and again; the number says which time it is.</summary>
internal delegate Task Call(Random random, long number);

/// <summary>What a number of callers did.</summary>
/// <param name="Calls">Answered calls in the measured span.</param>
/// <param name="All">Answered calls, before it included.</param>
/// <param name="Failed">Calls that failed, with the first failure.</param>
/// <param name="Seconds">The measured span.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record LoadResult(long Calls, long All, long Failed, string? FirstFailure, double Seconds, double P50, double P99)
{
    public double PerSecond => Calls / Seconds;
}

/// <summary>A closed loop: each caller sends its next call when the last one is answered.</summary>
internal static class Callers
{
    private const int MostLatencies = 4_000_000;

    /// <param name="count">How many at once.</param>
    /// <param name="warmUp">How long before it counts.</param>
    /// <param name="span">How long it counts.</param>
    /// <param name="call">What each does.</param>
    /// <param name="begin">Called when it begins to count.</param>
    /// <param name="end">Called when it has counted.</param>
    public static async Task<LoadResult> RunAsync(int count, TimeSpan warmUp, TimeSpan span, Call call, Action begin, Action end)
    {
        var latencies = new List<long>[count];
        var stage = 0;
        long all = 0, failed = 0;
        string? firstFailure = null;

        async Task RunOneAsync(int index)
        {
            var random = new Random(index);
            var mine = latencies[index] = new List<long>(1024);
            for (long number = 0; Volatile.Read(ref stage) < 2; number++)
            {
                var isCounted = Volatile.Read(ref stage) == 1;
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await call(random, number);
                    Interlocked.Increment(ref all);
                    if (isCounted && mine.Count < MostLatencies)
                    {
                        mine.Add(Stopwatch.GetTimestamp() - started);
                    }
                }
                catch (TurnedAwayException)
                {
                    // It has waited as it was told; neither an answer nor a failure.
                }
                catch (Exception failure)
                {
                    Interlocked.Increment(ref failed);
                    Interlocked.CompareExchange(ref firstFailure, failure.Message, null);
                }
            }
        }

        var callers = Enumerable.Range(0, count).Select(index => Task.Run(() => RunOneAsync(index))).ToList();
        await Task.Delay(warmUp);
        begin();
        var began = Stopwatch.GetTimestamp();
        Volatile.Write(ref stage, 1);
        await Task.Delay(span);
        Volatile.Write(ref stage, 2);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        end();
        await Task.WhenAll(callers);
        var sorted = latencies.SelectMany(one => one).Order().ToArray();
        return new LoadResult(sorted.Length, all, failed, firstFailure, seconds, Milliseconds(sorted, 0.50), Milliseconds(sorted, 0.99));
    }

    private static double Milliseconds(long[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;
}

/// <summary>The hub told a caller to slow down, and it did.</summary>
internal sealed class TurnedAwayException : Exception;
