using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Staff.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>Reports on the command line, against a real hub.</summary>
public sealed class ReportCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task Every_report_is_shown_written_for_a_spreadsheet_and_told_in_json()
    {
        var teal = await staffed.Hub.AddNamedPartner("teal", "TEAL");
        var maker = await staffed.Hub.AddNamedPerson("M", Role.FinanceMaker);
        var checker = await staffed.Hub.AddNamedPerson("C", Role.FinanceChecker);
        await teal.AddTerms(maker, checker, TermsRequests.YuuLike("TEAL"));
        await teal.Points.EarnAsync(Till.Earn(await teal.Enrol(), 1_234_00));

        foreach (var report in new[] { "positions", "ageing", "liability", "points", "breakage", "revenue" })
        {
            var shown = await staffed.RunAsync(StaffedHub.Maker, "settle", "report", report);
            var told = await staffed.RunAsync(StaffedHub.Maker, "settle", "report", report, "--json");
            var path = staffed.File($"{report}.csv");
            var written = await staffed.RunAsync(StaffedHub.Maker, "settle", "report", report, "--csv", path);

            (shown.ExitCode, told.ExitCode, written.ExitCode).ShouldBe((ExitCode.Done, ExitCode.Done, ExitCode.Done), shown.Error + told.Error + written.Error);
            File.ReadAllText(path).ShouldContain("partner_code");
            if (report != "ageing")
            {
                shown.Output.ShouldContain("teal");
                File.ReadAllText(path).ShouldContain("teal");
            }
        }

        var points = await staffed.RunAsync(StaffedHub.Maker, "settle", "report", "points", "--csv", "-");
        points.Output.ShouldStartWith("month,partner_id,partner_code,points_currency_code,issued,taken_back,redeemed,expired,exchanged_out\n");
        points.Output.ShouldContain(",teal,TEAL,1234,0,0,0,0\n");
        (await staffed.RunAsync(StaffedHub.Maker, "settle", "report", "breakage")).Output.ShouldContain("vintage method");
        (await staffed.RunAsync(StaffedHub.Maker, "settle", "report", "points", "--last-seq", "999999")).Error.ShouldContain("SEQ_OUT_OF_RANGE");
    }
}
