using System.CommandLine;
using CoalitionHub.CoalitionDay.Generating;

namespace CoalitionHub.CoalitionDay.Running;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    private const int LastPort = 65_534;

    /// <summary>Makes the command; <paramref name="run"/> carries it out.</summary>
    public static RootCommand Create(Func<DayOptions, CancellationToken, Task<int>> run)
    {
        var purchases = new Option<string?>("--purchases")
        {
            Description = "Play these purchases instead of a generated day: the CDNOW layout, or CSV with the columns member, time, amount and, if wanted, currency, brand, store, reference.",
            HelpName = "FILE",
        };
        var exit = new Option<bool>("--exit") { Description = "End after the run. Without it the hub stays up until Ctrl-C." };
        var seed = new Option<long>("--seed")
        {
            Description = "Decides who burns, returns and exchanges what, and what a generated day is made of.",
            HelpName = "N",
            DefaultValueFactory = _ => DayOptions.DefaultSeed,
        };
        var data = new Option<string?>("--data")
        {
            Description = "The folder of the hub's data. One of an earlier run with the same purchases and seed is continued: nothing is done twice. Without it, a new folder is made.",
            HelpName = "DIR",
        };
        var port = new Option<int?>("--port") { Description = "The gRPC port; the web port is the next one. 0: free ports. Without it, 5080 or a free one.", HelpName = "N" };
        var skip = new Option<bool>("--skip-bad-lines") { Description = "Play a file without its bad lines. Without it, a file that has any isn't played." };
        var count = new Option<int>("--count")
        {
            Description = "How many purchases a generated day has.",
            HelpName = "N",
            DefaultValueFactory = _ => GeneratedDay.Purchases,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > LastPort)
            {
                result.AddError($"--port must be 0 to {LastPort}.");
            }
        });
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > GeneratedDay.MostPurchases)
            {
                result.AddError($"--count must be 1 to {GeneratedDay.MostPurchases}.");
            }
        });
        var command = new RootCommand("A day of a coalition: runs a hub, takes in five brands, plays purchases through the partner SDK, settles, and proves the books.")
        {
            purchases, exit, seed, data, port, skip, count,
        };
        command.SetAction((input, cancellation) => run(
            new DayOptions
            {
                PurchaseFile = input.GetValue(purchases),
                ExitAfterRun = input.GetValue(exit),
                Seed = input.GetValue(seed),
                DataFolder = input.GetValue(data),
                Port = input.GetValue(port),
                SkipBadLines = input.GetValue(skip),
                GeneratedPurchases = input.GetValue(count),
            },
            cancellation));
        return command;
    }
}
