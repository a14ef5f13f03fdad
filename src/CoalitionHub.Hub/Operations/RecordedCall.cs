using System.Diagnostics;
using Grpc.Core;

namespace CoalitionHub.Hub.Operations;

/// <summary>A call that is being recorded; the default value is one that isn't.</summary>
internal readonly record struct RecordedCall(RecordedMethod? Method, long StartTimestamp, Activity? Span)
{
    /// <summary>The call ended with this status.</summary>
    public void End(HubMetrics metrics, StatusCode status)
    {
        if (Method is null)
        {
            return;
        }

        metrics.CallEnded(Method.TagsOf(status), Stopwatch.GetElapsedTime(StartTimestamp));
        if (Span is not null)
        {
            RecordedMethod.EndSpan(Span, status);
        }
    }
}

/// <summary>What is attached to the records of one method's calls.</summary>
internal sealed class RecordedMethod
{
    private const string MethodTag = "rpc.method";
    private const string StatusTag = "rpc.grpc.status_code";

    private readonly string name;
    private readonly KeyValuePair<string, object?>[][] tags;
    private readonly KeyValuePair<string, object?>[] spanTags;

    /// <param name="fullName">As in gRPC: "/package.Service/Method".</param>
    public RecordedMethod(string fullName)
    {
        name = fullName.TrimStart('/');
        var method = new KeyValuePair<string, object?>(MethodTag, name);
        tags = [.. Enum.GetValues<StatusCode>().Order().Select(code => new[] { method, new KeyValuePair<string, object?>(StatusTag, code.ToString()) })];
        spanTags = [new("rpc.system", "grpc"), method];
    }

    /// <summary>The tags of a call that ended so.</summary>
    public KeyValuePair<string, object?>[] TagsOf(StatusCode status) =>
        tags[(uint)status < (uint)tags.Length ? (int)status : (int)StatusCode.Unknown];

    /// <summary>Begins the span of a call, below the caller's own where it sent one (W3C trace context).</summary>
    public Activity? StartSpan(ServerCallContext context)
    {
        var headers = context.GetHttpContext().Request.Headers;
        ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent);
        return HubMetrics.Source.StartActivity(name, ActivityKind.Server, parent, spanTags);
    }

    public static void EndSpan(Activity span, StatusCode status)
    {
        span.SetTag(StatusTag, (int)status);
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }
}
