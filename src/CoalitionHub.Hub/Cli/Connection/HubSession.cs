using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>One command's conversation with a hub.</summary>
internal sealed class HubSession : IDisposable
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;
    private const int PageSize = 1000;

    /// <summary>As the SDK's: a long import goes on soon after a hub that was away is back.</summary>
    private static readonly TimeSpan LongestWaitToConnect = TimeSpan.FromSeconds(3);

    private readonly GrpcChannel channel;
    private readonly Metadata headers;
    private readonly TimeSpan timeout;
    private readonly CancellationToken cancellation;
    private readonly RequestIdOption? requestIdOption;

    private HubSession(Terminal terminal, Credentials credentials, ParseResult input, GrpcChannel channel, string token, TimeSpan timeout, RequestIdOption? requestIdOption, CancellationToken cancellation)
    {
        (Terminal, Credentials, Input, this.channel, this.timeout, this.requestIdOption, this.cancellation) = (terminal, credentials, input, channel, timeout, requestIdOption, cancellation);
        headers = new Metadata { { "authorization", "Bearer " + token } };
        Invoker = channel.CreateCallInvoker();
    }

    public Terminal Terminal { get; }

    /// <summary>Whom it calls, as whom.</summary>
    public Credentials Credentials { get; }

    /// <summary>The command line.</summary>
    public ParseResult Input { get; }

    /// <summary>For the generated clients.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>The request id in use, once <see cref="RequestId"/> was asked for; null before.</summary>
    public string? UsedRequestId { get; private set; }

    public static async Task<HubSession> OpenAsync(HubAccess access, ParseResult input, RequestIdOption? requestIdOption, CancellationToken cancellation)
    {
        var credentials = access.CredentialsIn(input);
        var timeout = access.Timeout(input);
        var token = await TokenClient.FetchAsync(credentials, timeout, cancellation);
        var channel = GrpcChannel.ForAddress(credentials.Hub, new GrpcChannelOptions { MaxReceiveMessageSize = MaxAnswerBytes, MaxReconnectBackoff = LongestWaitToConnect });
        return new HubSession(access.Terminal, credentials, input, channel, token, timeout, requestIdOption, cancellation);
    }

    /// <summary>
    /// The id of this command's request: the one given, or a new one. It is told before anything is sent, so that the command can
    /// be repeated with it whatever happens.
    /// </summary>
    public string RequestId()
    {
        if (UsedRequestId is null)
        {
            UsedRequestId = requestIdOption?.GivenIn(Input) ?? Guid.CreateVersion7(Terminal.Clock.GetUtcNow()).ToString();
            Terminal.Error.WriteLine($"request id: {UsedRequestId}");
        }

        return UsedRequestId;
    }

    /// <summary>Calls the hub; waits and sends the same again while the hub asks for that, as it does when another process takes over.</summary>
    /// <exception cref="RpcException">It was refused, or nobody answered in time.</exception>
    public async Task<TResponse> Call<TRequest, TResponse>(Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request)
    {
        var deadline = Terminal.Clock.GetUtcNow() + timeout;
        while (true)
        {
            try
            {
                return await method(request, new CallOptions(headers, deadline.UtcDateTime, cancellation));
            }
            catch (RpcException refused) when (RefusalReport.RetryDelayOf(refused) is { } delay && Terminal.Clock.GetUtcNow() + delay < deadline)
            {
                await Task.Delay(delay, Terminal.Clock, cancellation);
            }
        }
    }

    /// <summary>Calls a method that answers with a stream, and reads it to its end.</summary>
    /// <exception cref="RpcException">It was refused, or it broke off.</exception>
    public async Task<IReadOnlyList<TResponse>> CallForStream<TRequest, TResponse>(Func<TRequest, CallOptions, AsyncServerStreamingCall<TResponse>> method, TRequest request)
    {
        var deadline = Terminal.Clock.GetUtcNow() + timeout;
        var pieces = new List<TResponse>();
        using var call = method(request, new CallOptions(headers, deadline.UtcDateTime, cancellation));
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            pieces.Add(call.ResponseStream.Current);
        }

        return pieces;
    }

    /// <summary>Reads a list page by page, until it ends or so many items have come.</summary>
    /// <param name="method">The list's method.</param>
    /// <param name="request">What to list.</param>
    /// <param name="limit">How many items at most.</param>
    /// <returns>One answer with all of them; its next_page_token is empty unless the limit cut the list.</returns>
    public async Task<TResponse> CallForAll<TRequest, TResponse>(Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request, int limit)
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        var whole = new TResponse();
        var pages = new PagedList(request, whole);
        for (var left = limit; left > 0;)
        {
            pages.Ask(Math.Min(left, PageSize));
            var page = await Call(method, request);
            left -= pages.CountIn(page);
            whole.MergeFrom(page);
            if (!pages.TurnTo(page))
            {
                break;
            }
        }

        if (pages.IsCut)
        {
            Terminal.Error.WriteLine($"There are more than {limit}; --limit shows more.");
        }

        return whole;
    }

    public void Dispose() => channel.Dispose();
}
