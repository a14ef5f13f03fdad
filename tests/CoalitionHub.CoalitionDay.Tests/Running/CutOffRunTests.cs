using System.Globalization;
using System.Text.RegularExpressions;
using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Running;

/// <summary>Runs of the program itself that are cut off in the middle and started again on the same data.</summary>
[Trait("Length", "Long")]
public sealed partial class CutOffRunTests : IDisposable
{
    private const int Purchases = 60_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ProcessSignal.Kill, 137)]
    [InlineData(ProcessSignal.Terminate, ExitCode.Interrupted)]
    public async Task What_was_done_is_there_once_and_the_rest_is_done_after_it(ProcessSignal signal, int exitCode)
    {
        await using (var first = Start())
        {
            await WaitUntilPlayingAsync(first);
            first.Send(signal);
            (await first.WaitForExitAsync(Limit)).ShouldBe(exitCode, first.Log.ToString());
            Done(first.Log).ShouldBeLessThan(Purchases);
        }

        await using var second = Start();
        (await second.WaitForExitAsync(Limit)).ShouldBe(ExitCode.Done, second.Log.ToString());

        var said = second.Log.ToString();
        said.ShouldContain("60,000 of 60,000");
        said.ShouldContain("0 twice, 0 missing, 0 unknown, 0 different");
        said.ShouldNotContain("WRONG");
    }

    private ChildProcess Start() => ChildProcess.Start(
    [
        "dotnet", "exec", RepositoryRoot.OutputOf("partner-sdk/samples/CoalitionDay", "CoalitionDay.dll"),
        "--exit", "--port", "0", "--count", $"{Purchases}", "--data", folder.File("data"),
    ]);

    private static async Task WaitUntilPlayingAsync(ChildProcess run)
    {
        using var timeout = new CancellationTokenSource(Limit);
        while (Done(run.Output) == 0 && !run.HasExited)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }
    }

    /// <summary>How many purchases the last line of progress tells of.</summary>
    private static int Done(ProcessLog log) =>
        Progress().Matches(log.ToString()).Select(line => int.Parse(line.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).LastOrDefault();

    [GeneratedRegex("([0-9,]+) of 60,000 purchases")]
    private static partial Regex Progress();
}
