using Grpc.Core;
using Grpc.Core.Interceptors;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class ClientInterceptorTests
{
    private readonly RecordingInvoker _network = new();
    private readonly List<string> _log = [];

    [Fact]
    public async Task The_first_interceptor_named_sees_a_call_first_and_its_answer_last()
    {
        var invoker = _network.Intercept(new Logging("a", _log), new Logging("b", _log));

        var answer = await invoker.AsyncUnaryCall(Methods.Unary, null, default, "hello");

        answer.ShouldBe("hello");
        _log.ShouldBe(["a Unary", "b Unary", "b answered", "a answered"]);
    }

    [Fact]
    public async Task Interceptors_added_one_by_one_go_in_front_of_those_before()
    {
        var invoker = _network.Intercept(new Logging("a", _log)).Intercept(new Logging("b", _log));

        await invoker.AsyncUnaryCall(Methods.Unary, null, default, "hello");

        _log.ShouldBe(["b Unary", "a Unary", "a answered", "b answered"]);
    }

    [Fact]
    public void An_interceptor_that_overrides_nothing_passes_all_five_kinds_on()
    {
        var options = new CallOptions(new Metadata { { "k", "v" } });

        MakeAllCalls(_network.Intercept(new Silent()), options);

        _network.Calls.Select(call => call.Method)
            .ShouldBe(["Unary", "Unary", "ServerStreaming", "ClientStreaming", "DuplexStreaming"]);
        _network.Calls.ShouldAllBe(call => call.Host == "host" && call.Options.Headers == options.Headers);
    }

    [Fact]
    public void A_function_changes_the_headers_of_all_five_kinds()
    {
        MakeAllCalls(_network.Intercept(Tagged), default);

        _network.Calls.Count.ShouldBe(5);
        _network.Calls.ShouldAllBe(call => call.Options.Headers != null && call.Options.Headers.GetValue("tag") == "yes");
    }

    [Fact]
    public void An_interceptor_may_change_the_call_it_hands_on()
    {
        var invoker = _network.Intercept(new Redirecting());

        invoker.BlockingUnaryCall(Methods.Unary, "first", default, "hello").ShouldBe("HELLO");

        var call = _network.Calls.ShouldHaveSingleItem();
        call.Host.ShouldBe("second");
        call.Options.IsWaitForReady.ShouldBeTrue();
    }

    [Fact]
    public async Task A_channel_can_be_intercepted_like_an_invoker()
    {
        var channel = new Channel(_network);

        await channel.Intercept(new Logging("a", _log)).AsyncUnaryCall(Methods.Unary, null, default, "x");
        await channel.Intercept(new Logging("b", _log), new Logging("c", _log))
            .AsyncUnaryCall(Methods.Unary, null, default, "x");
        await channel.Intercept(Tagged).AsyncUnaryCall(Methods.Unary, null, default, "x");

        _log.ShouldBe(["a Unary", "a answered", "b Unary", "c Unary", "c answered", "b answered"]);
        _network.Calls[2].Options.Headers.ShouldNotBeNull().GetValue("tag").ShouldBe("yes");
        channel.Target.ShouldBe("nowhere");
    }

    private static Metadata Tagged(Metadata headers)
    {
        headers.Add("tag", "yes");
        return headers;
    }

    private static void MakeAllCalls(CallInvoker invoker, CallOptions options)
    {
        invoker.BlockingUnaryCall(Methods.Unary, "host", options, "x").ShouldBe("x");
        invoker.AsyncUnaryCall(Methods.Unary, "host", options, "x").Dispose();
        invoker.AsyncServerStreamingCall(Methods.ServerStreaming, "host", options, "x").Dispose();
        invoker.AsyncClientStreamingCall(Methods.ClientStreaming, "host", options).Dispose();
        invoker.AsyncDuplexStreamingCall(Methods.DuplexStreaming, "host", options).Dispose();
    }

    private sealed class Silent : Interceptor;

    private sealed class Logging(string name, List<string> log) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} {context.Method.Name}");
            var call = continuation(request, context);
            log.Add($"{name} answered");
            return call;
        }
    }

    private sealed class Redirecting : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var shouted = context.Method.RequestMarshaller.Deserializer(
                Marshallers.StringMarshaller.Serializer($"{request}".ToUpperInvariant()));
            return continuation(shouted, new(context.Method, "second", context.Options.WithWaitForReady()));
        }
    }

    private sealed class Channel(CallInvoker invoker) : ChannelBase("nowhere")
    {
        public override CallInvoker CreateCallInvoker() => invoker;
    }
}
