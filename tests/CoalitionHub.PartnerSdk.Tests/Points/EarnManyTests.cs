using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Points;

public sealed class EarnManyTests : HubTest
{
    [Fact]
    public async Task Every_purchase_gets_one_outcome()
    {
        var requests = Some(2500);

        var outcomes = await SendAsync(requests);

        outcomes.Count.ShouldBe(2500);
        outcomes.Select(outcome => outcome.Request).ToHashSet().SetEquals(requests).ShouldBeTrue();
        outcomes.ShouldAllBe(outcome => outcome.Result != null && outcome.Result.Points == 1 && outcome.Failure == null);
        Hub.Many.Arrived.Select(earn => earn.RequestId).ShouldBe(requests.Select(request => request.RequestId.ToString()));
    }

    [Fact]
    public async Task No_purchases_are_no_outcomes() => (await SendAsync([])).ShouldBeEmpty();

    [Fact]
    public async Task A_refused_purchase_is_an_outcome_and_stops_nothing()
    {
        Hub.Many.Refuse = (number, _) => number == 1 ? Refusals.Of(StatusCode.NotFound, "MEMBER_NOT_FOUND") : null;
        var requests = Some(3);

        var outcomes = await SendAsync(requests);

        var refused = outcomes.Single(outcome => outcome.Failure is not null);
        refused.Request.ShouldBe(requests[1]);
        refused.Result.ShouldBeNull();
        refused.Failure.ShouldNotBeNull().Reason.ShouldBe(CoalitionHubReason.MemberNotFound);
        refused.Failure.RequestId.ShouldBe(requests[1].RequestId);
        outcomes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_stream_that_breaks_goes_on_and_nothing_is_answered_twice()
    {
        HashSet<string> broken = [];
        Hub.Many.BreakAt = (number, earn) => number is 40 or 333 or 700 && broken.Add(earn.RequestId);
        var requests = Some(900);

        var outcomes = await SendAsync(requests);

        outcomes.Select(outcome => outcome.Request.RequestId).Distinct().Count().ShouldBe(900);
        outcomes.Count.ShouldBe(900);
        Hub.Many.Done.ShouldBe(900);
        broken.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_purchase_that_may_succeed_later_is_sent_again()
    {
        HashSet<string> once = [];
        Hub.Many.Refuse = (_, earn) => once.Add(earn.RequestId) ? Refusals.Of(StatusCode.Unavailable, "NOT_WRITER") : null;

        var outcomes = await SendAsync(Some(5));

        outcomes.Count.ShouldBe(5);
        outcomes.ShouldAllBe(outcome => outcome.Result != null);
        Hub.Many.Arrived.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_purchase_whose_tries_are_used_up_is_an_outcome_that_says_so()
    {
        Hub.Many.Refuse = (_, _) => Refusals.Of(StatusCode.Unavailable, "NOT_WRITER");

        var outcome = (await SendAsync(Some(1))).Single();

        outcome.Failure.ShouldNotBeNull().IsTransient.ShouldBeTrue();
        Hub.Many.Arrived.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_hub_that_stays_away_ends_the_stream()
    {
        Hub.Many.BreakAt = (_, _) => true;

        var failure = await Should.ThrowAsync<CoalitionHubException>(() => SendAsync(Some(3)));

        failure.Status.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task A_token_endpoint_that_is_away_for_a_moment_is_asked_again()
    {
        Hub.Tokens.Before = number => Task.FromResult(number < 3 ? Results.StatusCode(503) : null);

        (await SendAsync(Some(3))).Count.ShouldBe(3);

        Hub.Tokens.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_token_endpoint_that_stays_away_ends_the_stream()
    {
        Hub.Tokens.Before = _ => Task.FromResult<IResult?>(Results.StatusCode(503));

        var failure = await Should.ThrowAsync<CoalitionHubException>(() => SendAsync(Some(3)));

        failure.Reason.ShouldBe(CoalitionHubReason.TokenEndpointUnavailable);
        failure.IsTransient.ShouldBeTrue();
        Hub.Tokens.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_client_that_is_refused_is_told_so_and_not_tried_again()
    {
        Hub.Tokens.Before = _ => Task.FromResult<IResult?>(Results.Json(new { error = "invalid_client" }, statusCode: 401));

        var failure = await Should.ThrowAsync<CoalitionHubException>(() => SendAsync(Some(3)));

        failure.Reason.ShouldBe(CoalitionHubReason.TokenRefused);
        failure.Status.ShouldBe(StatusCode.Unauthenticated);
        Hub.Tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_ends_during_the_stream_is_replaced()
    {
        HashSet<string> ended = [];
        Hub.Many.BreakAt = (number, earn) => number is 40 or 333 && ended.Add(earn.RequestId);
        Hub.Many.Break = Refusals.Of(StatusCode.Unauthenticated, "TOKEN_EXPIRED");

        (await SendAsync(Some(900))).Count.ShouldBe(900);

        Hub.Many.Done.ShouldBe(900);
        Hub.Tokens.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_second_token_that_the_hub_refuses_ends_the_stream()
    {
        Hub.Many.BreakAt = (_, _) => true;
        Hub.Many.Break = Refusals.Of(StatusCode.Unauthenticated, "TOKEN_INVALID");

        var failure = await Should.ThrowAsync<CoalitionHubException>(() => SendAsync(Some(3)));

        failure.Reason.ShouldBe(CoalitionHubReason.TokenInvalid);
        Hub.Tokens.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_source_is_not_read_ahead_of_the_answers()
    {
        var read = 0;
        async IAsyncEnumerable<EarnRequest> Counted()
        {
            foreach (var request in Some(5000))
            {
                read++;
                yield return request;
                await Task.Yield();
            }
        }

        await foreach (var _ in Hub.Client().Points.EarnManyAsync(Counted()))
        {
            break;
        }

        read.ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task A_failure_of_the_source_reaches_the_reader_after_what_was_sent()
    {
        async IAsyncEnumerable<EarnRequest> Failing()
        {
            yield return Samples.Earn;
            await Task.Yield();
            throw new InvalidDataException("line 2 is no purchase");
        }

        List<EarnOutcome> outcomes = [];
        var failure = await Should.ThrowAsync<InvalidDataException>(async () =>
        {
            await foreach (var outcome in Hub.Client().Points.EarnManyAsync(Failing()))
            {
                outcomes.Add(outcome);
            }
        });

        failure.Message.ShouldBe("line 2 is no purchase");
        outcomes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_purchases_with_one_id_are_refused()
    {
        var request = Samples.Earn;

        await Should.ThrowAsync<ArgumentException>(() => SendAsync([request, request with { RequestId = request.RequestId }]));
    }

    private static List<EarnRequest> Some(int count) => [.. Enumerable.Range(0, count).Select(_ => Samples.Earn)];

    private async Task<List<EarnOutcome>> SendAsync(List<EarnRequest> requests)
    {
        List<EarnOutcome> outcomes = [];
        await foreach (var outcome in Hub.Client().Points.EarnManyAsync(Source(requests)))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private static async IAsyncEnumerable<EarnRequest> Source(List<EarnRequest> requests)
    {
        foreach (var request in requests)
        {
            yield return request;
        }

        await Task.CompletedTask;
    }
}
