namespace CoalitionHub.Hub.Cli;

/// <summary>Makes text from elsewhere safe to print: no line breaks, no control characters that a terminal would obey.</summary>
internal static class Printable
{
    public static string Line(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
