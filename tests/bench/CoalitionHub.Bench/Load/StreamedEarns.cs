using System.Diagnostics;
using System.Runtime.CompilerServices;
using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Load;

/// <summary>Earns on one stream, as many as go in a span of time.</summary>
internal static class StreamedEarns
{
    public static async Task<Measured> RunAsync(ServerUnderTest server, TimeSpan span, CancellationToken cancellationToken)
    {
        var partner = server.Coalition.Partners[0];
        var sent = new Dictionary<RequestId, long>();
        var latencies = new List<long>();
        var failed = 0L;
        string? failure = null;
        var (serverCpu, databaseCpu, clientCpu) = Cpu(server);
        var batches = Earns.Batches(server);
        var began = Stopwatch.GetTimestamp();
        await foreach (var outcome in partner.Client.Points.EarnManyAsync(Purchases(server, span, sent, cancellationToken), cancellationToken))
        {
            lock (sent)
            {
                sent.Remove(outcome.Request.RequestId, out var at);
                latencies.Add(Stopwatch.GetTimestamp() - at);
            }

            if (outcome.Failure is { } refused)
            {
                failed++;
                failure ??= refused.Message;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var after = Cpu(server);
        latencies.Sort();
        var (now, peak) = Machine.MegabytesOf(server.ProcessId);
        var load = new LoadResult(latencies.Count - failed, latencies.Count - failed, failed, failure, seconds, At(latencies, 0.5), At(latencies, 0.99));
        return new Measured(load, after.Server - serverCpu, after.Database - databaseCpu, after.Client - clientCpu, now, peak, Earns.Batches(server) - batches);
    }

    private static (double Server, double Database, double Client) Cpu(ServerUnderTest server) =>
        (server.CpuSeconds(), server.IsPostgres ? Machine.CpuSecondsOf("postgres") : 0, Machine.CpuSeconds(Environment.ProcessId));

    private static double At(List<long> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))] * 1000.0 / Stopwatch.Frequency;

    private static async IAsyncEnumerable<EarnRequest> Purchases(
        ServerUnderTest server, TimeSpan span, Dictionary<RequestId, long> sent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < span && !cancellationToken.IsCancellationRequested)
        {
            var request = Earns.Request(random, server.Coalition.Members);
            lock (sent)
            {
                sent.Add(request.RequestId, Stopwatch.GetTimestamp());
            }

            yield return request;
        }

        await Task.CompletedTask;
    }
}
