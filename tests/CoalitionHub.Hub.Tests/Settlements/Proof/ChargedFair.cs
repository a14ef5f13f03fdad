using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Settlements.Proof;

/// <summary>
/// Partners whose terms charge all there is to charge, and random business among them: sales, burns, and returns of both, in whole and in
/// part, at once and much later. The same seed does the same.
/// </summary>
internal sealed class ChargedFair
{
    private readonly Random dice;
    private readonly List<(TestPartner Partner, string PurchaseId, long Points, bool IsBurn)> purchases = [];
    private MemberSelector[] members = [];

    private ChargedFair(TestCoalition coalition, int seed) => (Coalition, dice) = (coalition, new Random(seed));

    public TestCoalition Coalition { get; }

    /// <summary>Pays at issuance, in ranges; the sponsor pays a third; issuers pay it interchange.</summary>
    public required TestPartner Shop { get; init; }

    /// <summary>Pays others' shares; pays interchange itself; its burns are priced in ranges.</summary>
    public required TestPartner Sponsor { get; init; }

    /// <summary>Pays at redemption.</summary>
    public required TestPartner Hotel { get; init; }

    /// <summary>Is prepaid, has no packs, and owes for what they don't cover.</summary>
    public required TestPartner Club { get; init; }

    public IReadOnlyList<TestPartner> Partners => [Shop, Sponsor, Hotel, Club, Coalition.Grocer, Coalition.Airline];

    public static async Task<ChargedFair> OpenAsync(TestCoalition coalition, int seed)
    {
        var sponsor = await coalition.Join("sponsor", TermsRequests.Roomy(change: terms =>
        {
            terms.RedemptionPrice = TermsRequests.Of(14_401, 3);
            terms.RedemptionPriceRanges.Add(new PriceRange { FromPoints = 51, Price = TermsRequests.Of(15_001, 3) });
            terms.VolumePricing = VolumePricing.WholeVolume;
            terms.Interchange = TermsRequests.Of(1, 7);
        }));
        var fair = new ChargedFair(coalition, seed)
        {
            Sponsor = sponsor,
            Shop = await coalition.Join("shop", Priced(sponsor, terms => terms.IssuePriceRanges.Add(new PriceRange { FromPoints = 201, Price = TermsRequests.Of(13_999, 3) }))),
            Hotel = await coalition.Join("hotel", TermsRequests.Roomy(FundingModel.AtRedemption, terms =>
            {
                terms.MinimumFee = new Money { CurrencyCode = "HKD", MinorUnits = 3_00 };
                terms.Interchange = TermsRequests.Of(2, 9);
                terms.RedemptionPriceRanges.Add(new PriceRange { FromPoints = 31, Price = TermsRequests.Of(4_001, 1) });
            })),
            Club = await coalition.Join("club", TermsRequests.Roomy(FundingModel.Prepaid, terms =>
            {
                terms.PackRunOut = PackRunOut.Postpaid;
                terms.JointFunding.Add(new FundingShare { PartnerId = sponsor.PartnerId, Share = TermsRequests.Of(1, 11) });
            })),
        };
        fair.members = [await fair.Shop.Enrol(), await fair.Hotel.Enrol(), await fair.Club.Enrol()];
        return fair;
    }

    /// <summary>Another version for the shop, from now on.</summary>
    public async Task ChangeTermsAsync()
    {
        Pass();
        await Shop.AddTerms(Coalition.Maker, Coalition.Checker, Priced(Sponsor, terms =>
        {
            terms.IssuePrice = TermsRequests.Of(20_011, 3);
            terms.IssuePriceRanges.Add(new PriceRange { FromPoints = 151, Price = TermsRequests.Of(6_001, 1) });
            terms.FlatFee = null;
        }));
    }

    public async Task TradeAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            Pass();
            try
            {
                await (dice.Next(10) switch { < 5 => EarnAsync(), < 8 => BurnAsync(), _ => ReturnAsync() });
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
            {
                // Too few points, or nothing left to take back: a till is told so every day.
            }
        }
    }

    private static Terms Priced(TestPartner sponsor, Action<Terms> change) => TermsRequests.Roomy(change: terms =>
    {
        terms.FlatFee = new Money { CurrencyCode = "HKD", MinorUnits = 1_00 };
        terms.Fee = TermsRequests.Of(1, 97);
        terms.Interchange = TermsRequests.Of(1, 20);
        terms.InterchangePayer = InterchangePayer.Issuer;
        terms.JointFunding.Add(new FundingShare { PartnerId = sponsor.PartnerId, Share = TermsRequests.Of(1, 3) });
        change(terms);
    });

    private async Task EarnAsync()
    {
        var partner = Any();
        var earned = await partner.Points.EarnAsync(Till.Earn(members[dice.Next(members.Length)], dice.Next(1, 50_00)));
        purchases.Add((partner, earned.PurchaseId, 0, false));
    }

    private async Task BurnAsync()
    {
        var partner = Any();
        var points = dice.Next(1, 30);
        var burn = Coalition.Hub.Burn(members[dice.Next(members.Length)], points);
        burn.PointsCurrencyCode = "POINTS";
        var burnt = await partner.Points.BurnAsync(burn);
        purchases.Add((partner, burnt.PurchaseId, points, true));
    }

    private async Task ReturnAsync()
    {
        if (purchases.Count == 0)
        {
            return;
        }

        var (partner, purchaseId, points, isBurn) = purchases[dice.Next(purchases.Count)];
        var request = new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = purchaseId, ReturnReference = HubPeople.NewRequest() };
        if (isBurn && dice.Next(2) == 0)
        {
            request.Points = dice.NextInt64(1, points + 1);
        }
        else if (!isBurn && dice.Next(2) == 0)
        {
            request.Amount = new Money { CurrencyCode = "HKD", MinorUnits = dice.Next(1, 20_00) };
        }

        await partner.Points.ReverseAsync(request);
    }

    private TestPartner Any() => dice.Next(5) switch { 0 or 1 => Shop, 2 => Sponsor, 3 => Hotel, _ => Club };

    private void Pass() => Coalition.Hub.Clock.MoveTo(Coalition.Hub.Now.AddMinutes(11));
}
