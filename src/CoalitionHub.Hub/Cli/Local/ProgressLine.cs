using CoalitionHub.Hub.Cli.Wording;

namespace CoalitionHub.Hub.Cli.Local;

/// <summary>Says how far a long command is, on one line that a person watches; nothing when nobody does.</summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IProgress<(long Done, long Of)>
{
    private bool isWritten;

    public void Report((long Done, long Of) value)
    {
        if (terminal.IsWatched)
        {
            terminal.Error.Write($"\r{Words.Of(value.Done)} of {Words.Of(value.Of)} {what}");
            isWritten = true;
        }
    }

    /// <summary>Leaves the line.</summary>
    public void End()
    {
        if (isWritten)
        {
            terminal.Error.WriteLine();
        }
    }
}
