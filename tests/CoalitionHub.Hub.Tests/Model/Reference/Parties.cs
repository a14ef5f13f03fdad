using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>A partner as the rules know it.</summary>
internal sealed class ReferencePartner(int no, string id, string? brand)
{
    /// <summary>In the order of joining; lots of equal expiry are burnt in this order.</summary>
    public int No { get; } = no;

    public string Id { get; } = id;

    /// <summary>Its own points; null: it has none.</summary>
    public string? Brand { get; } = brand;

    /// <summary>What is meant where a call names no points.</summary>
    public string Usual => Brand ?? ReferenceModel.SharedPoints;

    public List<AgreedTerms> Terms { get; } = [];

    public HashSet<(PurchaseKind Kind, string Reference)> Used { get; } = [];

    public HashSet<string> Imported { get; } = [];

    public BookAccount Position => new(AccountKind.Position, ReferenceModel.Money, Id);

    public override string ToString() => $"partner {No}";

    public AgreedTerms? TermsAt(string currency, DateTimeOffset time) =>
        Terms.Where(terms => terms.Said.PointsCurrencyCode == currency && terms.From <= time).MaxBy(terms => (terms.From, terms.No));
}

/// <summary>A version of terms that two people agreed on.</summary>
internal sealed record AgreedTerms(int No, string Id, ReferencePartner Partner, DateTimeOffset From, Terms Said)
{
    private const long MicrosPerCent = 10_000;

    public string Currency => Said.PointsCurrencyCode;

    public bool IsPaidAtIssuance => Said.FundingModel == FundingModel.AtIssuance;

    /// <summary>Who pays when the points are burnt.</summary>
    public BookAccount Funder => IsPaidAtIssuance ? new BookAccount(AccountKind.Fund, ReferenceModel.Money) : Partner.Position;

    public BookAccount Clearing => new(AccountKind.Clearing, Currency, Partner.Id);

    public long CapMicros => Said.NetDebitCap.MinorUnits * MicrosPerCent;

    /// <summary>What giving these points costs the issuer.</summary>
    public long CostOf(long points) => Exactly.Up(Said.IssuePrice, points);

    /// <summary>What the issuer gets back of that.</summary>
    public long RefundOf(long points) => Exactly.Down(Said.IssuePrice, points);

    /// <summary>What a partner gets for points burnt there.</summary>
    public long PaidFor(long points) => Exactly.Down(Said.RedemptionPrice, points);

    /// <summary>What they are worth to the member, in minor units.</summary>
    public long ValueOf(long points) => Exactly.Down(Said.BurnValue, points);

    public Fraction? RateFor(string money) => Said.EarnRates.SingleOrDefault(rate => rate.CurrencyCode == money)?.PointsPerMinorUnit;

    /// <summary>The end of the month that lies so many months after the purchase's.</summary>
    public DateOnly LastDayOf(DateTimeOffset purchase) => Said.ExpiryMonths == 0
        ? DateOnly.MaxValue
        : new DateOnly(purchase.UtcDateTime.Year, purchase.UtcDateTime.Month, 1).AddMonths(Said.ExpiryMonths + 1).AddDays(-1);

    public DateOnly FirstDayOf(DateTimeOffset purchase) => Said.PendingDays == 0
        ? DateOnly.MinValue
        : DateOnly.FromDateTime(purchase.UtcDateTime).AddDays(Said.PendingDays);
}

/// <summary>A member as the rules know it.</summary>
internal sealed class ReferenceMember(string id, string card)
{
    public string Id { get; } = id;

    /// <summary>The cards that name it: its own, and those of memberships that were merged into it.</summary>
    public List<string> Cards { get; } = [card];

    /// <summary>The day of the last burn on a partner's word, and the points of that day.</summary>
    public (DateOnly Day, long Points) Asserted { get; set; }

    public override string ToString() => Cards[0];
}
