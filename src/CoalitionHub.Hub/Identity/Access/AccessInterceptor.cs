using CoalitionHub.Hub.Ledger;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>
/// Lets a call through when its caller may make it, and says who it is (<see cref="Calls.CallerOf"/>). Inside the interceptor
/// that turns refusals into statuses.
/// </summary>
internal sealed class AccessInterceptor(CallAdmission admission) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var rule = AccessTable.Find(context.Method);
        if (rule is { IsOpen: true })
        {
            return continuation(request, context);
        }

        var admitted = Admit(rule, context);
        if (!admitted.IsCompletedSuccessfully)
        {
            return AwaitThenCall(admitted, request, context, continuation);
        }

        Remember(context, admitted.Result);
        return continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var rule = AccessTable.Find(context.Method);
        if (rule is not { IsOpen: true })
        {
            Remember(context, await Admit(rule, context));
        }

        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        await continuation(request, await Guard(responseStream, context), context);

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        await continuation(requestStream, await Guard(responseStream, context), context);

    private async Task<IServerStreamWriter<TResponse>> Guard<TResponse>(IServerStreamWriter<TResponse> responses, ServerCallContext context)
    {
        var rule = AccessTable.Find(context.Method);
        if (rule is { IsOpen: true })
        {
            return responses;
        }

        var admitted = await Admit(rule, context);
        Remember(context, admitted);
        context.UserState[typeof(AccessToken)] = admitted.Token;
        return new GuardedStream<TResponse>(responses, () => admission.Check(rule, admitted.Token, context.CancellationToken));
    }

    private ValueTask<Admitted> Admit(AccessRule? rule, ServerCallContext context) =>
        admission.Admit(rule, HeaderOf(context), context.CancellationToken);

    private static async Task<TResponse> AwaitThenCall<TRequest, TResponse>(
        ValueTask<Admitted> admitted, TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        Remember(context, await admitted);
        return await continuation(request, context);
    }

    private static void Remember(ServerCallContext context, Admitted admitted) => context.UserState[typeof(Caller)] = admitted.Caller;

    /// <summary>The Authorization header; null when there is none, or several. Not from RequestHeaders, which copies every header.</summary>
    internal static string? HeaderOf(ServerCallContext context) =>
        context.GetHttpContext().Request.Headers.Authorization is [var only] ? only : null;
}
