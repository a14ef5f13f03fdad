using System.Globalization;
using System.Text.Json;
using CoalitionHub.Bench.Load;
using Spectre.Console;

namespace CoalitionHub.Bench.Reporting;

/// <summary>Collects measurements by name, prints their medians, and ratios of them.</summary>
internal sealed class Results(string benchmark, BenchOptions options)
{
    private readonly List<(string Name, List<Measured> Runs)> rows = [];
    private readonly SortedDictionary<string, object> figures = new(StringComparer.Ordinal);
    private readonly List<(string What, double Ratio)> ratios = [];

    /// <summary>True when a check failed: then the figures are worth nothing.</summary>
    public bool IsWrong { get; private set; }

    public void Add(string name, Measured measured)
    {
        var row = rows.FirstOrDefault(one => one.Name == name);
        if (row.Runs is null)
        {
            row = (name, []);
            rows.Add(row);
        }

        row.Runs.Add(measured);
        if (measured.Load.Failed > 0)
        {
            Fail($"{name}: {measured.Load.Failed} calls failed, the first: {measured.Load.FirstFailure}");
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{name}: {measured.Load.PerSecond:n0}/s[/]");
    }

    public void Fail(string what)
    {
        IsWrong = true;
        AnsiConsole.MarkupLineInterpolated($"[red]WRONG[/] {what}");
    }

    public double Median(string name, Func<Measured, double> figure) => Median(Runs(name).Select(figure));

    public double Rate(string name) => Median(name, PerSecond);

    /// <summary>A ratio: the median of those of the pairs, which were measured one after the other. A machine's mood changes from pair to pair.</summary>
    /// <param name="what">Its name.</param>
    /// <param name="over">Whose figure is divided.</param>
    /// <param name="under">By whose.</param>
    /// <param name="figure">Which; null means calls a second.</param>
    public void Ratio(string what, string over, string under, Func<Measured, double>? figure = null) =>
        ratios.Add((what, Median(Runs(over).Zip(Runs(under), (one, other) => (figure ?? PerSecond)(one) / (figure ?? PerSecond)(other)))));

    /// <summary>Any other figure.</summary>
    public void Figure(string name, double value) => figures[name] = Math.Round(value, 3);

    /// <summary>Prints the table, and the figures as one line of JSON at the end.</summary>
    /// <returns>The exit code.</returns>
    public int Print()
    {
        var table = new Table().Title(Markup.Escape($"{benchmark} on {options.Provider}: medians of {options.Runs} runs of {options.Seconds} s"));
        foreach (var column in new[] { "server", "calls/s", "p50 ms", "p99 ms", "server CPU", "database CPU", "client CPU", "ms CPU a call", "calls a batch", "MB now", "MB peak" })
        {
            table.AddColumn(column == "server" ? new TableColumn(column) : new TableColumn(column).RightAligned());
        }

        foreach (var (name, runs) in rows)
        {
            double Of(Func<Measured, double> figure) => Median(runs.Select(figure));
            table.AddRow(
                Markup.Escape(name),
                Text(Of(run => run.Load.PerSecond), "n0"),
                Text(Of(run => run.Load.P50), "n2"),
                Text(Of(run => run.Load.P99), "n2"),
                Text(Of(run => run.ServerCpu / run.Load.Seconds), "p0"),
                Text(Of(run => run.DatabaseCpu / run.Load.Seconds), "p0"),
                Text(Of(run => run.ClientCpu / run.Load.Seconds), "p0"),
                Text(Of(run => run.ServedCpuPerCall), "n3"),
                Text(Of(run => run.CallsPerBatch), "n1"),
                Text(Of(run => run.MegabytesNow), "n0"),
                Text(Of(run => run.MegabytesPeak), "n0"));
            figures[name] = new
            {
                perSecond = Round(Of(run => run.Load.PerSecond)),
                p50 = Round(Of(run => run.Load.P50)),
                p99 = Round(Of(run => run.Load.P99)),
                cpuMsPerCall = Round(Of(run => run.ServedCpuPerCall)),
                callsPerBatch = Round(Of(run => run.CallsPerBatch)),
                megabytes = Round(Of(run => run.MegabytesNow)),
                rates = runs.Select(run => Round(run.Load.PerSecond)),
            };
        }

        AnsiConsole.Write(table);
        foreach (var (what, ratio) in ratios)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{what}: [bold]{ratio:n2}[/]");
            figures[what] = Round(ratio);
        }

        figures["benchmark"] = benchmark;
        figures["provider"] = options.Provider;
        figures["wrong"] = IsWrong;
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return IsWrong ? 1 : 0;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double PerSecond(Measured measured) => measured.Load.PerSecond;

    private List<Measured> Runs(string name) => rows.Single(row => row.Name == name).Runs;

    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 3) : 0;

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
