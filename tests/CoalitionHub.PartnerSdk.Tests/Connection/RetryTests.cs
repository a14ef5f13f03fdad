using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Testing;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

public sealed class RetryTests : HubTest
{
    [Fact]
    public async Task Every_try_carries_the_same_request()
    {
        Hub.Recorder.Fail(Refusals.Unavailable, Refusals.Aborted, Refusals.Unavailable);
        var request = Samples.Earn;

        (await Hub.Client().Points.EarnAsync(request)).Points.ShouldBe(123);

        Hub.Calls.Count.ShouldBe(4);
        Hub.Calls.ShouldAllBe(call => call.RequestId == request.RequestId.ToString());
        Hub.Calls.Select(call => call.Request).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_request_object_that_is_sent_again_is_the_same_request()
    {
        var client = Hub.Client();
        var request = Samples.Earn;

        await client.Points.EarnAsync(request);
        await client.Points.EarnAsync(request);

        Hub.Calls.Select(call => call.RequestId).Distinct().ShouldBe([request.RequestId.ToString()]);
    }

    [Fact]
    public async Task The_callers_own_request_id_is_sent()
    {
        var id = RequestId.New();

        await Hub.Client().Members.EnrolAsync(new EnrolMemberRequest { RequestId = id });

        Hub.Calls.Single().RequestId.ShouldBe(id.ToString());
    }

    [Fact]
    public async Task Tries_end_with_the_last_failure()
    {
        Hub.Recorder.FailAlways(Refusals.Unavailable);
        var request = Samples.Earn;

        var error = await Should.ThrowAsync<CoalitionHubException>(
            () => Hub.Client(options => options.Retry.MaxAttempts = 3).Points.EarnAsync(request));

        error.Status.ShouldBe(StatusCode.Unavailable);
        error.Reason.ShouldBe(CoalitionHubReason.HubUnreachable);
        error.RequestId.ShouldBe(request.RequestId);
        error.IsTransient.ShouldBeTrue();
        Hub.Calls.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task An_answer_that_waiting_does_not_change_is_final(StatusCode code)
    {
        Hub.Recorder.FailAlways(new RpcException(new Status(code, "no")));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => Hub.Client().Points.EarnAsync(Samples.Earn));

        error.Status.ShouldBe(code);
        error.IsTransient.ShouldBeFalse();
        Hub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_queue_is_given_the_time_that_it_asks_for()
    {
        ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        Hub.Recorder.Fail(Refusals.Of(StatusCode.ResourceExhausted, "QUEUE_FULL", Refusals.RetryAfter(TimeSpan.FromSeconds(7))));
        var client = Hub.Client(options => options.TimeProvider = clock);

        var call = client.Points.EarnAsync(Samples.Earn);
        await UntilAsync(() => Hub.Log.OfSdk.Any(line => line.Values.ContainsKey("Wait")));

        var line = Hub.Log.OfSdk.Single(line => line.Values.ContainsKey("Wait"));
        line.Values["Wait"].ShouldBeOfType<TimeSpan>().ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.1));
        line.Values["Reason"].ShouldBe(CoalitionHubReason.QueueFull);
        clock.Advance(TimeSpan.FromSeconds(6));
        Hub.Calls.Count.ShouldBe(1);
        while (!call.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5);
        }

        (await call).Points.ShouldBe(123);
        Hub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_that_would_outlast_the_deadline_is_not_begun()
    {
        Hub.Recorder.FailAlways(Refusals.Of(StatusCode.ResourceExhausted, "QUEUE_FULL", Refusals.RetryAfter(TimeSpan.FromMinutes(5))));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => Hub.Client().Points.EarnAsync(Samples.Earn));

        error.Reason.ShouldBe(CoalitionHubReason.QueueFull);
        error.RetryDelay.ShouldBe(TimeSpan.FromMinutes(5));
        error.IsTransient.ShouldBeTrue();
        Hub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reads_are_tried_again_too()
    {
        Hub.Recorder.Fail(Refusals.Unavailable);

        (await Hub.Client().Points.GetBalanceAsync(Samples.Member)).AvailableIn("COAL").ShouldBe(900);

        Hub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_logged_of_a_try_names_no_member_and_no_token()
    {
        Hub.Recorder.Fail(Refusals.Unavailable);
        var request = Samples.Earn with { Member = MemberSelector.ByCard("6000000000000007") };

        await Hub.Client().Points.EarnAsync(request);

        var log = string.Join('\n', Hub.Log.OfSdk.Select(line => line.Text));
        log.ShouldContain(request.RequestId.ToString());
        log.ShouldNotContain("6000000000000007");
        log.ShouldNotContain("token-1");
        log.ShouldNotContain("a secret");
    }
}
