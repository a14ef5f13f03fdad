using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The hub's processes: one writes, the others relay to it. All calls go to one of them, until it says that it only relayed one, or
/// can't be reached; then to the next in turn. Safe for many callers at once.
/// </summary>
internal sealed class HubProcesses : CallInvoker, IDisposable
{
    /// <summary>The trailer of an answer that another process gave.</summary>
    public const string RelayedTrailer = "coalitionhub-relayed";

    /// <summary>
    /// A process that couldn't be reached isn't tried again for so long just because another relays: it may write, and be out of this
    /// client's reach.
    /// </summary>
    private static readonly TimeSpan Avoided = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<Uri> addresses;
    private readonly GrpcChannel[] channels;
    private readonly CallInvoker[] invokers;
    private readonly DateTimeOffset[] avoidedUntil;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly object moving = new();
    private volatile int current;

    public HubProcesses(IReadOnlyList<Uri> addresses, Func<GrpcChannelOptions> options, TimeProvider clock, ILogger logger)
    {
        (this.addresses, this.clock, this.logger) = (addresses, clock, logger);
        channels = [.. addresses.Select(address => GrpcChannel.ForAddress(address, options()))];
        invokers = [.. channels.Select(channel => channel.CreateCallInvoker())];
        avoidedUntil = new DateTimeOffset[channels.Length];
    }

    /// <summary>Which of them is called now.</summary>
    public int Current => current;

    /// <summary>A call was answered.</summary>
    /// <param name="process">Which was called.</param>
    /// <param name="trailers">The answer's trailers; asked for only where there is another process.</param>
    public void Answered(int process, Func<Metadata> trailers)
    {
        if (channels.Length > 1 && process == current && trailers().Get(RelayedTrailer) is not null)
        {
            Leave(process, isFailed: false);
        }
    }

    /// <summary>A call or stream ended without an answer.</summary>
    /// <param name="process">Which was called.</param>
    /// <param name="failure">How it ended.</param>
    public void Failed(int process, CoalitionHubException failure)
    {
        if (channels.Length > 1 && failure.Status is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            Leave(process, isFailed: true);
        }
    }

    /// <inheritdoc />
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        invokers[current].BlockingUnaryCall(method, host, options, request);

    /// <inheritdoc />
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        invokers[current].AsyncUnaryCall(method, host, options, request);

    /// <inheritdoc />
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        invokers[current].AsyncServerStreamingCall(method, host, options, request);

    /// <inheritdoc />
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        invokers[current].AsyncClientStreamingCall(method, host, options);

    /// <inheritdoc />
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        invokers[current].AsyncDuplexStreamingCall(method, host, options);

    public void Dispose()
    {
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }

    /// <summary>Many calls may say the same of one process: the first of them counts.</summary>
    private void Leave(int process, bool isFailed)
    {
        lock (moving)
        {
            var now = clock.GetUtcNow();
            if (isFailed)
            {
                avoidedUntil[process] = now + Avoided;
            }

            if (process != current || (Next(process, now) ?? (isFailed ? (process + 1) % channels.Length : null)) is not { } next)
            {
                return;
            }

            current = next;
            Log.ProcessChanged(logger, addresses[process], isFailed ? "can't be reached" : "only relays", addresses[next]);
        }
    }

    /// <summary>The next in turn that isn't avoided; null when all others are.</summary>
    private int? Next(int process, DateTimeOffset now)
    {
        for (var step = 1; step < channels.Length; step++)
        {
            var next = (process + step) % channels.Length;
            if (avoidedUntil[next] <= now)
            {
                return next;
            }
        }

        return null;
    }
}
