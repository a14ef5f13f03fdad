using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>Two memberships that become one have used together what each of them used of the limits for a day.</summary>
public sealed class MergedLimitTests
{
    private const long Ending = 2;
    private const long Remaining = 1;
    private const int Third = 3;

    private readonly Brands brands = new();

    public MergedLimitTests()
    {
        brands.Earn(Brands.Hotel, Ending, 1_000_000).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, Remaining, 1_000_000).Refusal.ShouldBeNull();
        brands.Enrol(Third);
    }

    [Fact]
    public void What_both_exchanged_today_counts_for_the_one_that_remains()
    {
        Open("NIGHTS", "MILES", new RouteRules { Limits = new RouteLimits { Member = new DayLimit(900, 0) } });
        Exchange(300, Remaining);
        Exchange(450, Ending);

        Merge();

        Refused(151).ShouldBe(Reason.MemberDayLimitExceeded);
        Exchange(150, Remaining);
        Refused(3).ShouldBe(Reason.MemberDayLimitExceeded);
    }

    [Fact]
    public void How_often_both_exchanged_today_counts_too_also_where_the_one_that_remains_did_nothing()
    {
        Open("NIGHTS", "MILES", new RouteRules { Limits = new RouteLimits { Member = new DayLimit(0, 2) } });
        Exchange(300, Ending);
        Exchange(300, Ending);

        Merge();

        Refused(300).ShouldBe(Reason.MemberDayLimitExceeded);
    }

    [Fact]
    public void Only_the_last_day_counts_and_midnight_ends_it()
    {
        Open("NIGHTS", "MILES", new RouteRules { Limits = new RouteLimits { Member = new DayLimit(900, 0) } });
        Exchange(900, Ending);
        brands.Coalition.NowMicros += Moment.MicrosPerDay;
        Exchange(300, Remaining);

        Merge();

        Refused(601).ShouldBe(Reason.MemberDayLimitExceeded);
        Exchange(600, Remaining);
        brands.Coalition.NowMicros += Moment.MicrosPerDay;
        Exchange(900, Remaining);
    }

    [Fact]
    public void Who_had_exchanged_before_is_no_beginner_after_the_merge()
    {
        Open("NIGHTS", "MILES", new RouteRules { Undo = new UndoRules(3_600_000_000, true, 0, false) });
        ExchangeTallies.IsFirst(brands.State, Brands.Nights, Brands.Miles, Remaining).ShouldBeTrue();
        var first = brands.Accept(brands.Quote("NIGHTS", "MILES", 300, memberNo: Ending).Value).Value;
        brands.Coalition.NowMicros += 3_600_000_000;
        brands.Coalition.Done((state, now) => ExchangeTimers.Decide(state, now, new DueTimer(first.No, 0), 0));

        Merge();

        ExchangeTallies.IsFirst(brands.State, Brands.Nights, Brands.Miles, Remaining).ShouldBeFalse();
        brands.State.ExchangeTallies.All().Count(tally => tally.Key.Scope == TallyScope.Member).ShouldBe(1);
    }

    [Fact]
    public void Gifts_of_both_count_and_one_that_is_taken_back_after_the_merge_gives_its_room_back()
    {
        Open("NIGHTS", "NIGHTS", new RouteRules { Limits = new RouteLimits { Member = new DayLimit(500, 0) }, Undo = new UndoRules(3_600_000_000, false, 200, false) }, Brands.Hotel, new Fraction(1, 1));
        Give(Remaining, 100).Refusal.ShouldBeNull();
        var waiting = Give(Ending, 300).Value;
        waiting.State.ShouldBe(GiftState.InUndoWindow);

        Merge();

        Give(Remaining, 101).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberDayLimitExceeded);
        brands.Coalition.Done((state, now) => EndGift.Cancel(state, now, Brands.Hotel, waiting.No, "client"));
        Give(Remaining, 401).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberDayLimitExceeded);
        Give(Remaining, 400).Refusal.ShouldBeNull();
    }

    private void Merge()
    {
        var merge = brands.Coalition.Done((state, now) => MergeDecisions.Propose(state, now, new ProposeMergeCommand(Ending, Remaining, "one person", Brands.Maker)));
        brands.Coalition.Done((state, now) => MergeDecisions.Approve(state, now, merge.No, Brands.Checker));
        brands.Coalition.Commit();
    }

    private void Exchange(long points, long memberNo) =>
        brands.Accept(brands.Quote("NIGHTS", "MILES", points, memberNo: memberNo).Value).Value.State.ShouldBe(ExchangeState.Completed);

    private Reason? Refused(long points) => brands.Quote("NIGHTS", "MILES", points, memberNo: Remaining).Refusal?.Reason;

    private Outcome<Gift> Give(long giverNo, long points) => brands.Coalition.Decide((state, now) => GivePoints.Decide(
        state, now, new GivePointsCommand(Brands.Hotel, brands.Card(giverNo), brands.Card(Third), Brands.Code("NIGHTS"), points, brands.Word, false, "client")));

    private void Open(string from, string to, RouteRules rules, int issuerNo = Brands.Airline, Fraction? rate = null)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal(from, to, issuerNo, rate ?? new Fraction(1, 3)) with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }
}
