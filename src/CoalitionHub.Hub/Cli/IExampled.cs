namespace CoalitionHub.Hub.Cli;

/// <summary>A command whose help shows how it is used.</summary>
internal interface IExampled
{
    /// <summary>Command lines, ready to be typed.</summary>
    IReadOnlyList<string> Examples { get; }
}
