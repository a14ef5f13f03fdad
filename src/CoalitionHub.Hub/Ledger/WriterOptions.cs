namespace CoalitionHub.Hub.Ledger;

/// <summary>How the writer works.</summary>
internal sealed class WriterOptions
{
    /// <summary>Most commands in one batch.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>Most commands of one partner that wait.</summary>
    public int QueueCapacity { get; init; } = 1024;

    /// <summary>How long the writer's lease runs; it is renewed with each batch.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The name of this start of the process.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Where other processes relay their calls to; empty when they can't.</summary>
    public string OwnerUrl { get; init; } = "";

    /// <summary>The same for this start of a process.</summary>
    public WriterOptions For(string owner) =>
        new() { MaxBatch = MaxBatch, QueueCapacity = QueueCapacity, Lease = Lease, OwnerUrl = OwnerUrl, Owner = owner };
}
