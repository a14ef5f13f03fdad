namespace CoalitionHub.PartnerSdk;

/// <summary>A partner's id, "ptn_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct PartnerId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>A brand of the coalition.</summary>
public sealed record Partner
{
    /// <summary>Its id.</summary>
    public required PartnerId Id { get; init; }

    /// <summary>Its short name; never changes.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where it stands.</summary>
    public required PartnerState State { get; init; }

    /// <summary>The brand's own points; null if it only uses the coalition's.</summary>
    public BrandCurrency? BrandCurrency { get; init; }

    /// <summary>ISO 4217 code of the money in which it settles.</summary>
    public required string SettlementCurrencyCode { get; init; }

    /// <summary>When it joined.</summary>
    public required DateTimeOffset OnboardedTime { get; init; }
}

/// <summary>A brand's own points.</summary>
/// <param name="CurrencyCode">Their code.</param>
/// <param name="DisplayName">What people call them.</param>
public sealed record BrandCurrency(string CurrencyCode, string DisplayName);

/// <summary>Where a partner stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PartnerState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Its calls are served.</summary>
    Active = 1,

    /// <summary>Its calls are refused with <see cref="CoalitionHubReason.PartnerSuspended"/>; its settlements go on.</summary>
    Suspended = 2,
}

/// <summary>The partner about itself. Needs the scope partners.read.</summary>
public interface IPartners
{
    /// <summary>The partner whose client calls.</summary>
    /// <exception cref="CoalitionHubException">As for every call; no reason of its own.</exception>
    Task<Partner> GetOwnAsync(CancellationToken cancellationToken = default);
}
