namespace CoalitionHub.CoalitionDay.Running;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>Everything was played and every check passed.</summary>
    public const int Done = 0;

    /// <summary>A check failed, or the hub refused what it should have taken.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or the file is wrong; nothing was played.</summary>
    public const int WrongInput = 2;

    /// <summary>Ended by Ctrl-C before the end of the run; the same command with --data goes on.</summary>
    public const int Interrupted = 130;
}

/// <summary>What was asked for can't be done.</summary>
internal sealed class WrongInputException(string message) : Exception(message);
