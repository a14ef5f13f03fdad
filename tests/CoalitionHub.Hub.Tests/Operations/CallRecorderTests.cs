using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoalitionHub.Hub.Operations;
using Grpc.Core;
using Grpc.Health.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class CallRecorderTests
{
    private const string Check = "grpc.health.v1.Health/Check";

    [Fact]
    public async Task Every_call_is_counted_by_method_and_status()
    {
        await using var server = await WatchedServer.StartAsync();
        using var figures = new Figures(server.Metrics);
        var health = new Health.HealthClient(server.Channel);

        await health.CheckAsync(new HealthCheckRequest());
        await health.CheckAsync(new HealthCheckRequest());
        await Should.ThrowAsync<RpcException>(async () => await health.CheckAsync(new HealthCheckRequest { Service = "a.b.C" }));
        server.Drain();
        using (var watch = health.Watch(new HealthCheckRequest()))
        {
            (await watch.ResponseStream.MoveNext()).ShouldBeTrue();
            (await watch.ResponseStream.MoveNext()).ShouldBeFalse();
        }

        figures.Calls.ShouldBe(
            [($"{Check}", "OK", 2), ($"{Check}", "NotFound", 1), ("grpc.health.v1.Health/Watch", "OK", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_call_is_a_span_below_the_callers_own()
    {
        await using var server = await WatchedServer.StartAsync();
        var traceId = ActivityTraceId.CreateRandom();
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HubMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                // Other tests' calls may be listened to as well.
                if (span.TraceId == traceId)
                {
                    ended.TrySetResult(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await new Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest(), new Metadata { { "traceparent", $"00-{traceId}-00f067aa0ba902b7-01" } });

        var span = await ended.Task;
        span.OperationName.ShouldBe(Check);
        span.ParentSpanId.ToString().ShouldBe("00f067aa0ba902b7");
        span.Kind.ShouldBe(ActivityKind.Server);
        span.GetTagItem("rpc.grpc.status_code").ShouldBe((int)StatusCode.OK);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    /// <summary>Adds up what one hub's meter says; meters of other tests' hubs have the same name.</summary>
    private sealed class Figures : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<(string Method, string Status)> calls = [];

        public Figures(HubMetrics metrics)
        {
            listener.InstrumentPublished = (instrument, subscription) =>
            {
                if (metrics.Owns(instrument) && instrument.Name == "coalitionhub.calls")
                {
                    subscription.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, count, tags, _) => Add(count, tags));
            listener.Start();
        }

        public IEnumerable<(string Method, string Status, int Count)> Calls
        {
            get
            {
                lock (calls)
                {
                    return [.. calls.GroupBy(call => call).Select(group => (group.Key.Method, group.Key.Status, group.Count()))];
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private void Add(long count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            count.ShouldBe(1);
            lock (calls)
            {
                calls.Add(($"{tags[0].Value}", $"{tags[1].Value}"));
            }
        }
    }
}
