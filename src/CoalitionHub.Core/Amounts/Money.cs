namespace CoalitionHub.Core.Amounts;

/// <summary>Money in the minor units of an ISO 4217 currency: cents, or whole yen.</summary>
public readonly record struct Money(CurrencyCode Currency, long MinorUnits)
{
    /// <inheritdoc />
    public override string ToString() => $"{MinorUnits} minor units of {Currency}";
}
