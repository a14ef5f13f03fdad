using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>One purchase as a till reports it: a line of a file, or a generated one.</summary>
internal sealed record TillPurchase
{
    /// <summary>Where it stands in the file, from 1; of a generated purchase, its number.</summary>
    public required int Line { get; init; }

    /// <summary>Who bought: the number by which the brands know the member.</summary>
    public required string Member { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was paid, in the money's major unit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The brand's code.</summary>
    public required string Brand { get; init; }

    /// <summary>The merchant's own reference, unique within the brand.</summary>
    public required string Reference { get; init; }

    public string Store { get; init; } = "";

    public Channel Channel { get; init; }

    public IReadOnlyList<BasketLine> Basket { get; init; } = [];
}

/// <summary>One line of a basket.</summary>
/// <param name="Sku">The merchant's article number; may be empty.</param>
/// <param name="Category">The merchant's category; may be empty.</param>
/// <param name="QuantityMillis">Thousandths of a piece or kilogram.</param>
/// <param name="Amount">What was paid for the line, in the money's major unit.</param>
internal sealed record BasketLine(string Sku, string Category, long QuantityMillis, decimal Amount);
