using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Identity;

public sealed class TokenTests : HubTest
{
    // gRPC measures deadlines by the system's clock, so the driven one begins there.
    private readonly ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    [Fact]
    public async Task One_token_serves_all_callers_who_wait_for_it()
    {
        TaskCompletionSource answer = new();
        Hub.Tokens.Before = async _ =>
        {
            await answer.Task;
            return null;
        };
        var client = Hub.Client();

        var calls = Enumerable.Range(0, 50).Select(_ => client.Points.EarnAsync(Samples.Earn)).ToArray();
        answer.SetResult();
        await Task.WhenAll(calls);

        Hub.Tokens.Requests.Count.ShouldBe(1);
        Hub.Calls.Count.ShouldBe(50);
        Hub.Calls.ShouldAllBe(call => call.Authorization == "Bearer token-1");
    }

    [Fact]
    public async Task A_token_is_used_until_a_fifth_of_its_life_is_left()
    {
        var client = Hub.Client(options => options.TimeProvider = clock);

        await client.Points.GetBalanceAsync(Samples.Member);
        clock.Advance(TimeSpan.FromSeconds(3600 * 0.79));
        await client.Points.GetBalanceAsync(Samples.Member);

        Hub.Tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_renewed_while_calls_go_on_with_the_old_one()
    {
        TaskCompletionSource renewal = new();
        TaskCompletionSource<bool> asked = new();
        Hub.Tokens.Before = async number =>
        {
            if (number == 2)
            {
                asked.SetResult(true);
                await renewal.Task;
            }

            return null;
        };
        var client = Hub.Client(options => options.TimeProvider = clock);
        await client.Points.GetBalanceAsync(Samples.Member);
        clock.Advance(TimeSpan.FromSeconds(3600 * 0.85));

        await client.Points.GetBalanceAsync(Samples.Member);
        await asked.Task;
        await client.Points.GetBalanceAsync(Samples.Member);
        renewal.SetResult();
        await UntilAsync(() => Hub.Log.OfSdk.Count(line => line.Text.Contains("got a token")) == 2);
        await client.Points.GetBalanceAsync(Samples.Member);

        Hub.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-2"]);
        Hub.Tokens.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_logged_and_hurts_nobody()
    {
        Hub.Tokens.Before = number => Task.FromResult(number == 2 ? Results.StatusCode(503) : null);
        var client = Hub.Client(options => options.TimeProvider = clock);
        await client.Points.GetBalanceAsync(Samples.Member);
        clock.Advance(TimeSpan.FromSeconds(3600 * 0.85));

        await client.Points.GetBalanceAsync(Samples.Member);
        await UntilAsync(() => Hub.Log.OfSdk.Any(line => line.Level == LogLevel.Warning));

        Hub.Calls.ShouldAllBe(call => call.Authorization == "Bearer token-1");
    }

    [Fact]
    public async Task An_expired_token_is_not_sent()
    {
        var client = Hub.Client(options => options.TimeProvider = clock);
        await client.Points.GetBalanceAsync(Samples.Member);
        clock.Advance(TimeSpan.FromHours(2));

        await client.Points.GetBalanceAsync(Samples.Member);

        Hub.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task A_token_that_the_hub_refuses_is_replaced_at_once()
    {
        Hub.Recorder.Before = (_, call, _) => call.Authorization == "Bearer token-1"
            ? throw Refusals.Of(Grpc.Core.StatusCode.Unauthenticated, "TOKEN_INVALID")
            : Task.CompletedTask;
        var client = Hub.Client();

        (await client.Points.EarnAsync(Samples.Earn)).Points.ShouldBe(123);

        Hub.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
        Hub.Calls.Select(call => call.RequestId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_second_token_that_the_hub_refuses_is_the_end()
    {
        Hub.Recorder.FailAlways(Refusals.Of(Grpc.Core.StatusCode.Unauthenticated, "TOKEN_INVALID"));
        var client = Hub.Client();

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));

        error.Reason.ShouldBe(CoalitionHubReason.TokenInvalid);
        error.IsTransient.ShouldBeFalse();
        Hub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_take_the_token_from_the_others()
    {
        TaskCompletionSource answer = new();
        Hub.Tokens.Before = async _ =>
        {
            await answer.Task;
            return null;
        };
        var client = Hub.Client();
        using CancellationTokenSource impatience = new();
        var impatient = client.Points.EarnAsync(Samples.Earn, impatience.Token);
        var patient = client.Points.EarnAsync(Samples.Earn);

        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        answer.SetResult();

        (await patient).Points.ShouldBe(123);
        Hub.Tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_is_refused_is_told_so_and_not_tried_again()
    {
        Hub.Tokens.Before = _ => Task.FromResult<IResult?>(Results.Json(new { error = "invalid_client" }, statusCode: 401));
        var client = Hub.Client();
        var request = Samples.Earn;

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(request));

        error.Reason.ShouldBe(CoalitionHubReason.TokenRefused);
        error.Status.ShouldBe(Grpc.Core.StatusCode.Unauthenticated);
        error.Message.ShouldContain("invalid_client");
        error.RequestId.ShouldBe(request.RequestId);
        Hub.Tokens.Requests.Count.ShouldBe(1);
        Hub.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_endpoint_that_is_away_for_a_moment_is_asked_again()
    {
        Hub.Tokens.Before = number => Task.FromResult(number < 3 ? Results.StatusCode(503) : null);
        var client = Hub.Client();

        (await client.Points.EarnAsync(Samples.Earn)).Points.ShouldBe(123);

        Hub.Calls.Single().Authorization.ShouldBe("Bearer token-3");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"access_token":"x","token_type":"mac"}""")]
    public async Task An_answer_that_is_no_token_is_no_token(string body)
    {
        Hub.Tokens.Before = _ => Task.FromResult<IResult?>(Results.Text(body, "application/json"));
        var client = Hub.Client(options => options.Retry.MaxAttempts = 2);

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Points.EarnAsync(Samples.Earn));

        error.Reason.ShouldBe(CoalitionHubReason.TokenEndpointUnavailable);
        error.IsTransient.ShouldBeTrue();
        Hub.Tokens.Requests.Count.ShouldBe(2);
    }
}
