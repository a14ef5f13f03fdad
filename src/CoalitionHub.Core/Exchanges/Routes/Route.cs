using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>The terms under which one currency is exchanged for another; effective-dated, approved by a second person.</summary>
/// <param name="No">1 and up.</param>
/// <param name="FromCurrencyNo">The points that leave.</param>
/// <param name="ToCurrencyNo">The points that arrive.</param>
/// <param name="IssuerNo">The partner that issues the arriving points, under its terms for them.</param>
/// <param name="Rate">Arriving points per leaving point after the fee, rounded down to whole points.</param>
/// <param name="Minimum">Fewest leaving points.</param>
/// <param name="Increment">The leaving points are a multiple of this.</param>
/// <param name="Maximum">Most leaving points in one exchange.</param>
/// <param name="Fee">Share of the leaving points, rounded up.</param>
/// <param name="QuoteValidityMicros">How long a quote binds.</param>
/// <param name="EffectiveMicros">From when it holds, until another approved route of the same currencies does.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
public sealed record Route(
    int No,
    int FromCurrencyNo,
    int ToCurrencyNo,
    int IssuerNo,
    Fraction Rate,
    long Minimum,
    long Increment,
    long Maximum,
    Fraction Fee,
    long QuoteValidityMicros,
    long EffectiveMicros,
    ApprovalState State,
    int ProposedBy,
    int DecidedBy,
    long CreatedMicros,
    long DecidedMicros)
{
    /// <summary>The kind of id that routes have.</summary>
    public const string IdPrefix = "rte";

    /// <summary>What it says beside the rate, the share fee and the amounts.</summary>
    public RouteRules Rules { get; init; } = RouteRules.None;

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
