using System.Globalization;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.TestGround;

public sealed class ChildProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_hands_over_what_the_program_wrote_and_how_it_ended()
    {
        await using ChildProcess process = ChildProcess.Start(
            ["/bin/sh", "-c", "echo \"$WORD\"; echo apart >&2; exit 7"], new Dictionary<string, string?> { ["WORD"] = "heard" });

        (await process.WaitForExitAsync(Limit)).ShouldBe(7);
        process.Output.ToString().ShouldBe("heard\n");
        process.Log.ToString().ShouldContain("apart");
    }

    /// <summary>A shell can not trap a signal that it inherits as ignored, as everything does that is started in the background; env takes that off.</summary>
    [Fact]
    public async Task Ctrl_C_reaches_the_program()
    {
        await using ChildProcess process = ChildProcess.Start(["/usr/bin/env", "--default-signal=INT", "/bin/sh", "-c", "trap 'exit 3' INT; echo ready; while :; do sleep 0.05; done"]);
        while (process.Output.ToString() != "ready\n")
        {
            await Task.Delay(10);
        }

        process.Send(ProcessSignal.Interrupt);

        (await process.WaitForExitAsync(Limit)).ShouldBe(3);
    }

    [Fact]
    public async Task A_frozen_program_can_be_killed()
    {
        await using ChildProcess process = ChildProcess.Start(["sleep", "600"]);

        process.Send(ProcessSignal.Stop);
        process.Send(ProcessSignal.Kill);

        (await process.WaitForExitAsync(Limit)).ShouldBe(128 + (int)ProcessSignal.Kill);
    }

    [Fact]
    public async Task A_program_does_not_outlive_a_starter_that_was_killed()
    {
        // The starter is a shell that holds the guard's pipe, as a test process does.
        const string Starter = """
            mkfifo "$1/pipe"
            /bin/sh -c "$2" guarded 9 "" /bin/sh -c 'echo $$ >"$1"; exec sleep 600' program "$1/pid" <"$1/pipe" &
            exec 4>"$1/pipe"
            wait
            """;
        using TempFolder folder = new();
        await using ChildProcess starter = ChildProcess.Start(
            ["/bin/sh", "-c", Starter, "starter", folder.FullPath, ChildProcess.GuardScript]);
        while (!File.Exists(folder.File("pid")) || File.ReadAllText(folder.File("pid")).Length == 0)
        {
            await Task.Delay(10);
        }

        int guarded = int.Parse(File.ReadAllText(folder.File("pid")), CultureInfo.InvariantCulture);
        starter.Send(ProcessSignal.Kill);

        for (int look = 0; look < 600 && IsRunning(guarded); look++)
        {
            await Task.Delay(50);
        }

        IsRunning(guarded).ShouldBeFalse();
    }

    // A zombie has ended; only its parent hasn't asked for it yet.
    private static bool IsRunning(int processId)
    {
        string stat = $"/proc/{processId}/stat";
        return File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
    }
}
