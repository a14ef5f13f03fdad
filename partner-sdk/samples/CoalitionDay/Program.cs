using System.CommandLine;
using System.Runtime.InteropServices;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.CoalitionDay.Reporting;
using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.PartnerSdk;
using Grpc.Core;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var screen = Screen.OfProcess();
var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
try
{
    var command = CommandLine.Create((options, cancellation) => new DayRun(screen, options, TimeProvider.System).RunAsync(cancellation));
    return await command.Parse(args).InvokeAsync(invocation, stop.Token);
}
catch (Exception wrong) when (wrong is WrongInputException or UnreadableFileException)
{
    screen.Line($"error: {wrong.Message}");
    return ExitCode.WrongInput;
}
catch (Exception cut) when (stop.IsCancellationRequested && cut is OperationCanceledException or RpcException or CoalitionHubException)
{
    screen.Line("Interrupted. The same command with --data and the folder named above goes on where this run ended.");
    return ExitCode.Interrupted;
}
catch (Exception refused) when (refused is RpcException or CoalitionHubException)
{
    screen.Line($"error: the hub refused what it should have taken: {refused.Message}");
    return ExitCode.CheckFailed;
}

// The first signal ends in order; a second one, at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
