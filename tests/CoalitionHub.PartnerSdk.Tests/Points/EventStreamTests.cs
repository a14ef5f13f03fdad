using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Points;

public sealed class EventStreamTests : HubTest
{
    [Fact]
    public async Task Events_come_in_journal_order_to_the_end()
    {
        var events = await ReadAsync(follow: false);

        events.Select(step => step.Seq).ShouldBe([1, 2, 3, 4, 5]);
        events[^1].ShouldBe(new PointsEvent
        {
            Seq = 5,
            NextSeq = 6,
            Kind = EntryKind.Hold,
            Direction = Direction.Debit,
            MemberId = new MemberId("mbr_1"),
            CurrencyCode = "COAL",
            Points = 10,
            PurchaseId = new PurchaseId("pur_1"),
            HoldId = new HoldId("hld_1"),
            MerchantReference = "till-7-1",
            PurchaseTime = Times.Of(2),
            JournalTime = Times.Of(3),
            TermsId = new TermsId("trm_1"),
        });
    }

    [Fact]
    public async Task A_stream_begins_where_the_caller_left_off()
    {
        var events = await ReadAsync(follow: false, fromSeq: 4);

        events.Select(step => step.Seq).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task A_stream_that_breaks_goes_on_without_a_gap_or_a_repetition()
    {
        HashSet<long> broken = [];
        Hub.Events.After = seq => seq is 2 or 4 && broken.Add(seq) ? throw Refusals.Unavailable : Task.CompletedTask;

        var events = await ReadAsync(follow: false);

        events.Select(step => step.Seq).ShouldBe([1, 2, 3, 4, 5]);
        Requests().Select(request => request.FromSeq).ShouldBe([0, 3, 5]);
    }

    [Fact]
    public async Task A_follower_outlasts_a_hub_that_is_away_for_long()
    {
        Hub.Recorder.Before = (number, _, _) => number <= 12 ? throw Refusals.Unavailable : Task.CompletedTask;

        var events = await ReadAsync(follow: true);

        events.Select(step => step.Seq).ShouldBe([1, 2, 3, 4, 5]);
        Requests().Count.ShouldBe(13);
        Requests().ShouldAllBe(request => request.Follow);
    }

    [Fact]
    public async Task A_reader_who_does_not_follow_gives_up_as_a_call_does()
    {
        Hub.Recorder.FailAlways(Refusals.Unavailable);

        var error = await Should.ThrowAsync<CoalitionHubException>(() => ReadAsync(follow: false));

        error.Reason.ShouldBe(CoalitionHubReason.HubUnreachable);
        Requests().Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_token_that_ends_during_the_stream_is_replaced()
    {
        HashSet<long> ended = [];
        Hub.Events.After = seq => seq is 2 or 4 && ended.Add(seq) ? throw Refusals.Of(StatusCode.Unauthenticated, "TOKEN_EXPIRED") : Task.CompletedTask;

        var events = await ReadAsync(follow: true);

        events.Select(step => step.Seq).ShouldBe([1, 2, 3, 4, 5]);
        Hub.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2", "Bearer token-3"]);
    }

    [Fact]
    public async Task A_token_endpoint_that_stays_away_is_a_failure_like_the_hubs_own()
    {
        Hub.Tokens.Before = _ => Task.FromResult<IResult?>(Results.StatusCode(503));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => ReadAsync(follow: false));

        error.Reason.ShouldBe(CoalitionHubReason.TokenEndpointUnavailable);
        Hub.Tokens.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_no_ends_the_stream()
    {
        Hub.Recorder.FailAlways(Refusals.Of(StatusCode.PermissionDenied, "SCOPE_MISSING"));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => ReadAsync(follow: true));

        error.Reason.ShouldBe(CoalitionHubReason.ScopeMissing);
        Requests().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_caller_ends_a_stream()
    {
        using CancellationTokenSource end = new();
        TaskCompletionSource never = new();
        Hub.Events.After = seq => seq == 3 ? never.Task : Task.CompletedTask;
        List<long> seen = [];

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in Hub.Client().Points.StreamEventsAsync(cancellationToken: end.Token))
            {
                seen.Add(step.Seq);
                if (step.Seq == 3)
                {
                    await end.CancelAsync();
                }
            }
        });

        seen.ShouldBe([1, 2, 3]);
        never.SetResult();
    }

    [Fact]
    public async Task A_stream_has_no_deadline()
    {
        await ReadAsync(follow: false);

        Hub.Calls.Single().Deadline.ShouldBe(DateTime.MaxValue);
    }

    private async Task<List<PointsEvent>> ReadAsync(bool follow, long fromSeq = 0)
    {
        List<PointsEvent> events = [];
        await foreach (var step in Hub.Client().Points.StreamEventsAsync(fromSeq, follow))
        {
            events.Add(step);
        }

        return events;
    }

    private List<StreamEventsRequest> Requests() => [.. Hub.Calls.Select(call => call.Request).Cast<StreamEventsRequest>()];
}
