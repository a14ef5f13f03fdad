using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Tests.Settlements.Load;

/// <summary>What one of the ten partners agreed to, in whole micros, so that a person can check it with a pocket calculator.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Points">The points it gives.</param>
/// <param name="Funding">Who pays, and when.</param>
internal sealed record Tariff(string Code, string Points, FundingModel Funding)
{
    public const long FeePercent = 1;

    public long IssueMicros { get; init; } = 5_000;

    public long RedemptionMicros { get; init; } = 4_800;

    /// <summary>From this point of a window on another issue price holds; 0 for none.</summary>
    public long CheaperFrom { get; init; }

    public long CheaperMicros { get; init; }

    public bool ByWholeVolume { get; init; }

    /// <summary>From this point of a window on another redemption price holds; 0 for none.</summary>
    public long DearerFrom { get; init; }

    public long DearerMicros { get; init; }

    public long FlatFeeCents { get; init; }

    public long MinimumFeeCents { get; init; }

    /// <summary>Per cent of the redemption price of others' points that their issuers pay.</summary>
    public long InterchangePercent { get; init; }

    /// <summary>Per cent of the issue price that the first two partners pay each.</summary>
    public long SharedPercent { get; init; }

    public int ExpiryMonths { get; init; } = 12;

    /// <summary>Ten partners of all kinds.</summary>
    public static IReadOnlyList<Tariff> Ten { get; } =
    [
        new("grocer", "POINTS", FundingModel.AtIssuance),
        new("bakery", "POINTS", FundingModel.AtIssuance) { ExpiryMonths = 1 },
        new("pharmacy", "POINTS", FundingModel.AtIssuance) { CheaperFrom = 1_001, CheaperMicros = 4_000, FlatFeeCents = 123 },
        new("florist", "POINTS", FundingModel.AtIssuance) { CheaperFrom = 501, CheaperMicros = 5_500, ByWholeVolume = true, InterchangePercent = 2 },
        new("bookshop", "POINTS", FundingModel.AtIssuance) { DearerFrom = 301, DearerMicros = 4_900, MinimumFeeCents = 5_000 },
        new("cinema", "POINTS", FundingModel.AtRedemption) { InterchangePercent = 1 },
        new("theatre", "POINTS", FundingModel.AtRedemption) { ExpiryMonths = 2 },
        new("petrol", "POINTS", FundingModel.Prepaid),
        new("airline", "MILES", FundingModel.AtIssuance) { SharedPercent = 10 },
        new("hotel", "NIGHTS", FundingModel.AtRedemption) { ExpiryMonths = 1 },
    ];

    /// <param name="sharers">The partners that pay for shared points too.</param>
    public Terms Terms(IEnumerable<string> sharers) => TermsRequests.Roomy(Funding, terms =>
    {
        terms.PointsCurrencyCode = Points;
        terms.IssuePrice = TermsRequests.Of(IssueMicros, 1);
        terms.RedemptionPrice = TermsRequests.Of(RedemptionMicros, 1);
        terms.Fee = TermsRequests.Of(FeePercent, 100);
        terms.NetDebitCap.MinorUnits = 10_000_000_000;
        terms.ExpiryMonths = ExpiryMonths;
        // No debts: whose points repaid which would need more than a pocket calculator.
        terms.NegativeBalanceFloorPoints = 0;
        terms.AssertionLimitPointsPerDay = 1_000_000_000;
        terms.VolumePricing = ByWholeVolume ? VolumePricing.WholeVolume : VolumePricing.Graduated;
        terms.PackRunOut = PackRunOut.Postpaid;
        terms.FlatFee = new Money { CurrencyCode = "HKD", MinorUnits = FlatFeeCents };
        terms.MinimumFee = new Money { CurrencyCode = "HKD", MinorUnits = MinimumFeeCents };
        terms.Interchange = TermsRequests.Of(InterchangePercent, 100);
        terms.InterchangePayer = InterchangePayer.Issuer;
        Range(terms.IssuePriceRanges, CheaperFrom, CheaperMicros);
        Range(terms.RedemptionPriceRanges, DearerFrom, DearerMicros);
        terms.JointFunding.AddRange(sharers.Where(_ => SharedPercent > 0).Select(id => new FundingShare { PartnerId = id, Share = TermsRequests.Of(SharedPercent, 100) }));
    });

    private static void Range(ICollection<PriceRange> ranges, long from, long micros)
    {
        if (from > 0)
        {
            ranges.Add(new PriceRange { FromPoints = from, Price = TermsRequests.Of(micros, 1) });
        }
    }
}
