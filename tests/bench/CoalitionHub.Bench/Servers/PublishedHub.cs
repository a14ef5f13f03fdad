using System.Diagnostics;
using Spectre.Console;

namespace CoalitionHub.Bench.Servers;

/// <summary>The hub as it is deployed: compiled ahead, not as it starts.</summary>
internal static class PublishedHub
{
    private const string Script = "deploy/publish.sh";

    /// <summary>Publishes the hub of this checkout; it takes a minute or two.</summary>
    /// <returns>The program.</returns>
    /// <exception cref="InvalidOperationException">This isn't run in a checkout, or the script failed.</exception>
    public static async Task<string> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLineInterpolated($"[grey]publishing the hub with {Script}, a minute or two[/]");
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Checkout(), Script), folder]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{Script} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Path.Combine(folder, "coalition-hub")
            : throw new InvalidOperationException($"{Script} failed:\n{await output}{await errors}");
    }

    private static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Script)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no {Script} above {AppContext.BaseDirectory}: run the benchmark from a checkout.");
    }
}
