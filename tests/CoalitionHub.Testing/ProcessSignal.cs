using System.Runtime.InteropServices;

namespace CoalitionHub.Testing;

/// <summary>The Linux signals that the tests send.</summary>
public enum ProcessSignal
{
    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,

    /// <summary>Goes on after a <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Freezes the process until <see cref="Continue"/>.</summary>
    Stop = 19,
}

internal static class NativeSignals
{
    public static void Send(int processId, ProcessSignal signal)
    {
        if (Kill(processId, (int)signal) != 0)
        {
            throw new InvalidOperationException(
                $"Sending {signal} to process {processId} failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
