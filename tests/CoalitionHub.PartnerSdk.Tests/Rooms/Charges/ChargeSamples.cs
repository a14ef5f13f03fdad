using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Programmes.V1;
using Wire = CoalitionHub.Protos.Settlements.V1;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.Rooms.Charges;

/// <summary>
/// What happened under which terms, and what it is charged, worked out by hand. Unless changed, a point costs 5,000 micros, brings 4,500, and
/// bears 1 % fee.
/// </summary>
internal static class ChargeSamples
{
    private const Wire.StatementLineKind Interchange = Wire.StatementLineKind.Interchange;
    private const Wire.StatementLineKind JointFunding = Wire.StatementLineKind.JointFunding;

    public static IReadOnlyDictionary<string, (Action<ChargedWindow> Happened, ExpectedLine[] Charges)> All { get; } = new Dictionary<string, (Action<ChargedWindow>, ExpectedLine[])>
    {
        ["a share of what was given"] = (window => window.Given(100), [Fee(5_000)]),
        ["a share rounded up"] = (window => window.Terms(terms => (terms.IssuePrice, terms.Fee) = (Rate(10), Rate(1, 3))).Given(1), [Fee(4)]),
        ["a share of points to be paid at redemption"] =
            (window => window.Terms(terms => terms.FundingModel = Protos.Programmes.V1.FundingModel.AtRedemption).Given(100, kind: Wire.StatementLineKind.IssuedUnfunded), [Fee(5_000)]),
        ["a flat part beside the share"] = (window => window.Terms(terms => terms.FlatFee = Money(100)).Given(100), [Fee(1_005_000)]),
        ["a flat part without any business"] = (window => window.Terms(terms => terms.FlatFee = Money(100)), [Fee(1_000_000)]),
        ["a minimum above the share"] = (window => window.Terms(terms => terms.MinimumFee = Money(50)).Given(100), [Fee(500_000)]),
        ["a minimum below it"] = (window => window.Terms(terms => terms.MinimumFee = Money(50)).Given(20_000), [Fee(1_000_000)]),
        ["a minimum without any business"] = (window => window.Terms(terms => terms.MinimumFee = Money(50)), [Fee(500_000)]),
        ["no business and nothing that is due without"] = (_ => { }, []),
        ["returns of this window"] = (window => window.Given(100).TakenBack(40), [Fee(3_000)]),
        ["more returns than sales"] = (window => window.Terms(terms => terms.FlatFee = Money(100)).Given(10).TakenBack(30), [Fee(1_000_000)]),
        ["a volume in two ranges"] = (window => window.Terms(CheaperFrom501).Given(800), [Fee(40_000), new(StatementLineKind.IssueTrueUp, "COAL", 0, 300_000)]),
        ["a volume that just doesn't reach the next range"] = (window => window.Terms(CheaperFrom501).Given(900).TakenBack(400), [Fee(25_000)]),
        ["a whole volume at the range reached"] = (
            window => window.Terms(CheaperFrom501).Terms(terms => terms.VolumePricing = Protos.Programmes.V1.VolumePricing.WholeVolume).Given(800),
            [Fee(40_000), new(StatementLineKind.IssueTrueUp, "COAL", 0, 800_000)]),
        ["a dearer range, rounded up"] = (
            window => window.Terms(terms => terms.IssuePriceRanges.Add(Range(2, 15_001, 3))).Given(2), [Fee(100), new(StatementLineKind.IssueTrueUp, "COAL", 1, 0)]),
        ["ranges of packs, which are no window's business"] = (
            window => window.Terms(CheaperFrom501).Terms(terms => terms.FundingModel = Protos.Programmes.V1.FundingModel.Prepaid).Given(800), [Fee(40_000)]),
        ["burns in two ranges"] = (
            window => window.Terms(terms => terms.RedemptionPriceRanges.Add(Range(501, 5_000))).Burnt(650).GivenBack(50),
            [new(StatementLineKind.RedemptionTrueUp, "COAL", 0, 50_000)]),
        ["burns of points that bring no money"] = (window => window.Terms(terms => terms.RedemptionPriceRanges.Add(Range(501, 5_000))).Burnt(650, isPriced: false), []),
        ["a worse range for burns, rounded up"] = (
            window => window.Terms(terms => terms.RedemptionPriceRanges.Add(Range(2, 13_499, 3))).Burnt(2), [new(StatementLineKind.RedemptionTrueUp, "COAL", 1, 0)]),
        ["interchange to two issuers, each rounded down"] = (
            window => window.Terms(terms => terms.Interchange = Rate(1, 7)).Burnt(14, bears: true).GivenBack(1, bears: true).Burnt(5)
                .Share(Interchange, "ptn_1", "ptn_2", 10, "4500/7", 6_428).Share(Interchange, "ptn_1", "ptn_3", 3, "4500/7", 1_928),
            [new(StatementLineKind.Interchange, "COAL", 8_356, 0)]),
        ["interchange that issuers pay"] = (
            window => window.Terms(IssuersPay).Burnt(10, bears: true).Share(Interchange, "ptn_2", "ptn_1", 10, "4500/7", 6_428),
            [new(StatementLineKind.Interchange, "COAL", 0, 6_428)]),
        ["interchange on burns given back"] = (
            window => window.Terms(IssuersPay).GivenBack(10, bears: true).Share(Interchange, "ptn_2", "ptn_1", 10, "4500/7", 6_428, returned: true),
            [new(StatementLineKind.Interchange, "COAL", 6_428, 0)]),
        ["interchange by others' terms, both ways"] = (
            window => window.Share(Interchange, "ptn_2", "ptn_1", 10, "4500/7", 6_428, "trm_8").Share(Interchange, "ptn_1", "ptn_3", 1, "3/2", 1, "trm_9"),
            [new(StatementLineKind.Interchange, "COAL", 1, 6_428)]),
        ["others' shares of points given"] = (
            window => window.Terms(SharedByTwo).Given(10).Share(JointFunding, "ptn_2", "ptn_1", 10, "5000/3", 16_666).Share(JointFunding, "ptn_3", "ptn_1", 10, "1250/1", 12_500),
            [Fee(500), new(StatementLineKind.JointFunding, "COAL", 0, 29_166)]),
        ["shares of others' points"] = (
            window => window.Share(JointFunding, "ptn_1", "ptn_2", 7, "5000/3", 11_666, "trm_9"), [new(StatementLineKind.JointFunding, "COAL", 11_666, 0)]),
        ["terms that change in the middle"] = (
            window => window.Terms(terms => terms.IssuePriceRanges.Add(Range(101, 4_000))).Later(5, Second).Given(80, day: 2).Given(60, day: 6, terms: "trm_2"),
            // Points 81 to 100 at 6,000, 40 more at 5,500 instead; 1 % of 80 × 5,000 and of 60 × 6,000; the flat part is the later one's.
            [Fee(1_007_600), new(StatementLineKind.IssueTrueUp, "COAL", 0, 20_000)]),
        ["returns of an earlier window's sales, under terms of then"] = (
            window => window.Terms(SharedByTwo).Later(5, terms => terms.JointFunding.Clear()).Given(100, day: 6, terms: "trm_2").TakenBack(40)
                .Share(JointFunding, "ptn_2", "ptn_1", 40, "5000/3", 66_666, returned: true).Share(JointFunding, "ptn_3", "ptn_1", 40, "1250/1", 50_000, returned: true),
            [Fee(5_000), new(StatementLineKind.JointFunding, "COAL", 116_666, 0)]),
    };

