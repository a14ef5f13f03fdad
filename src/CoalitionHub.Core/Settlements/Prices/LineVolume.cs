namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>In which volumes a line's points count; in none of them for most lines.</summary>
/// <param name="TermsNo">The version of the partner's terms whose volume it is; 0 for none.</param>
/// <param name="IsPriced">True where the version's price ranges are about them.</param>
/// <param name="IsOfOther">True where they are another issuer's, and the version says interchange.</param>
public readonly record struct LineVolume(int TermsNo, bool IsPriced, bool IsOfOther);
