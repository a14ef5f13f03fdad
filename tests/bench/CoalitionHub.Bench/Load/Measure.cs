using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Load;

/// <summary>One measurement of one server.</summary>
internal sealed record Measured(LoadResult Load, double ServerCpu, double DatabaseCpu, double ClientCpu, double MegabytesNow, double MegabytesPeak, long Batches = 0)
{
    /// <summary>How many calls share a commit; 0 where there are no batches.</summary>
    public double CallsPerBatch => Batches == 0 ? 0 : (double)Load.Calls / Batches;

    /// <summary>CPU of hub and database for one call, in milliseconds.</summary>
    public double ServedCpuPerCall => (ServerCpu + DatabaseCpu) * 1000 / Load.Calls;
}

internal static class Measure
{
    /// <summary>How long a server is called before it counts, unless a benchmark says otherwise.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <param name="server">Who is called.</param>
    /// <param name="callers">How many at once.</param>
    /// <param name="span">How long it counts.</param>
    /// <param name="call">What each does.</param>
    /// <param name="warmUp">How long before it counts; null means <see cref="WarmUp"/>.</param>
    public static async Task<Measured> RunAsync(ServerUnderTest server, int callers, TimeSpan span, Call call, TimeSpan? warmUp = null)
    {
        double serverCpu = 0, databaseCpu = 0, clientCpu = 0;
        var batches = 0L;
        var load = await Callers.RunAsync(callers, warmUp ?? WarmUp, span, call, () => Take(-1), () => Take(1));
        var (now, peak) = Machine.MegabytesOf(server.ProcessId);
        return new Measured(load, serverCpu, databaseCpu, clientCpu, now, peak, batches);

        void Take(int sign)
        {
            batches += server.Kind == ServerKind.Hub ? sign * Earns.Batches(server) : 0;
            serverCpu += sign * server.CpuSeconds();
            databaseCpu += server.IsPostgres ? sign * Machine.CpuSecondsOf("postgres") : 0;
            clientCpu += sign * Machine.CpuSeconds(Environment.ProcessId);
        }
    }
}