    private static void CheaperFrom501(Protos.Programmes.V1.Terms terms) => terms.IssuePriceRanges.Add(Range(501, 4_000));

    private static void IssuersPay(Protos.Programmes.V1.Terms terms) =>
        (terms.Interchange, terms.InterchangePayer) = (Rate(1, 7), Protos.Programmes.V1.InterchangePayer.Issuer);

    private static void SharedByTwo(Protos.Programmes.V1.Terms terms) => terms.JointFunding.Add(
    [
        new Protos.Programmes.V1.FundingShare { PartnerId = "ptn_2", Share = Rate(1, 3) }, new Protos.Programmes.V1.FundingShare { PartnerId = "ptn_3", Share = Rate(1, 4) },
    ]);

    private static void Second(Protos.Programmes.V1.Terms terms)
    {
        (terms.IssuePrice, terms.FlatFee) = (Rate(6_000), Money(100));
        terms.IssuePriceRanges.Clear();
        terms.IssuePriceRanges.Add(Range(101, 5_500));
    }

    private static ExpectedLine Fee(long micros) => new(StatementLineKind.Fee, "COAL", micros, 0);

    private static Protos.Amounts.V1.Fraction Rate(long numerator, long denominator = 1) => FakeWindow.Rate(numerator, denominator);

    private static Protos.Programmes.V1.PriceRange Range(long from, long numerator, long denominator = 1) => new() { FromPoints = from, Price = Rate(numerator, denominator) };

    private static WireMoney Money(long minorUnits) => new() { CurrencyCode = "HKD", MinorUnits = minorUnits };
}
