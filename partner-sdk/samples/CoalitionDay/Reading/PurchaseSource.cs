namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>Purchases to play, checked wholly before any of them is played.</summary>
internal sealed record PurchaseSource
{
    /// <summary>For people: the file's name, or that it was generated.</summary>
    public required string Name { get; init; }

    /// <summary>For people: the layout that was recognised.</summary>
    public required string Layout { get; init; }

    /// <summary>Tells one source from another: a run that is continued must have the same.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>ISO 4217 code of the money of all purchases.</summary>
    public required string Money { get; init; }

    /// <summary>How far the hub's clock goes at once; purchases within it are sent together.</summary>
    public required TimeSpan Slot { get; init; }

    /// <summary>In the order of the source.</summary>
    public required IReadOnlyList<TillPurchase> Purchases { get; init; }

    /// <summary>Lines that are no purchases, by number.</summary>
    public IReadOnlyList<BadLine> BadLines { get; init; } = [];
}

/// <summary>A line that can't be played.</summary>
/// <param name="Number">Where it stands in the file, from 1.</param>
/// <param name="Reason">What is wrong with it, in English, without a full stop.</param>
internal sealed record BadLine(int Number, string Reason);

/// <summary>A file that can't be read at all.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
