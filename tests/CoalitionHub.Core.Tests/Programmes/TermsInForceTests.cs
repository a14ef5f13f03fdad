using System.Globalization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Programmes;

public sealed class TermsInForceTests
{
    private readonly Coalition coalition = new();
    private readonly Partner grocer;

    public TermsInForceTests() => grocer = coalition.AddPartner("grocer", "GROC");

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 1, "2026-03-01")]
    [InlineData("2026-01-31T23:59:59.999999Z", 1, "2026-03-01")]
    [InlineData("2024-01-31T12:00:00Z", 1, "2024-03-01")]
    [InlineData("2023-12-31T12:00:00Z", 2, "2024-03-01")]
    [InlineData("2026-12-15T00:00:00Z", 12, "2028-01-01")]
    [InlineData("2026-02-28T00:00:00Z", 24, "2028-03-01")]
    [InlineData("2026-06-30T00:00:00Z", 1200, "2126-07-01")]
    [InlineData("1997-01-01T00:00:00Z", 36, "2000-02-01")]
    public void Points_expire_after_the_end_of_the_month_that_lies_so_many_months_later(string purchase, int months, string firstDayGone) =>
        TermsInForce.ExpiryDay(CoalitionPeople.YuuLike(1) with { ExpiryMonths = months }, Micros(purchase)).ShouldBe(Moment.DayOf(Micros(firstDayGone + "T00:00:00Z")));

    [Fact]
    public void Points_without_an_expiry_never_expire() =>
        TermsInForce.ExpiryDay(CoalitionPeople.YuuLike(1) with { ExpiryMonths = 0 }, Micros("2026-01-01T00:00:00Z")).ShouldBe(Lot.Never);

    [Theory]
    [InlineData(0, "2026-02-27T23:59:59Z", null)]
    [InlineData(1, "2026-02-27T23:59:59Z", "2026-02-28")]
    [InlineData(2, "2026-02-27T00:00:00Z", "2026-03-01")]
    [InlineData(2, "2024-02-27T00:00:00Z", "2024-02-29")]
    public void Pending_points_can_be_burnt_so_many_days_after_the_purchase(int days, string purchase, string? first) =>
        TermsInForce.MaturityDay(CoalitionPeople.YuuLike(1) with { PendingDays = days }, Micros(purchase))
            .ShouldBe(first is null ? 0 : Moment.DayOf(Micros(first + "T00:00:00Z")));

    [Fact]
    public void The_time_of_the_purchase_picks_the_version()
    {
        var start = coalition.NowMicros;
        var first = coalition.AddTerms(grocer);
        var second = coalition.AddTerms(grocer, terms => terms with { EffectiveMicros = start + 1_000 });

        ReasonOf(At(start - 1)).ShouldBe(Reason.NoTermsInForce);
        At(start).Value.No.ShouldBe(first.No);
        At(start + 999).Value.No.ShouldBe(first.No);
        At(start + 1_000).Value.No.ShouldBe(second.No);
        At(start + 1_000_000_000).Value.No.ShouldBe(second.No);
    }

    [Fact]
    public void Each_currency_of_a_partner_has_terms_of_its_own()
    {
        var coalitionPoints = coalition.AddTerms(grocer);

        ReasonOf(At(coalition.NowMicros, grocer.BrandCurrencyNo)).ShouldBe(Reason.NoTermsInForce);
        var own = coalition.AddTerms(grocer, points: "GROC");
        At(coalition.NowMicros, grocer.BrandCurrencyNo).Value.No.ShouldBe(own.No);
        At(coalition.NowMicros).Value.No.ShouldBe(coalitionPoints.No);
    }

    [Fact]
    public void Another_partner_s_terms_price_nothing_here()
    {
        coalition.AddTerms(grocer);
        var pharmacy = coalition.AddPartner("pharmacy");

        ReasonOf(TermsInForce.Find(coalition.State, pharmacy.No, Currency.CoalitionPointsNo, coalition.NowMicros)).ShouldBe(Reason.NoTermsInForce);
    }

    [Fact]
    public void Readers_see_terms_once_they_are_committed()
    {
        var terms = coalition.AddTerms(grocer);
        ReasonOf(TermsInForce.FindCommitted(coalition.State, grocer.No, Currency.CoalitionPointsNo, coalition.NowMicros)).ShouldBe(Reason.NoTermsInForce);

        coalition.Commit();

        TermsInForce.FindCommitted(coalition.State, grocer.No, Currency.CoalitionPointsNo, coalition.NowMicros).Value.No.ShouldBe(terms.No);
    }

    [Fact]
    public void A_state_that_is_loaded_has_the_schedules_of_the_approved_terms()
    {
        coalition.AddTerms(grocer);
        coalition.AddTerms(grocer, terms => terms with { EffectiveMicros = coalition.NowMicros + 1 });
        coalition.AddTerms(grocer, points: "GROC");
        coalition.Commit();

        var loaded = new HubState(coalition.Archive);
        foreach (var terms in coalition.State.Terms.Committed)
        {
            loaded.Terms.Load(terms.No, terms);
        }

        loaded.LoadDerived();

        loaded.Schedules.Count.ShouldBe(2);
        foreach (var currencyNo in (int[])[Currency.CoalitionPointsNo, grocer.BrandCurrencyNo])
        {
            var key = new ScheduleKey(grocer.No, currencyNo);
            loaded.Schedules.Find(key).ShouldNotBeNull().Versions.ShouldBe(coalition.State.Schedules.Find(key).ShouldNotBeNull().Versions);
        }
    }

    private Outcome<Terms> At(long micros, int currencyNo = Currency.CoalitionPointsNo) => TermsInForce.Find(coalition.State, grocer.No, currencyNo, micros);

    private static Reason? ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal?.Reason;

    private static long Micros(string time) => Moment.MicrosOf(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
}
