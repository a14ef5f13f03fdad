using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>What a partner's finance people do on the command line, against a real hub.</summary>
public sealed class PartnerFinanceCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task A_partner_s_person_disputes_adds_evidence_withdraws_agrees_and_sees_only_what_is_its_own()
    {
        var sale = await SellAsync("reed", "REED");
        await SellAsync("sage", "SAGE");
        await staffed.AddPartnerPersonAsync("reed", "pat");
        await staffed.AddPartnerPersonAsync("sage", "sam");
        var window = StaffedHub.Text(await staffed.AskAsync(StaffedHub.Maker, "settle", "close"), "closedWindow", "windowId");
        await staffed.AskAsync(StaffedHub.Maker, "settle", "calculate", window);

        var raised = await staffed.AskAsync("pat", "settle", "disputes", "raise", window, "--line", "issued,REED,1,0", "--line", "expired,REED,0,2", "--evidence", "the till's roll");
        var id = StaffedHub.Text(raised, "disputeId");
        var evidence = await staffed.RunAsync("pat", "settle", "disputes", "evidence", id, "--evidence", "a photograph");
        var others = await staffed.RunAsync("sam", "settle", "disputes", "withdraw", id);
        var coalitions = await staffed.RunAsync(StaffedHub.Maker, "settle", "disputes", "withdraw", id);
        var early = await staffed.RunAsync("pat", "settle", "agree", window);
        var listed = await staffed.RunAsync("pat", "settle", "disputes", "list");
        var hidden = await staffed.RunAsync("sam", "settle", "disputes", "list");
        var withdrawn = await staffed.RunAsync("pat", "settle", "disputes", "withdraw", id);
        var agreed = await staffed.RunAsync("sam", "settle", "agree", window);
        var positions = await staffed.RunAsync("pat", "settle", "positions");
        var packs = await staffed.RunAsync("pat", "settle", "pack", "list");
        var wrong = await staffed.RunAsync("pat", "settle", "disputes", "raise", window, "--line", "issued,REED,-1,0", "--evidence", "x");

        evidence.Output.ShouldContain("raised");
        others.Error.ShouldContain("DISPUTE_NOT_FOUND");
        coalitions.Error.ShouldContain("SCOPE_MISSING");
        early.Error.ShouldContain("DISPUTE_STATE");
        listed.Output.ShouldContain("the till's roll");
        listed.Output.ShouldContain("a photograph");
        hidden.Output.ShouldNotContain(id);
        withdrawn.Output.ShouldContain("withdrawn");
        agreed.Output.ShouldContain("agreed");
        positions.Output.ShouldContain(sale.PartnerId);
        packs.ExitCode.ShouldBe(ExitCode.Done, packs.Error);
        wrong.ExitCode.ShouldBe(ExitCode.WrongUsage);
        wrong.Error.ShouldContain("issued,KIWI,4500000,0");
    }

    private async Task<TestPartner> SellAsync(string code, string points)
    {
        var partnerId = await staffed.OnboardAsync(code, points);
        var credential = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", code, "--scope", "points.earn", "members.write");
        var calls = await staffed.Hub.As(new ClientKeys(StaffedHub.Text(credential, "credential", "clientId"), StaffedHub.Text(credential, "clientSecret")));
        var partner = new TestPartner(partnerId, calls, new ClientKeys("", ""));
        await partner.Points.EarnAsync(Till.Earn(await partner.Enrol(), 1_000_00));
        return partner;
    }
}
