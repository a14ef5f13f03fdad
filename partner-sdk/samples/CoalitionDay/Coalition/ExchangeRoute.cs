namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>A way from one brand's points to another's.</summary>
/// <param name="From">The points that leave.</param>
/// <param name="To">The points that come.</param>
/// <param name="FromBrand">The brand at which members ask for it.</param>
/// <param name="Issuer">The brand that issues the points that come.</param>
/// <param name="RateIn">So many points come…</param>
/// <param name="RateOut">…for so many that leave after the fee, rounded down.</param>
/// <param name="FeePerMille">Thousandths of the points that leave, rounded up.</param>
/// <param name="Step">Fewest points that leave, and the step in which more do.</param>
/// <param name="PerMille">Of a thousand visits to the brand, so many end with such an exchange, if the points suffice.</param>
internal sealed record ExchangeRoute(string From, string To, string FromBrand, string Issuer, int RateIn, int RateOut, int FeePerMille, int Step, int PerMille = 80);
