using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;
using MembersV1 = CoalitionHub.Protos.Members.V1;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class ExchangeTests : HubTest
{
    private static readonly Exchange Completed = new()
    {
        Id = new ExchangeId("exc_1"),
        MemberId = new MemberId("mbr_1"),
        RouteId = new RouteId("rte_1"),
        State = ExchangeState.Completed,
        FromCurrencyCode = "MILES",
        ToCurrencyCode = "COAL",
        PointsOut = 1000,
        FeePoints = 10,
        ResiduePoints = 1,
        PointsIn = 495,
        ExpiryDate = new DateOnly(2027, 6, 30),
        AcceptedTime = Times.Of(1),
        CompletedTime = Times.Of(2),
        Seq = 50,
    };

    [Fact]
    public async Task A_quote_tells_everything_that_it_binds()
    {
        var quote = await Hub.Client().Exchanges.QuoteAsync(
            new QuoteExchangeRequest { Member = Samples.Member, FromCurrencyCode = "MILES", ToCurrencyCode = "COAL", Points = 1000 });

        Sent().ShouldBe(new V1.QuoteExchangeRequest
        {
            Member = new MembersV1.MemberSelector { MemberId = "mbr_1" },
            FromCurrencyCode = "MILES",
            ToCurrencyCode = "COAL",
            Points = 1000,
        });
        quote.SignedQuote.ToArray().ShouldBe([1, 2, 3]);
        quote.Lots.ShouldBe([new QuotedLot(new DateOnly(2026, 12, 31), 600), new QuotedLot(null, 400)]);
        quote.Money.ShouldBe([new QuotedMoney(new PartnerId("ptn_1"), 5, 7)]);
        (quote.QuoteId, quote.TermsId).ShouldBe(("quote-1", new TermsId("trm_1")));
        (quote.MemberId, quote.RouteId).ShouldBe((new MemberId("mbr_1"), new RouteId("rte_1")));
        (quote.FromCurrencyCode, quote.ToCurrencyCode).ShouldBe(("MILES", "COAL"));
        (quote.PointsOut, quote.FeePoints, quote.ResiduePoints, quote.PointsIn).ShouldBe((1000, 10, 1, 495));
        quote.Rate.ShouldBe(new Fraction(1, 2));
        quote.ExpiryDate.ShouldBe(new DateOnly(2027, 6, 30));
        (quote.QuotedTime, quote.ExpiresTime).ShouldBe((Times.Of(1), Times.Of(2)));
    }

    [Fact]
    public async Task Accepting_sends_the_quote_back_unchanged()
    {
        AcceptExchangeRequest request = new() { SignedQuote = new byte[] { 1, 2, 3 }, Proof = Proof.Code("123456") };

        (await Hub.Client().Exchanges.AcceptAsync(request)).ShouldBe(Completed);

        Sent().ShouldBe(new V1.AcceptExchangeRequest
        {
            RequestId = request.RequestId.ToString(),
            SignedQuote = ByteString.CopyFrom(1, 2, 3),
            Proof = new MembersV1.Proof { Code = "123456" },
        });
    }

    [Fact]
    public async Task An_exchange_is_got_by_its_id()
    {
        (await Hub.Client().Exchanges.GetAsync(new ExchangeId("exc_1"))).ShouldBe(Completed);

        Sent().ShouldBe(new GetExchangeRequest { ExchangeId = "exc_1" });
    }

    [Fact]
    public async Task Quote_and_exchange_say_why_they_wait_also_for_reasons_that_this_version_does_not_know()
    {
        UndoReason[] reasons = [UndoReason.FirstToAccount, UndoReason.NewDevice, (UndoReason)99];

        var quote = await Hub.Client().Exchanges.QuoteAsync(
            new QuoteExchangeRequest { Member = Samples.Member, FromCurrencyCode = "MILES", ToCurrencyCode = "COAL", Points = 1000 });
        var waiting = await Hub.Client().Exchanges.GetAsync(new ExchangeId("exc_waiting"));

        (quote.UndoWindow, waiting.UndoUntilTime).ShouldBe((TimeSpan.FromHours(1), Times.Of(3)));
        quote.UndoReasons.ShouldBe(reasons);
        waiting.UndoReasons.ShouldBe(reasons);
        (await Hub.Client().Exchanges.GetAsync(Completed.Id)).UndoReasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exchanges_are_listed_by_member()
    {
        var page = await Hub.Client().Exchanges.ListAsync(Samples.Member).GetPageAsync();

        page.Items.ShouldBe([Completed]);
        Sent().ShouldBe(new ListExchangesRequest { PageSize = 100, MemberId = "mbr_1" });
    }

    [Fact]
    public async Task An_exchange_is_taken_back_while_that_may_be()
    {
        CancelExchangeRequest request = new() { ExchangeId = Completed.Id, Reason = "a slip" };

        (await Hub.Client().Exchanges.CancelAsync(request)).ShouldBe(Completed with { State = ExchangeState.Cancelled });

        Sent().ShouldBe(new V1.CancelExchangeRequest { RequestId = request.RequestId.ToString(), ExchangeId = "exc_1", Reason = "a slip" });
    }

    [Theory]
    [InlineData(400L, 400)]
    [InlineData(null, 0)]
    public async Task An_exchange_is_reversed_wholly_or_in_part(long? points, long sent)
    {
        ReverseExchangeRequest request = new() { ExchangeId = Completed.Id, Points = points };

        (await Hub.Client().Exchanges.ReverseAsync(request)).ShouldBe(Completed with { ReversedPoints = 400, ReversedPointsIn = 198 });

        Sent().ShouldBe(new V1.ReverseExchangeRequest { RequestId = request.RequestId.ToString(), ExchangeId = "exc_1", Points = sent });
    }

    [Fact]
    public void No_points_to_reverse_are_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Hub.Client().Exchanges.ReverseAsync(new ReverseExchangeRequest { ExchangeId = Completed.Id, Points = 0 }));

    [Fact]
    public async Task The_history_of_an_exchange_tells_every_step()
    {
        var page = await Hub.Client().Exchanges.ListChangesAsync(Completed.Id).GetPageAsync();

        page.Items.ShouldBe(
        [
            new ExchangeChange(ExchangeState.Unspecified, ExchangeState.Accepted, "Accept", "cli_1", Times.Of(1), ""),
            new ExchangeChange(ExchangeState.Accepted, ExchangeState.SourceHeld, "HoldSource", "hub", Times.Of(2), ""),
            new ExchangeChange(ExchangeState.SourceHeld, ExchangeState.Declined, "DeclineDestination", "ptn_2", Times.Of(3), "MEMBER_NOT_FOUND"),
        ]);
        Sent().ShouldBe(new ListExchangeChangesRequest { PageSize = 100, ExchangeId = "exc_1" });
    }

    [Fact]
    public async Task A_watched_exchange_is_told_step_by_step_over_a_break_until_it_is_at_rest()
    {
        List<ExchangeUpdate> updates = [];
        await foreach (var update in Hub.Client().Exchanges.WatchAsync(Completed.Id))
        {
            updates.Add(update);
        }

        updates.Select(update => update.Exchange.State).ShouldBe([ExchangeState.Accepted, ExchangeState.SourceHeld, ExchangeState.Declined]);
        updates.Select(update => update.Changes.Single().Trigger).ShouldBe(["Accept", "HoldSource", "DeclineDestination"]);
        updates.Select(update => update.Exchange.IsAtRest).ShouldBe([false, false, true]);
        Hub.Calls.Select(call => call.Request).ShouldBe([new WatchExchangeRequest { ExchangeId = "exc_1" }, new WatchExchangeRequest { ExchangeId = "exc_1", KnownChanges = 1 }]);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(null)]
    public async Task A_token_for_a_members_device_is_asked_for_by_the_exchange_and_told_to_no_log(int? seconds)
    {
        var token = await Hub.Client().Exchanges.CreateWatchTokenAsync(Completed.Id, seconds is { } length ? TimeSpan.FromSeconds(length) : null);

        token.ShouldBe(new WatchToken("a.b.c", Times.Of(4)));
        token.ToString().ShouldNotContain("a.b.c");
        Sent().ShouldBe(new CreateWatchTokenRequest
        {
            ExchangeId = "exc_1",
            Duration = seconds is { } asked ? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromSeconds(asked)) : null,
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3601)]
    public async Task A_token_for_no_time_or_for_longer_than_an_hour_is_a_mistake_of_the_caller(int seconds) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Hub.Client().Exchanges.CreateWatchTokenAsync(Completed.Id, TimeSpan.FromSeconds(seconds)));

    private IMessage Sent() => Hub.Calls.Single().Request;
}
