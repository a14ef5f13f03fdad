using System.Diagnostics;

namespace CoalitionHub.Testing;

/// <summary>
/// A program that a test runs. It ends with the test process, even when that is killed: a guard beside it waits on a pipe that
/// the system closes then.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>
    /// Starts the guard, then becomes the program, so that the process id and the exit code are the program's own. The guard
    /// signals only its own parent, never a stranger that got the same id later.
    /// </summary>
    internal const string GuardScript = """
        signal=$1 folder=$2
        shift 2
        exec 3<&0 </dev/null
        (
          while read -r _; do :; done <&3
          while read -r _ _ _ parent _ </proc/self/stat && [ "$parent" = "$$" ]; do
            kill -s "$signal" $$
            sleep 0.05
          done
          if [ -n "$folder" ]; then rm -rf -- "$folder" || { sleep 1; rm -rf -- "$folder"; }; fi
        ) >/dev/null 2>&1 &
        exec 3<&-
        exec "$@"
        """;

    private readonly Process process;
    private bool isDisposed;

    private ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            Output.Append(line.Data);
            Log.Append(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Log.Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Standard output alone.</summary>
    public ProcessLog Output { get; } = new();

    /// <summary>Standard output and standard error, as they came.</summary>
    public ProcessLog Log { get; } = new();

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>How long it has had a processor; only while it runs.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables to set beside those of the test process; null values unset.</param>
    /// <param name="end">What the guard sends when the test process has ended.</param>
    /// <param name="deleteAtEnd">A folder that the guard deletes after that; null means none.</param>
    /// <param name="asUser">Another user to run as, which needs root; null means the test's own.</param>
    public static ChildProcess Start(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string?>? environment = null,
        ProcessSignal end = ProcessSignal.Kill,
        string? deleteAtEnd = null,
        SystemUser? asUser = null)
    {
        string[] user = asUser is null
            ? []
            : ["setpriv", $"--reuid={asUser.UserId}", $"--regid={asUser.GroupId}", "--clear-groups", "--"];
        string[] whole = [.. user, "/bin/sh", "-c", GuardScript, "guarded", $"{(int)end}", deleteAtEnd ?? "", .. command];
        ProcessStartInfo start = new(whole[0], whole[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = asUser is null ? Environment.CurrentDirectory : Path.GetTempPath(),
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        return new ChildProcess(process);
    }

    public void Send(ProcessSignal signal) => NativeSignals.Send(Id, signal);

    /// <summary>Waits for the end of the program and of its output.</summary>
    /// <returns>The exit code; 128 + n when signal n ended it.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan atMost)
    {
        using CancellationTokenSource timeout = new(atMost);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Process {Id} still runs after {atMost}. It wrote:\n{Log}");
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
