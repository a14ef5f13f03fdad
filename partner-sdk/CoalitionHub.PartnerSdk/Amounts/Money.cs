namespace CoalitionHub.PartnerSdk;

/// <summary>An amount of money, in whole minor units. Whether it is paid or received is said by the name of what holds it.</summary>
/// <param name="CurrencyCode">ISO 4217 alphabetic code, three upper-case letters: "HKD".</param>
/// <param name="MinorUnits">
/// Minor units as ISO 4217 defines them: cents for USD, yen for JPY. 0 to 10,000,000,000; the hub refuses others with
/// <see cref="CoalitionHubReason.AmountNegative"/> or <see cref="CoalitionHubReason.AmountTooLarge"/>.
/// </param>
public readonly record struct Money(string CurrencyCode, long MinorUnits)
{
    /// <summary>The code and the minor units, for logs: "12345 minor units of HKD".</summary>
    public override string ToString() => $"{MinorUnits} minor units of {CurrencyCode}";
}
