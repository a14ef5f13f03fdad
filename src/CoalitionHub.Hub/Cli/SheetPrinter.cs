using Spectre.Console;

namespace CoalitionHub.Hub.Cli;

/// <summary>The one place where tables are drawn.</summary>
internal static class SheetPrinter
{
    public static void Print(Terminal terminal, Sheet sheet)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Output),
        });
        console.Profile.Width = terminal.Width;
        if (sheet.Title.Length > 0)
        {
            console.Write(new Text(Printable.Line(sheet.Title)));
            console.WriteLine();
        }

        if (sheet.IsList && sheet.Rows.Count == 0)
        {
            console.Write(new Text("  none"));
            console.WriteLine();
            return;
        }

        console.Write(TableOf(sheet));
    }

    private static Table TableOf(Sheet sheet)
    {
        var table = new Table { ShowHeaders = sheet.IsList };
        table.Border(sheet.IsList ? TableBorder.Ascii2 : TableBorder.None);
        foreach (var column in sheet.Columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Title)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left, NoWrap = column.IsNumber });
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow(row.Select(cell => new Text(Printable.Line(cell))));
        }

        return table;
    }
}
