using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

/// <summary>Two processes of one hub: the first that a client knows, and another.</summary>
public sealed class HubProcessesTests : HubTest
{
    private static readonly Uri Elsewhere = new("http://127.0.0.2:1");

    private readonly ClockAhead clock = new();
    private FakeHub? other;

    private FakeHub Other => other ?? throw new InvalidOperationException("The other process has not started.");

    public override async Task DisposeAsync()
    {
        if (other is not null)
        {
            await other.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task Calls_go_to_the_process_that_does_not_relay()
    {
        var client = await ClientOfBoth();
        Relays(Hub);

        await client.Points.EarnAsync(Samples.Earn);
        await client.Points.EarnAsync(Samples.Earn);
        await client.Points.EarnAsync(Samples.Earn);

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((1, 2));
    }

    [Fact]
    public async Task When_the_writer_changes_they_follow()
    {
        var client = await ClientOfBoth();
        Relays(Hub);
        await client.Points.EarnAsync(Samples.Earn);

        Relays(Other);
        Hub.Recorder.Before = (_, _, _) => Task.CompletedTask;
        await client.Points.EarnAsync(Samples.Earn);
        await client.Points.EarnAsync(Samples.Earn);

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_call_that_found_no_process_there_is_tried_at_the_other()
    {
        var client = await ClientOfBoth();
        Hub.Recorder.FailAlways(Refusals.Unavailable);

        (await client.Points.EarnAsync(Samples.Earn)).Points.ShouldBe(123);
        await client.Points.EarnAsync(Samples.Earn);

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((1, 2));
        Hub.Calls.Single().RequestId.ShouldBe(Other.Calls.First().RequestId);
    }

    [Fact]
    public async Task A_writer_out_of_reach_is_left_alone_for_half_a_minute()
    {
        var client = await ClientOfBoth();
        Hub.Recorder.FailAlways(Refusals.Unavailable);
        Relays(Other);

        for (var call = 0; call < 5; call++)
        {
            await client.Points.EarnAsync(Samples.Earn);
        }

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((1, 5));
        clock.Ahead = TimeSpan.FromSeconds(31);
        Hub.Recorder.Before = (_, _, _) => Task.CompletedTask;
        await client.Points.EarnAsync(Samples.Earn);
        await client.Points.EarnAsync(Samples.Earn);
        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((2, 6));
    }

    [Fact]
    public async Task When_none_answers_each_is_tried_in_turn()
    {
        var client = await ClientOfBoth(options => options.Retry.MaxAttempts = 4);
        Hub.Recorder.FailAlways(Refusals.Unavailable);
        Other.Recorder.FailAlways(Refusals.Unavailable);

        (await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn))).Status.ShouldBe(StatusCode.Unavailable);

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_refusal_is_an_answer()
    {
        var client = await ClientOfBoth();
        Hub.Recorder.FailAlways(Refusals.Of(StatusCode.FailedPrecondition, "INSUFFICIENT_POINTS"));

        await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));
        await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));

        (Hub.Calls.Count, Other.Calls.Count).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Who_knows_one_process_stays_with_it()
    {
        Relays(Hub);
        var client = Hub.Client();

        await client.Points.EarnAsync(Samples.Earn);
        await client.Points.EarnAsync(Samples.Earn);

        Hub.Calls.Count.ShouldBe(2);
    }

    private static void Relays(FakeHub hub) => hub.Recorder.Before = (_, _, context) =>
    {
        context.ResponseTrailers.Add("coalitionhub-relayed", "1");
        return Task.CompletedTask;
    };

    private async Task<CoalitionHubClient> ClientOfBoth(Action<CoalitionHubClientOptions>? change = null)
    {
        other = await FakeHub.StartAsync();
        return Hub.Client(options =>
        {
            options.OtherHubAddresses.Add(Elsewhere);
            options.TimeProvider = clock;
            options.HttpHandler = new ByAddress(options.HttpHandler ?? throw new InvalidOperationException("The fake hub has a handler."), Other);
            change?.Invoke(options);
        });
    }

    /// <summary>The system's clock, set forward by a test.</summary>
    private sealed class ClockAhead : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    /// <summary>Sends what is for the other address to the other process.</summary>
    private sealed class ByAddress(HttpMessageHandler first, FakeHub other) : DelegatingHandler(first)
    {
        private readonly HttpMessageInvoker second = new(other.Handler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri?.Host == Elsewhere.Host ? second.SendAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);
    }
}
