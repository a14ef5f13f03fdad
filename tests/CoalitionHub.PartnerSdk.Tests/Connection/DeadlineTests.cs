using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Testing;
using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

public sealed class DeadlineTests : HubTest
{
    [Fact]
    public async Task Every_call_tells_the_hub_when_it_gives_up()
    {
        var client = Hub.Client(options => options.AttemptTimeout = TimeSpan.FromMinutes(3));
        var before = TimeProvider.System.GetUtcNow();

        await client.Points.GetBalanceAsync(Samples.Member);

        // The whole call's 20 seconds are less than a try's 3 minutes.
        Hub.Calls.Single().Deadline.ShouldBeInRange(before.UtcDateTime, before.UtcDateTime + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_try_that_hangs_is_followed_by_another()
    {
        Hub.Recorder.Before = (number, _, context) => number == 1 ? HangAsync(context) : Task.CompletedTask;
        var request = Samples.Earn;

        var result = await Hub.Client(options => options.AttemptTimeout = TimeSpan.FromMilliseconds(300)).Points.EarnAsync(request);

        result.Points.ShouldBe(123);
        Hub.Calls.Count.ShouldBe(2);
        Hub.Calls.ShouldAllBe(call => call.RequestId == request.RequestId.ToString());
    }

    [Fact]
    public async Task A_call_ends_at_its_deadline()
    {
        var client = Hub.Client(options => options.Deadline = TimeSpan.FromMilliseconds(400));
        await HasTokenAsync(client);
        Hub.Recorder.Before = (_, _, context) => HangAsync(context);

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));

        error.Status.ShouldBe(StatusCode.DeadlineExceeded);
        // Whoever is first to notice: the caller's own clock or the hub's.
        error.Reason.ShouldBeOneOf(CoalitionHubReason.DeadlineExceeded, CoalitionHubReason.DeadlinePassed);
        error.IsTransient.ShouldBeTrue();
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.Unknown)]
    public async Task A_try_that_breaks_after_its_end_has_run_out_of_time(StatusCode code)
    {
        // As from a proxy, or a server that resets the stream or the connection.
        var error = await FailsAfterItsEndAsync(Refusals.WithDetails(code, new ErrorInfo { Reason = "UPSTREAM_RESET", Domain = "proxy.example" }));

        error.Status.ShouldBe(StatusCode.DeadlineExceeded);
        error.Reason.ShouldBe(CoalitionHubReason.DeadlineExceeded);
    }

    [Fact]
    public async Task What_the_hub_itself_says_counts_after_the_end_too()
    {
        var error = await FailsAfterItsEndAsync(Refusals.Of(StatusCode.Unavailable, "NOT_WRITER"));

        error.Status.ShouldBe(StatusCode.Unavailable);
        error.Reason.ShouldBe(CoalitionHubReason.NotWriter);
    }

    [Fact]
    public async Task A_token_that_does_not_come_ends_the_call_at_its_deadline()
    {
        TaskCompletionSource never = new();
        Hub.Tokens.Before = async _ =>
        {
            await never.Task;
            return null;
        };
        var client = Hub.Client(options => options.Deadline = TimeSpan.FromMilliseconds(200));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));

        error.Reason.ShouldBe(CoalitionHubReason.TokenEndpointUnavailable);
        Hub.Calls.ShouldBeEmpty();
        never.SetResult();
    }

    [Fact]
    public async Task A_caller_can_give_up_during_a_call()
    {
        using CancellationTokenSource giveUp = new();
        Hub.Recorder.Before = async (_, _, context) =>
        {
            await giveUp.CancelAsync();
            await HangAsync(context);
        };

        await Should.ThrowAsync<OperationCanceledException>(() => Hub.Client().Points.EarnAsync(Samples.Earn, giveUp.Token));

        Hub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_can_give_up_between_two_tries()
    {
        using CancellationTokenSource giveUp = new();
        Hub.Recorder.FailAlways(Refusals.Unavailable);
        var client = Hub.Client(options => options.Retry = new RetryOptions { InitialBackoff = TimeSpan.FromSeconds(10), MaxBackoff = TimeSpan.FromSeconds(10) });
        var call = client.Points.EarnAsync(Samples.Earn, giveUp.Token);
        await UntilAsync(() => Hub.Log.OfSdk.Any(line => line.Values.ContainsKey("Wait")));

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        Hub.Calls.Count.ShouldBe(1);
    }

    /// <summary>By the SDK's own clock the call's time is over when it fails.</summary>
    private async Task<CoalitionHubException> FailsAfterItsEndAsync(RpcException failure)
    {
        ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        Hub.Recorder.Before = (_, _, _) =>
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            throw failure;
        };
        return await Should.ThrowAsync<CoalitionHubException>(() => Hub.Client(options => options.TimeProvider = clock).Points.EarnAsync(Samples.Earn));
    }

    /// <summary>On a busy machine the first token takes longer than a short deadline, which is another failure.</summary>
    private static async Task HasTokenAsync(CoalitionHubClient client)
    {
        while (true)
        {
            try
            {
                await client.Points.GetBalanceAsync(Samples.Member);
                return;
            }
            catch (CoalitionHubException error) when (error.IsTransient)
            {
                // The token is fetched for whoever comes next.
            }
        }
    }

    // A hub that doesn't come to a decision: it drops the call when its caller has gone or its deadline has passed.
    private static async Task HangAsync(ServerCallContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw Refusals.Of(StatusCode.DeadlineExceeded, "DEADLINE_PASSED");
        }
    }
}
