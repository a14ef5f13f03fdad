using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using Spectre.Console;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Where the sample tells what happens: a terminal, or a file that gets plain lines.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    /// <summary>Wide enough for every table; a file has no width of its own.</summary>
    private const int PlainWidth = 160;

    private readonly IAnsiConsole console = console;

    /// <summary>True when a person watches, so that lines may be redrawn.</summary>
    public bool IsWatched => console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal;

    /// <summary>The process's own.</summary>
    public static Screen OfProcess()
    {
        if (AnsiConsole.Console.Profile.Out.IsTerminal)
        {
            return new Screen(AnsiConsole.Console);
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = PlainWidth;
        return new Screen(plain);
    }

    /// <summary>For what redraws itself.</summary>
    public IAnsiConsole Console => console;

    public void Heading(string text)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    public void Line(string text = "") => console.WriteLine(text);

    /// <summary>A table; columns whose title begins with &gt; are right-aligned.</summary>
    public void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(IsWatched ? TableBorder.Rounded : TableBorder.Ascii2);
        if (title.Length > 0)
        {
            table.Title(Markup.Escape(title));
        }

        foreach (var column in columns)
        {
            var isNumber = column.StartsWith('>');
            var header = new TableColumn(Markup.Escape(column.TrimStart('>'))) { NoWrap = true };
            table.AddColumn(isNumber ? header.RightAligned() : header);
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        console.Write(table);
    }

    /// <summary>A whole number, with thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An amount of money.</summary>
    public static string Amount(ProgrammeMoney money, decimal amount) => amount.ToString($"N{money.Digits}", CultureInfo.InvariantCulture);

    /// <summary>Micros of the major unit, to the last one.</summary>
    public static string Micros(long micros) => (micros / 1_000_000m).ToString("N6", CultureInfo.InvariantCulture);
}
