using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Calendars;

public sealed class CalendarClosingTests
{
    private const long Hour = Moment.MicrosPerDay / 24;

    private readonly Brands brands = new();

    [Fact]
    public void A_window_ends_at_its_cut_off_to_the_transfer_however_late_that_is_noticed()
    {
        var midnight = brands.Coalition.NowMicros + Moment.MicrosPerDay;
        Earn(at: midnight - 1);
        Earn(at: midnight);
        brands.Coalition.NowMicros = midnight + 3 * Hour;

        var windows = Close(midnight, 2).Value;

        (windows.Closed.FromSeq, windows.Closed.ToSeq, windows.Closed.ClosedMicros, windows.Closed.ClosedBy).ShouldBe((1, 2, midnight, 0));
        (windows.Open.FromSeq, windows.Open.CreatedMicros).ShouldBe((3, midnight));
        brands.State.Changes.Added.Last(change => change.To == "Closed").Who.ShouldBe("hub");
    }

    [Fact]
    public void What_was_booked_before_the_cut_off_is_never_left_to_the_next_window()
    {
        var midnight = brands.Coalition.NowMicros + Moment.MicrosPerDay;
        Earn(at: midnight - 2);
        Earn(at: midnight - 1);
        brands.Coalition.NowMicros = midnight;

        Close(midnight, 2).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SeqOutOfRange);
        Close(midnight, 4).Value.Closed.ToSeq.ShouldBe(4);
    }

    [Fact]
    public void Cut_offs_are_due_one_after_the_other_and_those_with_nothing_before_them_are_left_out()
    {
        var begun = brands.Coalition.NowMicros;
        SettlementRules rules = new(1, ApprovalState.Approved, begun, new RuleTerms { CutOff = new CutOff(CutOffFrequency.Daily, 0, 0, "UTC") }, 1, 2, begun, begun);

        Due(opened: begun, first: begun + Hour, now: begun + 23 * Hour).ShouldBe(0);
        Due(opened: begun, first: begun + Hour, now: begun + Moment.MicrosPerDay).ShouldBe(begun + Moment.MicrosPerDay);
        // Down for three days: the first that was missed comes first.
        Due(opened: begun, first: begun + Hour, now: begun + 3 * Moment.MicrosPerDay).ShouldBe(begun + Moment.MicrosPerDay);
        // Nothing was booked on the first two days.
        Due(opened: begun, first: begun + 50 * Hour, now: begun + 3 * Moment.MicrosPerDay).ShouldBe(begun + 3 * Moment.MicrosPerDay);
        // A transfer at the cut-off itself is the next window's.
        Due(opened: begun, first: begun + Moment.MicrosPerDay, now: begun + Moment.MicrosPerDay).ShouldBe(0);

        long Due(long opened, long first, long now) => CalendarClosing.Due(rules, TimeZoneInfo.Utc, opened, first, now);
    }

    private void Earn(long at)
    {
        brands.Coalition.NowMicros = at;
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    private Outcome<ClosedWindow> Close(long cutOff, long lastSeq) =>
        brands.Coalition.Decide((state, now) => CalendarClosing.Decide(state, now, new CloseByCalendarCommand(cutOff, lastSeq)));
}
