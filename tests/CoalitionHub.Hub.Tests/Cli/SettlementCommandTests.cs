using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Settlements;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>Rules, disputes, liquidity and dry runs on the command line, against a real hub.</summary>
public sealed class SettlementCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task Rules_take_two_people_and_the_template_is_good_as_it_is()
    {
        var template = await staffed.RunAsync(StaffedHub.Maker, "settle", "rules", "template");
        var file = staffed.File("rules.json");
        await File.WriteAllTextAsync(file, RulesFile.Template);
        var broken = staffed.File("broken.json");
        await File.WriteAllTextAsync(broken, "{ \"model\": \"NO_MODEL\" }");

        var proposed = await staffed.AskAsync(StaffedHub.Maker, "settle", "rules", "propose", "--file", file, "--effective", "2027-01-01");
        var approved = await staffed.RunAsync(StaffedHub.Checker, "settle", "rules", "approve", StaffedHub.Text(proposed, "version", "rulesId"));
        var listed = await staffed.RunAsync(StaffedHub.Maker, "settle", "rules", "list");
        var wrong = await staffed.RunAsync(StaffedHub.Maker, "settle", "rules", "propose", "--file", broken);

        template.Output.ShouldContain("thresholdPercents");
        approved.ExitCode.ShouldBe(ExitCode.Done, approved.Error);
        listed.Output.ShouldContain("monthly 31, 23:59 Asia/Hong_Kong");
        wrong.ExitCode.ShouldBe(ExitCode.WrongUsage);
        wrong.Error.ShouldContain("settle rules template");
    }

    [Fact]
    public async Task A_deposit_is_booked_by_the_second_person_and_shows_in_the_positions()
    {
        await staffed.OnboardAsync("fern", "FERN");
        var proposed = await staffed.AskAsync(StaffedHub.Maker, "settle", "liquidity", "propose", "fern", "--deposit", "50000.00 HKD", "--bank-reference", "HSBC-1");
        var id = StaffedHub.Text(proposed, "movement", "movementId");

        var approved = await staffed.RunAsync(StaffedHub.Checker, "settle", "liquidity", "approve", id);
        var rejected = await staffed.RunAsync(StaffedHub.Checker, "settle", "liquidity", "reject", id);
        var both = await staffed.RunAsync(StaffedHub.Maker, "settle", "liquidity", "propose", "fern", "--bank-reference", "HSBC-2");
        var listed = await staffed.RunAsync(StaffedHub.Maker, "settle", "liquidity", "list");
        var positions = await staffed.RunAsync(StaffedHub.Maker, "settle", "positions");

        approved.Output.ShouldContain("50,000.00 HKD");
        rejected.Error.ShouldContain("NOT_PROPOSED");
        both.ExitCode.ShouldBe(ExitCode.WrongUsage);
        listed.Output.ShouldContain("HSBC-1");
        positions.Output.ShouldContain("50,000.000000");
    }

    [Fact]
    public async Task An_adjustment_and_its_being_taken_back_take_two_people_each()
    {
        await staffed.OnboardAsync("reed", "REED");
        var proposed = await staffed.AskAsync(StaffedHub.Maker, "settle", "adjust", "propose", "--to", "reed", "--amount", "12.00 HKD", "--reference", "CN-77", "--reason", "a fee too much");
        var id = StaffedHub.Text(proposed, "adjustment", "adjustmentId");

        var approved = await staffed.RunAsync(StaffedHub.Checker, "settle", "adjust", "approve", id);
        var taken = await staffed.RunAsync(StaffedHub.Maker, "settle", "adjust", "take-back", id, "--reason", "it was right");
        var kept = await staffed.RunAsync(StaffedHub.Checker, "settle", "adjust", "reject", id, "--reason", "it was not");
        var again = await staffed.RunAsync(StaffedHub.Checker, "settle", "adjust", "approve", id);
        var listed = await staffed.RunAsync(StaffedHub.Maker, "settle", "adjust", "list", "--state", "booked");
        var gone = await staffed.RunAsync(StaffedHub.Maker, "settle", "adjust", "write-off", StaffedHub.Text(proposed, "adjustment", "adjustmentId"), "reed", "--reference", "A", "--reason", "b");

        approved.Output.ShouldContain("12.00 HKD");
        taken.Output.ShouldContain("reversal proposed");
        kept.ExitCode.ShouldBe(ExitCode.Done, kept.Error);
        again.Error.ShouldContain("SETTLEMENT_ADJUSTMENT_STATE");
        listed.Output.ShouldContain("CN-77");
        gone.Error.ShouldContain("window_id");
    }

    [Fact]
    public async Task A_window_is_previewed_its_netting_shown_its_dispute_answered_and_it_is_taken_back()
    {
        var partnerId = await staffed.OnboardAsync("moss", "MOSS");
        var credential = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", "moss", "--scope", "points.earn", "members.write", "settlements.write");
        var calls = await staffed.Hub.As(new ClientKeys(StaffedHub.Text(credential, "credential", "clientId"), StaffedHub.Text(credential, "clientSecret")));
        var partner = new TestPartner(partnerId, calls, new ClientKeys("", ""));
        await partner.Points.EarnAsync(Till.Earn(await partner.Enrol(), 1_000_00));
        var closed = await staffed.AskAsync(StaffedHub.Maker, "settle", "close");
        var window = StaffedHub.Text(closed, "closedWindow", "windowId");
        await staffed.AskAsync(StaffedHub.Maker, "settle", "calculate", window);
        var raised = await partner.Disputes.RaiseDisputeAsync(new RaiseDisputeRequest
        {
            RequestId = HubPeople.NewRequest(),
            WindowId = window,
            Lines = { new ExpectedLine { Kind = StatementLineKind.Issued, PointsCurrencyCode = "MOSS" } },
            Evidence = "the till was ours alone",
        });

        var preview = await staffed.RunAsync(StaffedHub.Maker, "settle", "preview", window);
        var netting = await staffed.RunAsync(StaffedHub.Maker, "settle", "netting", window);
        var listed = await staffed.RunAsync(StaffedHub.Maker, "settle", "disputes", "list");
        var offered = await staffed.RunAsync(StaffedHub.Maker, "settle", "disputes", "answer", raised.DisputeId, "--offer-micros", "1000", "--answer", "a little");
        var turned = await staffed.RunAsync(StaffedHub.Checker, "settle", "disputes", "reject", raised.DisputeId, "--reason", "nothing");
        var again = await staffed.RunAsync(StaffedHub.Checker, "settle", "disputes", "approve", raised.DisputeId);
        var aborted = await staffed.RunAsync(StaffedHub.Checker, "settle", "abort", window, "--reason", "a wrong version");

        preview.Output.ShouldContain("receivable");
        netting.Output.ShouldContain("multilateral netting");
        listed.Output.ShouldContain("the till was ours alone");
        offered.Output.ShouldContain("offered");
        turned.Output.ShouldContain("raised");
        again.Error.ShouldContain("DISPUTE_STATE");
        aborted.Output.ShouldContain("aborted");
    }
}
