namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>Points that came alike; below zero: owed.</summary>
internal sealed class Lot
{
    /// <summary>In the order of first coming.</summary>
    public required int Id { get; init; }

    public required AgreedTerms Terms { get; init; }

    /// <summary>The last day on which they can be burnt.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The first day on which they can be burnt.</summary>
    public required DateOnly FirstDay { get; init; }

    public long Points { get; set; }

    public long Held { get; set; }

    public long Free => Points - Held;

    public bool IsDebt => Points < 0;

    /// <summary>"Burning takes lots in the order expiry, issuer, terms, first seq."</summary>
    public (DateOnly LastDay, int IssuerNo, int TermsNo, int Id) Order => (LastDay, Terms.Partner.No, Terms.No, Id);

    public bool IsExpired(DateOnly today) => LastDay < today;

    public bool IsMature(DateOnly today) => FirstDay <= today;

    public bool IsLike(AgreedTerms terms, DateOnly lastDay, DateOnly firstDay) =>
        !IsDebt && Terms == terms && LastDay == lastDay && FirstDay == firstDay;
}

/// <summary>Points to take from a lot.</summary>
internal sealed record Take(Lot Lot, long Points);
