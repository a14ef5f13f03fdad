namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// How many of those who wait go into the next batch. Callers that are answered together come back together: all of them in one batch,
/// the writer would idle while they are on their way, and they while it commits. Whenever it idled for long, the half goes first, and its
/// callers are on their way while the other half is committed.
/// </summary>
internal static class BatchSize
{
    /// <summary>Halves below this size cost more in commits than they bring.</summary>
    public const int LeastHalf = 16;

    /// <param name="waiting">How many wait.</param>
    /// <param name="idle">How long the writer waited for the first of them.</param>
    /// <param name="commit">How long the last commit took.</param>
    /// <param name="most">The largest batch that is allowed.</param>
    public static int Next(int waiting, TimeSpan idle, TimeSpan commit, int most) =>
        idle > commit / 2 && waiting >= 2 * LeastHalf ? Math.Min((waiting + 1) / 2, most) : most;
}
