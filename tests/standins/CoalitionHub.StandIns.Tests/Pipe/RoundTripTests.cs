using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Pipe;

/// <summary>The official client calls the official server, both of which stand on our two assemblies.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private ProbeServer? _server;

    private ProbeServer Server => _server ?? throw new InvalidOperationException("The server isn't started.");

    public async Task InitializeAsync() => _server = await ProbeServer.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_unary_call_brings_headers_response_status_and_trailers()
    {
        using var channel = Server.Connect();
        using var call = new ProbeService.ProbeServiceClient(channel).EchoAsync(
            new EchoRequest { Text = "hello" }, new Metadata { { "X-Trace", "42" } });

        var headers = await call.ResponseHeadersAsync;
        var response = await call;

        response.Text.ShouldBe("hello");
        response.Headers["x-trace"].ShouldBe("42");
        response.HasDeadline.ShouldBeFalse();
        headers.GetValue("seen").ShouldBe("yes");
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
        call.GetTrailers().GetValue("done").ShouldBe("yes");
    }

    [Fact]
    public void A_unary_call_can_block()
    {
        using var channel = Server.Connect();

        new ProbeService.ProbeServiceClient(channel).Echo(new EchoRequest { Text = "hello" }).Text.ShouldBe("hello");
    }

    [Fact]
    public async Task A_stream_of_requests_has_one_response()
    {
        using var channel = Server.Connect();
        using var call = new ProbeService.ProbeServiceClient(channel).Sum();
        using var cancellation = new CancellationTokenSource();

        foreach (var number in new[] { 1, 2, 3 })
        {
            await call.RequestStream.WriteAsync(new SumRequest { Number = number }, cancellation.Token);
        }

        await call.RequestStream.CompleteAsync();

        (await call).Sum.ShouldBe(6);
    }

    [Fact]
    public async Task One_request_has_a_stream_of_responses()
    {
        using var channel = Server.Connect();
        using var call = new ProbeService.ProbeServiceClient(channel).Count(new CountRequest { Last = 4 });
        List<int> numbers = [];

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            numbers.Add(response.Number);
        }

        numbers.ShouldBe([1, 2, 3, 4]);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task Streams_in_both_directions_take_turns()
    {
        using var channel = Server.Connect();
        using var call = new ProbeService.ProbeServiceClient(channel).Chat();

        foreach (var text in new[] { "one", "two" })
        {
            await call.RequestStream.WriteAsync(new ChatRequest { Text = text });
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
            call.ResponseStream.Current.Text.ShouldBe($"re: {text}");
        }

        await call.RequestStream.CompleteAsync();

        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_arrives_with_its_code_detail_and_trailers()
    {
        using var channel = Server.Connect();
        var client = new ProbeService.ProbeServiceClient(channel);
        var request = new RefuseRequest { Code = (int)StatusCode.FailedPrecondition, Detail = "too few points" };

        var refusal = await Should.ThrowAsync<RpcException>(async () => await client.RefuseAsync(request));

        refusal.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        refusal.Status.Detail.ShouldBe("too few points");
        refusal.Trailers.GetValue("reason").ShouldBe("BECAUSE");
        refusal.Trailers.GetValueBytes("details-bin").ShouldBe(new byte[] { 0, 255, 7 });
    }

    [Fact]
    public async Task A_cancelled_call_ends_on_both_sides()
    {
        using var channel = Server.Connect();
        using var cancellation = new CancellationTokenSource();
        using var call = new ProbeService.ProbeServiceClient(channel)
            .WaitAsync(new WaitRequest(), cancellationToken: cancellation.Token);
        await Server.Sightings.Waiting.Task.WaitAsync(LongEnough);

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await Server.Sightings.Cancelled.Task.WaitAsync(LongEnough);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task A_disposed_call_ends_on_the_servers_side()
    {
        using var channel = Server.Connect();
        var call = new ProbeService.ProbeServiceClient(channel).Count(new CountRequest { Last = int.MaxValue });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        call.Dispose();

        await Server.Sightings.Cancelled.Task.WaitAsync(LongEnough);
    }

    [Fact]
    public async Task A_call_is_given_up_at_its_deadline_on_both_sides()
    {
        using var channel = Server.Connect();
        var client = new ProbeService.ProbeServiceClient(channel);
        await client.EchoAsync(new EchoRequest());

        var late = await Should.ThrowAsync<RpcException>(
            async () => await client.WaitAsync(new WaitRequest(), deadline: DateTime.UtcNow.AddMilliseconds(500)));

        late.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await Server.Sightings.Cancelled.Task.WaitAsync(LongEnough);
    }

    [Fact]
    public async Task The_server_knows_the_deadline()
    {
        using var channel = Server.Connect();
        var client = new ProbeService.ProbeServiceClient(channel);

        var response = await client.EchoAsync(new EchoRequest(), deadline: DateTime.UtcNow + LongEnough);

        response.HasDeadline.ShouldBeTrue();
    }

    [Fact]
    public async Task A_servers_interceptor_sees_calls_of_every_shape()
    {
        using var channel = Server.Connect();
        var client = new ProbeService.ProbeServiceClient(channel);

        await client.EchoAsync(new EchoRequest());
        using var sum = client.Sum();
        await sum.RequestStream.CompleteAsync();
        await sum;
        using var count = client.Count(new CountRequest());
        (await count.ResponseStream.MoveNext()).ShouldBeFalse();
        using var chat = client.Chat();
        await chat.RequestStream.CompleteAsync();
        (await chat.ResponseStream.MoveNext()).ShouldBeFalse();

        const string Service = "/coalitionhub.standins.v1.ProbeService";
        Server.Sightings.Intercepted.ShouldBe(
        [
            $"unary {Service}/Echo", $"client stream {Service}/Sum",
            $"server stream {Service}/Count", $"duplex {Service}/Chat",
        ]);
    }
}
