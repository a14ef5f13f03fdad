using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Reports;

/// <summary>
/// 1,000 points given by the grocer for HK$1,000, all burnt at the airline: 5,000 micros a point when given, 4,500 when burnt; what comes
/// after it is said in the test. Every figure was worked out by hand.
/// </summary>
public sealed class ReportTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Figures_are_those_reckoned_by_hand(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var (grocer, hub) = (desk.Coalition.Grocer, desk.Coalition.Hub);
        var reports = new ReportsAdminService.ReportsAdminServiceClient(desk.Coalition.Maker.Calls);
        var before = (await reports.GetLiabilityReportAsync(new GetLiabilityReportRequest())).AsOfSeq;
        // In March a member buys for HK$500 and burns 100 of its 500 points at once.
        hub.Clock.MoveTo(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 500_00));
        await grocer.Points.BurnAsync(hub.Burn(member, 100));

        var positions = await reports.GetPositionsReportAsync(new GetPositionsReportRequest());
        positions.Rows.Select(row => (row.PartnerCode, row.PositionMicros, row.PositionDirection)).ShouldBe(
            [("grocer", 7_500_000 - 450_000, Direction.Debit), ("airline", 4_500_000, Direction.Credit)]);
        positions.CurrencyCode.ShouldBe("HKD");

        var points = await reports.GetPointsReportAsync(new GetPointsReportRequest());
        points.Rows.Select(row => (row.Month, row.PartnerCode, row.Issued, row.Redeemed)).ShouldBe(
            [("2026-01", "grocer", 1_000, 0), ("2026-01", "airline", 0, 1_000), ("2026-03", "grocer", 500, 100)]);
        (await reports.GetPointsReportAsync(new GetPointsReportRequest { LastSeq = before })).Rows.Count.ShouldBe(2);

        // Twelve months after the end of March.
        var liability = await reports.GetLiabilityReportAsync(new GetLiabilityReportRequest());
        var row = liability.Rows.ShouldHaveSingleItem();
        (row.PartnerCode, row.PointsCurrencyCode, row.ExpiryMonth, row.Points, row.ValueMicros, row.FundedMicros).ShouldBe(
            ("grocer", "POINTS", "2027-03", 400, 2_000_000, 2_000_000));
        (await reports.GetLiabilityReportAsync(new GetLiabilityReportRequest { LastSeq = before })).Rows.ShouldBeEmpty();

        // January's points were all redeemed in their first month: r(0) = 1; nothing is known of later ages, so March gets no more than its 100.
        var breakage = await reports.GetBreakageReportAsync(new GetBreakageReportRequest());
        breakage.Rows.Select(vintage => (vintage.IssueMonth, vintage.Issued, vintage.Redeemed, vintage.Outstanding, vintage.ExpectedRedeemed, vintage.Breakage)).ShouldBe(
            [("2026-01", 1_000, 1_000, 0, 1_000, 0), ("2026-03", 500, 100, 400, 100, 400)]);
        breakage.Method.ShouldContain("floor(issued x r(a))");

        // Half a cent a point: 500 cents of 100,500, and 50 of 50,050. January's is all earned.
        var revenue = await reports.GetRevenueReportAsync(new GetRevenueReportRequest());
        revenue.Rows.Select(vintage => (vintage.IssueMonth, vintage.Sales, vintage.StandAlone, vintage.Allocated, vintage.Recognised, vintage.Deferred)).ShouldBe(
            [("2026-01", 100_000, 500, 498, 498, 0), ("2026-03", 50_000, 50, 50, 50, 0)]);
        revenue.Months.Select(month => (month.Month, month.Allocated, month.Recognised)).ShouldBe([("2026-01", 498, 498), ("2026-03", 50, 50)]);
    }

    [Fact]
    public async Task What_is_unpaid_grows_older()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.ApprovedAsync();
        var reports = new ReportsAdminService.ReportsAdminServiceClient(desk.Coalition.Maker.Calls);

        (await Ages()).ShouldBe([("grocer", 505, 0, 0), ("airline", 450, 0, 0)]);
        desk.Coalition.Hub.Clock.MoveTo(TestHub.Start.AddDays(31));
        (await Ages()).ShouldBe([("grocer", 0, 505, 0), ("airline", 0, 450, 0)]);
        desk.Coalition.Hub.Clock.MoveTo(TestHub.Start.AddDays(91));
        (await Ages()).ShouldBe([("grocer", 0, 0, 505), ("airline", 0, 0, 450)]);

        async Task<IEnumerable<(string, long, long, long)>> Ages() =>
            (await reports.GetAgeingReportAsync(new GetAgeingReportRequest())).Rows.Select(row => (row.PartnerCode, row.Days0To30, row.Days31To60, row.DaysOver90));
    }
}
