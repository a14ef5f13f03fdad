namespace CoalitionHub.CoalitionDay.Running;

/// <summary>What the command line asks for.</summary>
internal sealed record DayOptions
{
    /// <summary>The seed of everything that chance decides.</summary>
    public const long DefaultSeed = 1;

    /// <summary>A file of purchases to play; null: a generated day.</summary>
    public string? PurchaseFile { get; init; }

    /// <summary>How many purchases a generated day has.</summary>
    public int GeneratedPurchases { get; init; } = Generating.GeneratedDay.Purchases;

    public long Seed { get; init; } = DefaultSeed;

    /// <summary>The folder of the run's data; null: a new one.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The gRPC port, the web port is the next one; 0: free ones; null: the hub's usual ones, or free ones when they are taken.</summary>
    public int? Port { get; init; }

    /// <summary>Ends after the run.</summary>
    public bool ExitAfterRun { get; init; }

    /// <summary>Plays a file without its bad lines.</summary>
    public bool SkipBadLines { get; init; }
}
