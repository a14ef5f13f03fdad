using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Tests.Exchanges.Instructions;
using CoalitionHub.Protos.Exchanges.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Exchanges;

/// <summary><c>exchange …</c> against a real hub, with a railway that keeps its own points.</summary>
public sealed class ExchangeCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task An_exchange_that_waits_is_listed_shown_resolved_by_two_and_corrected_as_often_as_it_takes()
    {
        var coalition = await RailCoalition.OpenAsync(staffed.Hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var id = (await coalition.ExchangeAsync(guest, 300)).ExchangeId;
        var credit = await peer.NextAsync(InstructionKind.Credit);

        var open = await staffed.RunAsync(StaffedHub.Maker, "exchange", "open");
        open.Output.ShouldContain(id);
        open.Output.ShouldContain("awaiting destination");
        (await staffed.RunAsync(StaffedHub.Maker, "exchange", "open", "--state", "unknown")).Output.ShouldNotContain(id);
        var shown = await staffed.RunAsync(StaffedHub.Checker, "exchange", "show", id);
        shown.Output.ShouldContain("InstructDestination");
        shown.Output.ShouldContain(coalition.Railway.PartnerId);

        var resolved = await staffed.AskAsync(StaffedHub.Maker, "exchange", "resolve", id, "--outcome", "refused", "--reason", "their letter of today");
        var resolution = StaffedHub.Text(resolved, "resolution", "resolutionId");
        (await staffed.RunAsync(StaffedHub.Maker, "exchange", "approve", resolution)).Error.ShouldContain("ROLE_MISSING");
        (await staffed.RunAsync(StaffedHub.Checker, "exchange", "approve", resolution)).Output.ShouldContain("approved");
        (await staffed.RunAsync(StaffedHub.Checker, "exchange", "resolutions")).Output.ShouldContain("their letter of today");
        (await staffed.RunAsync(StaffedHub.Maker, "exchange", "show", id)).Output.ShouldContain("declined");

        // The railway had credited the points after all, and first refuses to take them back.
        (await peer.AnswerAsync(credit, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Late);
        var correction = await OnlyCorrectionAsync("proposed");
        await VoteAsync("approve", correction);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Reverse), InstructionOutcome.Refused);
        (await OnlyCorrectionAsync("failed")).ShouldBe(correction);
        var again = StaffedHub.Text(
            await staffed.AskAsync(StaffedHub.Maker, "exchange", "correct", correction, "--reason", "the account is open again"), "correction", "correctionId");
        (await staffed.RunAsync(StaffedHub.Maker, "exchange", "approve", again)).Error.ShouldContain("SAME_PERSON");
        (await staffed.RunAsync(StaffedHub.Checker, "exchange", "approve", again)).ExitCode.ShouldBe(ExitCode.Done);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Reverse), InstructionOutcome.Done);

        (await OnlyCorrectionAsync("done")).ShouldBe(again);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_by_name()
    {
        var ran = await staffed.RunAsync(StaffedHub.Maker, "exchange", "show", Core.State.OpaqueId.Format("exc", 4711, 1));

        ran.ExitCode.ShouldBe(ExitCode.Refused);
        ran.Error.ShouldContain("EXCHANGE_NOT_FOUND");
    }

    private async Task VoteAsync(string vote, string correction)
    {
        foreach (var person in new[] { StaffedHub.Maker, StaffedHub.Checker })
        {
            (await staffed.RunAsync(person, "exchange", vote, correction)).ExitCode.ShouldBe(ExitCode.Done);
        }
    }

    private async Task<string> OnlyCorrectionAsync(string state)
    {
        var listed = await staffed.AskAsync(StaffedHub.Checker, "exchange", "corrections", "--state", state);
        return StaffedHub.Text(StaffedHub.Find(listed, "corrections").EnumerateArray().ShouldHaveSingleItem(), "correctionId");
    }
}
