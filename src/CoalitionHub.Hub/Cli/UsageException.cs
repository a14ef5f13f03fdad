namespace CoalitionHub.Hub.Cli;

/// <summary>The command can't be carried out as it was given; nothing was sent.</summary>
/// <param name="message">What is wrong and what would be right, in one line.</param>
/// <param name="details">Further lines, such as the faults of a file.</param>
internal sealed class UsageException(string message, params IReadOnlyList<string> details) : Exception(message)
{
    public IReadOnlyList<string> Details { get; } = details;
}

/// <summary>The hub answered, and its answer is no.</summary>
/// <param name="message">In one line.</param>
internal sealed class CommandRefusedException(string message) : Exception(message);
