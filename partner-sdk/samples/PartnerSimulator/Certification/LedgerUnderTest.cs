using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>The implementation that is to be certified, and what the kit needs to know of it.</summary>
internal sealed record LedgerUnderTest
{
    /// <summary>
    /// Makes it, on the same data each time: once at the beginning, and again wherever the kit lets its process "start again". One that
    /// can be disposed is, before the next is made.
    /// </summary>
    public required Func<IPointsLedger> Open { get; init; }

    /// <summary>A member who has exactly <see cref="Points"/>, and of whom nobody else makes use meanwhile. Ends as it began.</summary>
    public required string Member { get; init; }

    /// <summary>How many points the member has; 100 or more.</summary>
    public required long Points { get; init; }

    /// <summary>A number that no member has.</summary>
    public required string UnknownMember { get; init; }

    /// <summary>The brand's own points.</summary>
    public string CurrencyCode { get; init; } = "POINTS";
}
