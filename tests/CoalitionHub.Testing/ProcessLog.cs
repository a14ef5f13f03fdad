using System.Text;

namespace CoalitionHub.Testing;

/// <summary>What a child process has written so far; only the latest part is kept when it is very long.</summary>
public sealed class ProcessLog
{
    private const int MaxLength = 8_000_000;

    private readonly StringBuilder text = new();

    public override string ToString()
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    internal void Append(string? line)
    {
        // Null is the stream's end.
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
            if (text.Length > MaxLength)
            {
                text.Remove(0, MaxLength / 2);
            }
        }
    }
}
