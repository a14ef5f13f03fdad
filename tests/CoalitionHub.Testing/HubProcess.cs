using System.Net;

namespace CoalitionHub.Testing;

/// <summary>
/// The built <c>coalition-hub</c> program in a process of its own, so that tests can treat it as an operator does: start it,
/// stop it, kill it, freeze it. The test project must have it built: reference its project without its assembly.
/// </summary>
public sealed class HubProcess : IAsyncDisposable
{
    // A start takes a second or two of processor time. A machine that has much else to do may take minutes to give it that.
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(5);

    private readonly ChildProcess process;

    private HubProcess(ChildProcess process, HubLaunch launch)
    {
        this.process = process;
        Launch = launch;
    }

    public HubLaunch Launch { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Everything it has written so far.</summary>
    public string Log => process.Log.ToString();

    /// <summary>Starts <c>serve</c> and returns once the hub says it is ready.</summary>
    public static async Task<HubProcess> StartAsync(HubLaunch launch)
    {
        var hub = Start(launch);
        try
        {
            await hub.WaitUntilReadyAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts <c>serve</c> and returns at once.</summary>
    public static HubProcess Start(HubLaunch launch) =>
        new(ChildProcess.Start([.. launch.Under, .. CommandLine(launch, ["serve"])], launch.ToEnvironment()), launch);

    /// <summary>Runs another command (<c>migrate</c>, <c>verify</c>, …) with the same configuration, to its end.</summary>
    public static async Task<CommandResult> RunAsync(HubLaunch launch, params string[] arguments)
    {
        await using ChildProcess command = ChildProcess.Start(CommandLine(launch, arguments), launch.ToEnvironment());
        int exitCode = await command.WaitForExitAsync(CommandLimit);
        return new CommandResult(exitCode, command.Output.ToString(), command.Log.ToString());
    }

    /// <summary>Waits until <c>/readyz</c> answers 200.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using CancellationTokenSource timeout = new(ReadyLimit);
        using HttpClient client = new() { BaseAddress = Launch.WebUrl };
        while (!await IsReadyAsync(client, timeout.Token))
        {
            if (HasExited || timeout.IsCancellationRequested)
            {
                // Hardly any processor time: the machine was too busy. More: the hub hangs.
                string why = HasExited
                    ? $"ended with exit code {await process.WaitForExitAsync(CommandLimit)}"
                    : $"is not ready after {ReadyLimit}, of which it had the processor for {process.ProcessorTime}";
                throw new InvalidOperationException($"The hub {why}. It wrote:\n{Log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public void Send(ProcessSignal signal) => process.Send(signal);

    /// <summary>SIGTERM, then waits for the drained end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        process.Send(ProcessSignal.Terminate);
        return await process.WaitForExitAsync(CommandLimit);
    }

    /// <summary>SIGKILL, as when the machine's memory runs out; returns once the process is gone.</summary>
    public async Task KillAsync()
    {
        process.Send(ProcessSignal.Kill);
        await process.WaitForExitAsync(CommandLimit);
    }

    /// <summary>Freezes the process, as a paused virtual machine does.</summary>
    public void Pause() => process.Send(ProcessSignal.Stop);

    public void Resume() => process.Send(ProcessSignal.Continue);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync("/readyz", cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>The exit code; 128 + n when signal n ended it.</returns>
    public Task<int> WaitForExitAsync() => process.WaitForExitAsync(CommandLimit);

    private static string[] CommandLine(HubLaunch launch, string[] arguments)
    {
        string program = RepositoryRoot.OutputOf(launch.Program.Project, launch.Program.File);
        return File.Exists(program)
            ? ["dotnet", "exec", program, .. arguments]
            : throw new FileNotFoundException("The hub is not built in this configuration.", program);
    }
}

/// <summary>How a command of the hub ended.</summary>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Log">Standard output and standard error together.</param>
public sealed record CommandResult(int ExitCode, string Output, string Log);
