using CoalitionHub.Hub.Cli;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Exchanges;

/// <summary><c>route …</c> against a real hub.</summary>
public sealed class RouteCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task A_route_is_proposed_with_its_rules_approved_by_another_and_listed()
    {
        await OnboardAsync("stays", "STAYS", "jets", "JETS");

        var proposed = await staffed.AskAsync(
            StaffedHub.Maker, "route", "propose", "--from", "STAYS", "--to", "JETS", "--issuer", "jets", "--rate", "1/3", "--minimum", "3000", "--maximum", "240000", "--increment", "3",
            "--bonus-block", "60000", "--bonus-points", "5000", "--bonus-payer", "stays", "--day-points", "member=240000", "--undo", "2h", "--undo-first", "--min-age", "30");
        var id = StaffedHub.Text(proposed, "route", "routeId");
        var own = await staffed.RunAsync(StaffedHub.Maker, "route", "approve", id);
        var approved = await staffed.RunAsync(StaffedHub.Checker, "route", "approve", id);
        var late = await staffed.RunAsync(StaffedHub.Checker, "route", "reject", id);

        StaffedHub.Text(proposed, "route", "terms", "bonus", "pointsPerBlock").ShouldBe("5000");
        own.Error.ShouldContain("ROLE_MISSING");
        approved.ExitCode.ShouldBe(ExitCode.Done, approved.Error);
        approved.Output.ShouldContain("approved");
        approved.Output.ShouldContain("5,000");
        late.Error.ShouldContain("NOT_PROPOSED");
        (await staffed.RunAsync(StaffedHub.Checker, "route", "list", "--state", "approved")).Output.ShouldContain(id);
    }

    [Fact]
    public async Task A_route_that_closes_a_loop_is_proposed_with_a_warning_and_refused_when_it_is_to_be_approved()
    {
        await OnboardAsync("inns", "INNS", "wings", "WINGS");
        var there = await staffed.AskAsync(StaffedHub.Maker, "route", "propose", "--from", "INNS", "--to", "WINGS", "--issuer", "wings", "--rate", "1/2");
        await staffed.AskAsync(StaffedHub.Checker, "route", "approve", StaffedHub.Text(there, "route", "routeId"));
        string[] back = ["route", "propose", "--from", "WINGS", "--to", "INNS", "--issuer", "inns", "--rate", "3/1"];

        var warned = await staffed.RunAsync(StaffedHub.Maker, back);
        var proposed = await staffed.AskAsync(StaffedHub.Maker, back);
        var refused = await staffed.RunAsync(StaffedHub.Checker, "route", "approve", StaffedHub.Text(proposed, "route", "routeId"));

        warned.ExitCode.ShouldBe(ExitCode.Done, warned.Error);
        warned.Output.ShouldContain("returns more than it takes");
        refused.ExitCode.ShouldBe(ExitCode.Refused);
        refused.Error.ShouldContain("ROUTE_ARBITRAGE");
    }

    [Fact]
    public async Task The_template_is_a_file_to_propose_and_what_a_file_lacks_is_wrong_usage()
    {
        await OnboardAsync("sky", "MILES", "cove", "COVE");
        var template = await staffed.RunAsync(StaffedHub.Maker, "route", "template");
        var file = staffed.File("route.json");
        await File.WriteAllTextAsync(file, template.Output.Replace("\"POINTS\"", "\"COVE\"", StringComparison.Ordinal));

        var proposed = await staffed.AskAsync(StaffedHub.Maker, "route", "propose", "--file", file, "--issuer", "sky");
        var rejected = await staffed.RunAsync(StaffedHub.Checker, "route", "reject", StaffedHub.Text(proposed, "route", "routeId"));
        var nothing = await staffed.RunAsync(StaffedHub.Maker, "route", "propose", "--from", "COVE");
        var limit = await staffed.RunAsync(StaffedHub.Maker, "route", "propose", "--file", file, "--issuer", "sky", "--day-points", "tier=5");

        rejected.Output.ShouldContain("rejected");
        nothing.ExitCode.ShouldBe(ExitCode.WrongUsage);
        nothing.Error.ShouldContain("--to is needed");
        limit.ExitCode.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task A_file_that_names_a_tier_is_refused_since_there_are_none()
    {
        await OnboardAsync("lake", "LAKE", "pond", "POND");
        await File.WriteAllTextAsync(staffed.File("tiers.json"), """{ "fromCurrencyCode": "LAKE", "toCurrencyCode": "POND", "eligibility": { "minimumTier": "GOLD" } }""");

        var ran = await staffed.RunAsync(StaffedHub.Maker, "route", "propose", "--file", staffed.File("tiers.json"), "--issuer", "pond", "--rate", "1/1");

        ran.ExitCode.ShouldBe(ExitCode.Refused);
        ran.Error.ShouldContain("terms.eligibility.minimum_tier");
        ran.Error.ShouldContain("no tiers yet");
    }

    private async Task OnboardAsync(params string[] codesAndPoints)
    {
        foreach (var pair in codesAndPoints.Chunk(2))
        {
            await staffed.OnboardAsync(pair[0], pair[1]);
        }
    }
}
