using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class CallLifecycleTests
{
    private readonly Metadata _headers = new() { { "h", "1" } };
    private readonly Metadata _trailers = new() { { "t", "1" } };
    private readonly State _state = new();

    [Fact]
    public async Task A_unary_call_is_awaited_for_its_response()
    {
        using var call = new AsyncUnaryCall<string>(
            Task.FromResult("answer"), Task.FromResult(_headers), () => Status.DefaultSuccess, () => _trailers, () => { });

        (await call).ShouldBe("answer");
        (await call.ConfigureAwait(false)).ShouldBe("answer");
        (await call.ResponseAsync).ShouldBe("answer");
        (await call.ResponseHeadersAsync).ShouldBeSameAs(_headers);
        call.GetStatus().ShouldBe(Status.DefaultSuccess);
        call.GetTrailers().ShouldBeSameAs(_trailers);
    }

    [Fact]
    public async Task A_failed_unary_call_throws_where_it_is_awaited()
    {
        var failure = new RpcException(new Status(StatusCode.NotFound, "gone"));
        using var call = new AsyncUnaryCall<string>(
            Task.FromException<string>(failure),
            Task.FromResult(_headers),
            () => failure.Status,
            () => _trailers,
            () => { });

        var thrown = await Should.ThrowAsync<RpcException>(async () => await call);

        thrown.ShouldBeSameAs(failure);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Each_kind_of_call_hands_its_state_to_the_functions_it_was_made_with()
    {
        var unary = new AsyncUnaryCall<string>(Task.FromResult("u"), Headers, StatusOf, Trailers, Dispose, _state);
        var client = new AsyncClientStreamingCall<string, string>(
            new Writer(), Task.FromResult("c"), Headers, StatusOf, Trailers, Dispose, _state);
        var server = new AsyncServerStreamingCall<string>(new Reader(), Headers, StatusOf, Trailers, Dispose, _state);
        var duplex = new AsyncDuplexStreamingCall<string, string>(
            new Writer(), new Reader(), Headers, StatusOf, Trailers, Dispose, _state);

        (await unary).ShouldBe("u");
        (await client).ShouldBe("c");
        Metadata[] headers =
        [
            await unary.ResponseHeadersAsync, await client.ResponseHeadersAsync,
            await server.ResponseHeadersAsync, await duplex.ResponseHeadersAsync,
        ];
        headers.ShouldAllBe(found => found == _headers);
        Metadata[] trailers = [unary.GetTrailers(), client.GetTrailers(), server.GetTrailers(), duplex.GetTrailers()];
        trailers.ShouldAllBe(found => found == _trailers);
        Status[] statuses = [unary.GetStatus(), client.GetStatus(), server.GetStatus(), duplex.GetStatus()];
        statuses.ShouldAllBe(status => status.StatusCode == StatusCode.DataLoss);
        client.RequestStream.ShouldBeOfType<Writer>();
        duplex.RequestStream.ShouldBeOfType<Writer>();
        server.ResponseStream.ShouldBeOfType<Reader>();
        duplex.ResponseStream.ShouldBeOfType<Reader>();

        unary.Dispose();
        client.Dispose();
        server.Dispose();
        duplex.Dispose();

        _state.Disposals.ShouldBe(4);
    }

    [Fact]
    public void Each_kind_of_call_disposes_through_the_action_it_was_made_with()
    {
        var disposals = 0;
        var headers = Task.FromResult(_headers);
        IDisposable[] calls =
        [
            new AsyncUnaryCall<string>(Task.FromResult(""), headers, () => default, () => _trailers, () => disposals++),
            new AsyncClientStreamingCall<string, string>(
                new Writer(), Task.FromResult(""), headers, () => default, () => _trailers, () => disposals++),
            new AsyncServerStreamingCall<string>(new Reader(), headers, () => default, () => _trailers, () => disposals++),
            new AsyncDuplexStreamingCall<string, string>(
                new Writer(), new Reader(), headers, () => default, () => _trailers, () => disposals++),
        ];

        foreach (var call in calls)
        {
            call.Dispose();
        }

        disposals.ShouldBe(4);
    }

    private Task<Metadata> Headers(object state) => Task.FromResult(state == _state ? _headers : Metadata.Empty);

    private Metadata Trailers(object state) => state == _state ? _trailers : Metadata.Empty;

    private Status StatusOf(object state) => state == _state ? new Status(StatusCode.DataLoss, "") : default;

    private static void Dispose(object state) => ((State)state).Disposals++;

    private sealed class State
    {
        public int Disposals { get; set; }
    }

    private sealed class Reader : IAsyncStreamReader<string>
    {
        public string Current => "";

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class Writer : IClientStreamWriter<string>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
