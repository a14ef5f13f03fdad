using System.Globalization;
using Spectre.Console;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Shows how far the run is: a bar on a terminal, a line now and then in a file.</summary>
internal sealed class ProgressView(Screen screen, long total)
{
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    private long done;
    private long ticks;

    /// <summary>Counts; any thread may.</summary>
    public void Count(DateTimeOffset time, int purchases)
    {
        Interlocked.Add(ref done, purchases);
        Volatile.Write(ref ticks, time.UtcTicks);
    }

    /// <summary>Shows the progress of some work until it ends.</summary>
    public Task RunAsync(Func<Task> work) => screen.IsWatched ? RunWithBarAsync(work) : RunWithLinesAsync(work);

    private Task RunWithBarAsync(Func<Task> work) => screen.Console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask("purchases", maxValue: total);
            await WatchAsync(work(), BarInterval, () =>
            {
                bar.Value = Volatile.Read(ref done);
                bar.Description = Markup.Escape(Told());
            });
            bar.StopTask();
        });

    private Task RunWithLinesAsync(Func<Task> work) => WatchAsync(work(), LineInterval, () => screen.Line("  " + Told()));

    private static async Task WatchAsync(Task work, TimeSpan interval, Action show)
    {
        while (await Task.WhenAny(work, Task.Delay(interval)) != work)
        {
            show();
        }

        show();
        await work;
    }

    private string Told() => string.Create(
        CultureInfo.InvariantCulture, $"{new DateTime(Volatile.Read(ref ticks)):yyyy-MM-dd HH:mm}  {Volatile.Read(ref done):N0} of {total:N0} purchases");
}
