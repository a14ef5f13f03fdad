using CoalitionHub.Hub.Cli;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>Commands about people, partners and their terms, against a real hub.</summary>
public sealed class PeopleAndPartnersTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task A_person_sees_who_they_are()
    {
        var ran = await staffed.RunAsync(StaffedHub.Maker, "staff", "me");

        ran.ExitCode.ShouldBe(ExitCode.Done);
        ran.Output.ShouldContain("Mary Maker");
        ran.Output.ShouldContain("finance maker");
    }

    [Fact]
    public async Task A_saved_secret_is_not_shown()
    {
        var added = await staffed.AskAsync(StaffedHub.Operator, "staff", "add", "Anna Auditor", "--role", "auditor");

        var ran = await staffed.RunAsync(StaffedHub.Operator, "staff", "credential", "create", StaffedHub.Text(added, "staffMember", "staffId"), "--save-profile", "anna");

        ran.ExitCode.ShouldBe(ExitCode.Done, ran.Error);
        ran.Output.ShouldContain("anna.json");
        var profile = await File.ReadAllTextAsync(staffed.File(Path.Combine("coalition-hub", "anna.json")));
        var secret = System.Text.Json.JsonDocument.Parse(profile).RootElement.GetProperty("clientSecret").GetString().ShouldNotBeNull();
        (ran.Output + ran.Error).ShouldNotContain(secret);
        (await staffed.RunAsync("anna", "staff", "list")).Output.ShouldContain("Anna Auditor");
    }

    [Fact]
    public async Task The_same_command_with_the_same_request_id_is_carried_out_once()
    {
        string[] onboard = ["partner", "onboard", "fern", "--name", "Fern", "--settles-in", "HKD"];
        var first = await staffed.RunAsync(StaffedHub.Operator, onboard);
        var requestId = first.Error.Split("request id: ")[1].Trim();

        var again = await staffed.RunAsync(StaffedHub.Operator, [.. onboard, "--request-id", requestId]);
        var other = await staffed.RunAsync(StaffedHub.Operator, "partner", "onboard", "moss", "--name", "Moss", "--settles-in", "HKD", "--request-id", requestId);
        var anew = await staffed.RunAsync(StaffedHub.Operator, onboard);

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        again.Output.ShouldBe(first.Output);
        other.ExitCode.ShouldBe(ExitCode.Refused);
        other.Error.ShouldContain("refused: REQUEST_ID_REUSED: ");
        anew.ExitCode.ShouldBe(ExitCode.Refused);
    }

    [Fact]
    public async Task Faulty_fields_are_named()
    {
        var ran = await staffed.RunAsync(StaffedHub.Operator, "partner", "onboard", "No Code", "--name", "x", "--settles-in", "hkd");

        ran.ExitCode.ShouldBe(ExitCode.Refused);
        ran.Error.ShouldContain("code");
        ran.Error.ShouldContain("settlement_currency_code");
    }

    [Fact]
    public async Task A_partner_is_found_by_id_and_by_code_suspended_and_resumed()
    {
        var id = await staffed.OnboardAsync("lily", "LILY");

        (await staffed.AskAsync(StaffedHub.Checker, "partner", "show", id)).ToString().ShouldBe((await staffed.AskAsync(StaffedHub.Checker, "partner", "show", "lily")).ToString());
        StaffedHub.Text(await staffed.AskAsync(StaffedHub.Operator, "partner", "suspend", "lily", "--reason", "a test"), "partner", "state").ShouldBe("PARTNER_STATE_SUSPENDED");
        StaffedHub.Text(await staffed.AskAsync(StaffedHub.Operator, "partner", "resume", "lily", "--reason", "a test"), "partner", "state").ShouldBe("PARTNER_STATE_ACTIVE");
        (await staffed.RunAsync(StaffedHub.Operator, "partner", "list")).Output.ShouldContain(id);
    }

    [Fact]
    public async Task A_partners_credential_is_shown_once_listed_and_retired()
    {
        await staffed.OnboardAsync("rose", "ROSE");

        var created = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", "rose", "--scope", "points.earn", "points.read");
        var clientId = StaffedHub.Text(created, "credential", "clientId");
        StaffedHub.Text(created, "clientSecret").ShouldNotBeEmpty();
        (await staffed.RunAsync(StaffedHub.Operator, "partner", "credential", "list", "rose")).Output.ShouldContain(clientId);
        StaffedHub.Text(await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "retire", clientId), "credential", "state").ShouldBe("CREDENTIAL_STATE_RETIRED");
    }

    [Fact]
    public async Task A_partners_own_system_cannot_use_the_commands()
    {
        await staffed.OnboardAsync("iris", "IRIS");
        var created = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", "iris", "--scope", "points.read");

        var (exitCode, _, error) = await TestTerminal.RunAsync(
            "partner", "list", "--hub", staffed.Hub.GrpcAddress.OriginalString, "--token-url", staffed.Hub.WebAddress.OriginalString,
            "--client-id", StaffedHub.Text(created, "credential", "clientId"), "--client-secret", StaffedHub.Text(created, "clientSecret"));

        exitCode.ShouldBe(ExitCode.Refused);
        error.ShouldStartWith("refused: invalid_scope: ");
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var (exitCode, _, error) = await TestTerminal.RunAsync(
            "partner", "list", "--hub", staffed.Hub.GrpcAddress.OriginalString, "--token-url", new Uri(staffed.Hub.WebAddress, "/connect/token").OriginalString,
            "--client-id", staffed.Hub.FirstOperator.ClientId, "--client-secret", "wrong");

        exitCode.ShouldBe(ExitCode.Refused);
        error.ShouldStartWith("refused: invalid_client: ");
    }

    [Fact]
    public async Task A_hub_that_nobody_listens_at_is_unreachable()
    {
        var ran = await staffed.RunAsync(StaffedHub.Operator, "partner", "list", "--hub", $"http://127.0.0.1:{Testing.FreePort.Next()}");

        ran.ExitCode.ShouldBe(ExitCode.Unreachable);
        ran.Error.ShouldStartWith("failed: UNAVAILABLE: ");
    }

    [Fact]
    public async Task Terms_are_proposed_by_one_and_approved_by_another()
    {
        await staffed.OnboardAsync("sage", "SAGE");
        var file = staffed.File("sage.json");

        var proposed = await staffed.AskAsync(StaffedHub.Operator, "terms", "propose", "sage", "--file", file, "--effective", "2027-01-01");
        var id = StaffedHub.Text(proposed, "termsVersion", "termsId");
        var own = await staffed.RunAsync(StaffedHub.Operator, "terms", "approve", id);
        var rejected = await staffed.AskAsync(StaffedHub.Checker, "terms", "reject", id);
        var late = await staffed.RunAsync(StaffedHub.Checker, "terms", "approve", id);
        var shown = await staffed.RunAsync(StaffedHub.Checker, "terms", "show", id);
        var listed = await staffed.RunAsync(StaffedHub.Checker, "terms", "list", "--partner", "sage", "--state", "rejected");

        own.ExitCode.ShouldBe(ExitCode.Refused);
        own.Error.ShouldContain("ROLE_MISSING");
        StaffedHub.Text(rejected, "termsVersion", "state").ShouldBe("TERMS_STATE_REJECTED");
        late.Error.ShouldContain("NOT_PROPOSED");
        shown.Output.ShouldContain("2027-01-01 00:00:00Z");
        listed.Output.ShouldContain(id);
    }

    [Fact]
    public async Task A_route_is_proposed_by_one_and_approved_by_another()
    {
        await staffed.OnboardAsync("palm", "PALM");
        await staffed.OnboardAsync("pine", "PINE");

        var proposed = await staffed.AskAsync(
            StaffedHub.Maker, "route", "propose", "--from", "PALM", "--to", "PINE", "--issuer", "pine", "--rate", "3/10", "--fee", "2%", "--minimum", "100", "--increment", "10", "--quote-valid-for", "2m");
        var approved = await staffed.AskAsync(StaffedHub.Checker, "route", "approve", StaffedHub.Text(proposed, "route", "routeId"));

        StaffedHub.Text(approved, "route", "state").ShouldBe("ROUTE_STATE_APPROVED");
        StaffedHub.Text(approved, "route", "terms", "fee", "denominator").ShouldBe("100");
        StaffedHub.Text(approved, "route", "terms", "quoteValidity").ShouldBe("120s");
        (await staffed.RunAsync(StaffedHub.Maker, "route", "list", "--state", "approved")).Output.ShouldContain("3/10");
    }

    [Fact]
    public async Task A_list_that_is_cut_says_so()
    {
        await staffed.OnboardAsync("ash", "ASH");
        await staffed.OnboardAsync("elm", "ELM");

        var cut = await staffed.RunAsync(StaffedHub.Operator, "partner", "list", "--limit", "1");

        cut.ExitCode.ShouldBe(ExitCode.Done);
        cut.Error.ShouldContain("--limit shows more");
    }
}
