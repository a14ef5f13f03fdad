using CoalitionHub.Hub.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Hosting;

public sealed class InterceptorChainTests
{
    private readonly List<string> notes = [];
    private readonly InterceptorChain chain;

    public InterceptorChainTests() => chain = new InterceptorChain(new Noting("outer", notes), new Noting("inner", notes));

    [Fact]
    public async Task A_call_goes_through_all_layers_the_outermost_first_and_again_the_next_time()
    {
        UnaryServerMethod<string, string> method = (request, _) => Task.FromResult(Note(request));
        for (var time = 0; time < 2; time++)
        {
            notes.Clear();
            (await chain.UnaryServerHandler("unary", NoContext, method)).ShouldBe("unary");
            notes.ShouldBe(["outer in", "inner in", "unary", "inner out", "outer out"]);
        }
    }

    [Fact]
    public async Task Two_methods_of_one_shape_are_kept_apart()
    {
        UnaryServerMethod<string, string> first = (_, _) => Task.FromResult("first");
        UnaryServerMethod<string, string> second = (_, _) => Task.FromResult("second");
        (await chain.UnaryServerHandler("", NoContext, first)).ShouldBe("first");
        (await chain.UnaryServerHandler("", NoContext, second)).ShouldBe("second");
        (await chain.UnaryServerHandler("", NoContext, first)).ShouldBe("first");
    }

    [Fact]
    public async Task Streams_go_through_all_layers_too()
    {
        string[] through(string name) => ["outer in", "inner in", name, "inner out", "outer out"];
        await chain.ClientStreamingServerHandler<string, string>(NoRequests, NoContext, (_, _) => Task.FromResult(Note("client")));
        notes.ShouldBe(through("client"));
        notes.Clear();
        await chain.ServerStreamingServerHandler<string, string>("", NoResponses, NoContext, (_, _, _) => Task.FromResult(Note("server")));
        notes.ShouldBe(through("server"));
        notes.Clear();
        await chain.DuplexStreamingServerHandler<string, string>(NoRequests, NoResponses, NoContext, (_, _, _) => Task.FromResult(Note("duplex")));
        notes.ShouldBe(through("duplex"));
    }

    [Fact]
    public async Task What_is_thrown_inside_passes_every_layer()
    {
        UnaryServerMethod<string, string> method = (_, _) => throw new InvalidOperationException("inside");
        (await Should.ThrowAsync<InvalidOperationException>(() => chain.UnaryServerHandler("", NoContext, method))).Message.ShouldBe("inside");
        notes.ShouldBe(["outer in", "inner in", "inner out", "outer out"]);
    }

    // Nobody looks at these.
    private static ServerCallContext NoContext => null!;

    private static IAsyncStreamReader<string> NoRequests => null!;

    private static IServerStreamWriter<string> NoResponses => null!;

    private string Note(string note)
    {
        notes.Add(note);
        return note;
    }

    private sealed class Noting(string name, List<string> notes) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            Within(() => continuation(request, context));

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
            Within(() => continuation(requestStream, context));

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
            Within(() => Done(continuation(request, responseStream, context)));

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
            Within(() => Done(continuation(requestStream, responseStream, context)));

        private static async Task<bool> Done(Task task)
        {
            await task;
            return true;
        }

        private async Task<TResult> Within<TResult>(Func<Task<TResult>> call)
        {
            notes.Add($"{name} in");
            try
            {
                return await call();
            }
            finally
            {
                notes.Add($"{name} out");
            }
        }
    }
}
