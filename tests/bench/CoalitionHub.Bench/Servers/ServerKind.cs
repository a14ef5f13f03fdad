namespace CoalitionHub.Bench.Servers;

/// <summary>What answers the calls. All three sit behind the same listener, interceptors and access check.</summary>
internal enum ServerKind
{
    /// <summary>The hub itself.</summary>
    Hub,

    /// <summary>Answers every earn at once with the same answer: what the pipe alone can do.</summary>
    Noop,

    /// <summary>The same call on the same tables as most teams would write it: see <c>Plain/</c>.</summary>
    Plain,
}
