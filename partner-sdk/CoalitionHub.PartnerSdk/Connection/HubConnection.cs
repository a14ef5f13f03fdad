using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk;

/// <summary>The way to the hub, with tokens, deadlines and retries around every unary call. Safe for many callers at once.</summary>
internal sealed class HubConnection : IDisposable
{
    /// <summary>
    /// Left to itself, a channel waits ever longer before it tries a hub again that was away, up to two minutes: a till would stand
    /// still long after the hub is back.
    /// </summary>
    private static readonly TimeSpan LongestWaitToConnect = TimeSpan.FromSeconds(3);

    private readonly ClientSettings settings;
    private readonly TokenSource tokens;
    private readonly HubProcesses processes;
    private readonly ILogger logger;

    public HubConnection(ClientSettings settings, ILoggerFactory loggers)
    {
        this.settings = settings;
        logger = loggers.CreateLogger("CoalitionHub.PartnerSdk");
        Keys = new KeySet(settings);
        tokens = new TokenSource(new TokenEndpoint(settings), settings, logger);
        GrpcChannelOptions Options() => new()
        {
            HttpHandler = settings.HttpHandler is { } handler ? new BorrowedHandler(handler) : OwnHandler(),
            DisposeHttpClient = true,
            LoggerFactory = loggers,
            MaxReconnectBackoff = LongestWaitToConnect,
        };

        processes = new HubProcesses(settings.HubAddresses, Options, settings.Clock, logger);
    }

    /// <summary>The hub's processes, of which it calls one.</summary>
    public HubProcesses Processes => processes;

    public CallInvoker Invoker => processes;

    public ClientSettings Settings => settings;

    public TokenSource Tokens => tokens;

    /// <summary>The keys with which the hub signs.</summary>
    public KeySet Keys { get; }

    public ILogger Logger => logger;

    /// <summary>Sends a request until an answer is final, at most for the deadline. Every try carries the same request.</summary>
    /// <exception cref="CoalitionHubException">The last try's failure.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<TResult> CallAsync<TRequest, TResponse, TResult>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> send,
        TRequest request,
        Func<TResponse, TResult> read,
        RequestId? requestId,
        CancellationToken cancellationToken)
    {
        var deadline = settings.Clock.GetUtcNow() + settings.Deadline;
        var tries = new Tries(tokens, settings.Backoff);
        while (true)
        {
            CoalitionHubException failure;
            AccessToken? token = null;
            var attemptEnd = deadline;
            var process = 0;
            try
            {
                token = await tokens.GetAsync(deadline, cancellationToken).ConfigureAwait(false);
                attemptEnd = EndOfAttempt(deadline);
                process = processes.Current;
                using var call = send(request, new CallOptions(token.Headers, attemptEnd.UtcDateTime, cancellationToken));
                var response = await call.ResponseAsync.ConfigureAwait(false);
                processes.Answered(process, call.GetTrailers);
                return read(response);
            }
            catch (RpcException error)
            {
                cancellationToken.ThrowIfCancellationRequested();
                failure = Failures.From(error, requestId, isPastEnd: settings.Clock.GetUtcNow() >= attemptEnd);
                processes.Failed(process, failure);
            }
            catch (TokenException error)
            {
                failure = error.ForCall(requestId);
            }

            if (tries.WaitAfter(failure, token) is not { } wait || (wait > TimeSpan.Zero && settings.Clock.GetUtcNow() + wait >= deadline))
            {
                throw failure;
            }

            Log.TryingAgain(logger, tries.Failed, requestId, failure.Status, failure.Reason, wait);
            await Task.Delay(wait, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        processes.Dispose();
        tokens.Dispose();
        Keys.Dispose();
    }

    private DateTimeOffset EndOfAttempt(DateTimeOffset deadline)
    {
        var end = settings.Clock.GetUtcNow() + settings.AttemptTimeout;
        return end < deadline ? end : deadline;
    }

    // A second connection opens only when the first has as many calls under way as the hub allows on one.
    private static SocketsHttpHandler OwnHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        KeepAlivePingDelay = TimeSpan.FromSeconds(60),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };
}
