using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>Whether a partner may trade. Values are stored.</summary>
public enum PartnerState : byte
{
    Active = 1,

    /// <summary>Its calls are refused; its settlements go on.</summary>
    Suspended = 2,
}

/// <summary>A brand that has joined the coalition.</summary>
/// <param name="No">1 and up; 0 stands for the hub.</param>
/// <param name="Code">Short unique code, lower case: <c>grocer</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="BrandCurrencyNo">Its own points; 0 when it has none and deals in the coalition's only.</param>
/// <param name="State">Whether it may trade.</param>
/// <param name="CreatedMicros">When it joined.</param>
public sealed record Partner(int No, string Code, string Name, int BrandCurrencyNo, PartnerState State, long CreatedMicros)
{
    /// <summary>The kind of id that partners have.</summary>
    public const string IdPrefix = "ptn";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>The points its purchases earn when the call doesn't say: its own, else the coalition's.</summary>
    public int HomeCurrencyNo => BrandCurrencyNo != 0 ? BrandCurrencyNo : Amounts.Currency.CoalitionPointsNo;
}
