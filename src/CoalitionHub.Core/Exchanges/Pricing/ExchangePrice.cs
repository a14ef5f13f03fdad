using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What leaves and what arrives.</summary>
/// <param name="Points">Points that leave, fee and residue included.</param>
/// <param name="FeePoints">Of them: the fee.</param>
/// <param name="ResiduePoints">Of them: those that buy nothing, since whole points arrive.</param>
/// <param name="ArrivingPoints">Points that arrive, the bonus included.</param>
public readonly record struct ExchangePrice(long Points, long FeePoints, long ResiduePoints, long ArrivingPoints)
{
    /// <summary>Of the arriving points: those that come on top of what the rate gives.</summary>
    public long BonusPoints { get; init; }

    /// <summary>The points that buy the arriving ones.</summary>
    public long PricedPoints => Points - FeePoints - ResiduePoints;
}

/// <summary>One route of a way, and the exact amounts on it.</summary>
/// <param name="RouteNo">The route.</param>
/// <param name="FromCurrencyNo">The points that leave.</param>
/// <param name="ToCurrencyNo">The points that arrive.</param>
/// <param name="Out">What leaves, as <see cref="Ratio"/> says it.</param>
/// <param name="Fee">Of it: the fee.</param>
/// <param name="In">What arrives, the bonus included: before the one rounding, so it may be a fraction but on the last leg.</param>
/// <param name="CountedPoints">What leaves, rounded up: so much counts against the route's limits.</param>
public sealed record OfferLeg(int RouteNo, int FromCurrencyNo, int ToCurrencyNo, string Out, string Fee, string In, long CountedPoints);

/// <summary>A way with its price.</summary>
public sealed record PricedWay(Way Way, ExchangePrice Price, ImmutableArray<OfferLeg> Legs);
