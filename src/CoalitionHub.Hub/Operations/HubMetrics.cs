using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Operations;

/// <summary>The hub's figures about itself. Without a listener they cost next to nothing.</summary>
internal sealed class HubMetrics : IDisposable
{
    /// <summary>The name of the meter and of the trace source.</summary>
    public const string Name = "CoalitionHub.Hub";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Commands = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    };

    private readonly Meter meter = new(Name);
    private readonly Counter<long> calls;
    private readonly Histogram<double> callDuration;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitDuration;
    private readonly Counter<long> alerts;

    public HubMetrics()
    {
        calls = meter.CreateCounter<long>("coalitionhub.calls", "{call}", "Calls that ended, by method and gRPC status.");
        callDuration = meter.CreateHistogram("coalitionhub.call.duration", "s", "From a call's arrival to its end.", tags: null, Seconds);
        batchSize = meter.CreateHistogram("coalitionhub.batch.size", "{command}", "Commands committed together.", tags: null, Commands);
        commitDuration = meter.CreateHistogram("coalitionhub.commit.duration", "s", "One batch's transaction, until it is durable.", tags: null, Seconds);
        alerts = meter.CreateCounter<long>("coalitionhub.alerts", "{alert}", "Alerts raised, by kind and partner.");
    }

    /// <summary>Where spans begin.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>True when somebody wants to know of calls.</summary>
    public bool CallsAreWatched => calls.Enabled || callDuration.Enabled;

    /// <summary>Whether an instrument is of this hub; a process may hold several hubs, whose meters have one name.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == meter;

    /// <summary>A call ended.</summary>
    /// <param name="tags">Method and status; made once for each pair.</param>
    /// <param name="elapsed">How long it took.</param>
    public void CallEnded(KeyValuePair<string, object?>[] tags, TimeSpan elapsed)
    {
        calls.Add(1, tags);
        callDuration.Record(elapsed.TotalSeconds, tags);
    }

    /// <summary>A batch is durable; its draft not published yet.</summary>
    /// <param name="commands">How many commands it answers.</param>
    /// <param name="state">The draft; its alerts are counted.</param>
    /// <param name="elapsed">How long the transaction took.</param>
    public void BatchCommitted(int commands, HubState state, TimeSpan elapsed)
    {
        batchSize.Record(commands);
        commitDuration.Record(elapsed.TotalSeconds);
        foreach (var alert in state.Alerts.Added)
        {
            alerts.Add(1, new KeyValuePair<string, object?>("kind", alert.Kind), new KeyValuePair<string, object?>("partner", alert.PartnerNo));
        }
    }

    /// <summary>Shows a writer's own figures to whoever collects.</summary>
    public void Observe(Writer writer)
    {
        meter.CreateObservableGauge("coalitionhub.queue.length", () => writer.Waiting, "{command}", "Commands that wait for the writer.");
        meter.CreateObservableGauge("coalitionhub.journal.seq", () => writer.State.Ledger.Head.Seq, "{transfer}", "The last committed transfer.");
        meter.CreateObservableGauge("coalitionhub.rows.lagging", () => writer.LaggingRows, "{row}", "Account rows that lag behind the journal.");
        meter.CreateObservableGauge("coalitionhub.writer", () => writer.HasLease ? 1 : 0, "{process}", "1 while this process writes.");
    }

    public void Dispose() => meter.Dispose();
}
