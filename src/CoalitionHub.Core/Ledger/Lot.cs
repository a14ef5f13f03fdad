namespace CoalitionHub.Core.Ledger;

/// <summary>
/// The points in a wallet that share issuer, terms version, expiry date and the date from which they may be burnt.
/// The debt lot is the one below zero: points taken back after they had been burnt.
/// </summary>
/// <param name="Seq">The transfer that opened it; its identity within the wallet.</param>
/// <param name="IssuerNo">The partner that issued the points.</param>
/// <param name="TermsNo">The terms version they were issued under: price and funding model.</param>
/// <param name="ExpiresOn">The first day (since the Unix epoch, UTC) on which they can't be burnt any more; <see cref="Never"/> for none.</param>
/// <param name="MaturesOn">The first day on which they can be burnt; 0 for at once.</param>
/// <param name="Points">How many; below zero only in a debt lot.</param>
/// <param name="Held">How many of them holds pin; 0 to <paramref name="Points"/>.</param>
public sealed record Lot(long Seq, int IssuerNo, int TermsNo, int ExpiresOn, int MaturesOn, long Points, long Held) : IComparable<Lot>
{
    /// <summary>The expiry day of points that don't expire.</summary>
    public const int Never = int.MaxValue;

    /// <summary>True for points owed by the member.</summary>
    public bool IsDebt => Points < 0;

    /// <summary>Points that no hold pins.</summary>
    public long Free => Points - Held;

    /// <summary>True when the return window is over.</summary>
    public bool IsMature(int today) => MaturesOn <= today;

    /// <summary>True when they can't be burnt any more.</summary>
    public bool IsExpired(int today) => ExpiresOn <= today;

    /// <summary>True when an earn with these properties adds to this lot instead of opening one.</summary>
    public bool Takes(int issuerNo, int termsNo, int expiresOn, int maturesOn) =>
        !IsDebt && IssuerNo == issuerNo && TermsNo == termsNo && ExpiresOn == expiresOn && MaturesOn == maturesOn;

    /// <summary>Burning order: expiry, issuer, terms, first seq.</summary>
    public int CompareTo(Lot? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = ExpiresOn.CompareTo(other.ExpiresOn);
        order = order != 0 ? order : IssuerNo.CompareTo(other.IssuerNo);
        order = order != 0 ? order : TermsNo.CompareTo(other.TermsNo);
        return order != 0 ? order : Seq.CompareTo(other.Seq);
    }
}
