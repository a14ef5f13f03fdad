namespace CoalitionHub.PartnerSdk;

/// <summary>How obligations are set off. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum NettingModel
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>One amount for all sides together.</summary>
    NetMultilateral = 1,

    /// <summary>One amount for each other side.</summary>
    NetBilateral = 2,

    /// <summary>One amount for each other side and direction.</summary>
    Gross = 3,
}

/// <summary>One amount that the partner pays or is paid for a window. Whoever the other side is, the money goes to or comes from the coalition.</summary>
/// <param name="Model">How it was netted.</param>
/// <param name="OtherPartnerId">With whom; null for the coalition, and for all sides together.</param>
/// <param name="Direction">Who pays.</param>
/// <param name="Micros">The exact amount; 0 or more.</param>
/// <param name="Amount">What is paid.</param>
public sealed record StatementLeg(NettingModel Model, PartnerId? OtherPartnerId, NetDirection Direction, long Micros, Money Amount);
