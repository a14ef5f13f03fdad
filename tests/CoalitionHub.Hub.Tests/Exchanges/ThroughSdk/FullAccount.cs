using CoalitionHub.Core.Amounts;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.PartnerSdk;
using Shouldly;
using EarnRequest = CoalitionHub.PartnerSdk.EarnRequest;
using FundingModel = CoalitionHub.Protos.Programmes.V1.FundingModel;
using MemberSelector = CoalitionHub.PartnerSdk.MemberSelector;
using Money = CoalitionHub.PartnerSdk.Money;
using Receipt = CoalitionHub.PartnerSdk.Receipt;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>
/// The way to ACCOUNT_LIMIT_REACHED. It takes a market of its own, since nothing more can be paid for at issuance there: offline tills, which
/// no cap stops, have brought as much money to the coalition's fund as an account can count.
/// </summary>
internal static class FullAccount
{
    public static KeyValuePair<CoalitionHubReason, Func<SdkMarket, Task>> Way { get; } = new(CoalitionHubReason.AccountLimitReached, async _ =>
    {
        var market = new SdkMarket();
        await market.InitializeAsync();
        try
        {
            await FillFundAsync(market);
            await market.RouteAsync();
            // 330 miles for 20,000 micros each are more than a unit of money, and less than that is left.
            await market.QuoteAsync(await market.GuestAsync(), 1_000);
        }
        finally
        {
            await market.DisposeAsync();
        }
    });

    private static async Task FillFundAsync(SdkMarket market)
    {
        var dear = await market.Hub.AddNamedPartner("dear");
        var terms = TermsRequests.Roomy(FundingModel.AtIssuance, terms => terms.IssuePrice = TermsRequests.Of(AmountLimits.MicrosPerMajorUnit, 1));
        terms.EarnRates[0].PointsPerMinorUnit = TermsRequests.Of(1, 1);
        await dear.AddTerms(market.Market.Maker, market.Market.Checker, terms);
        using var client = market.Market.Sdk(dear);
        var member = MemberSelector.ByCard((await dear.Enrol()).CardNumber);
        var earned = 0L;
        await foreach (var outcome in client.Points.EarnManyAsync(Purchases(member).ToAsyncEnumerable()))
        {
            earned += outcome.Result.ShouldNotBeNull(outcome.Failure?.Message).Points;
        }

        earned.ShouldBe(AmountLimits.MaxAccountTotal / AmountLimits.MicrosPerMajorUnit);
    }

    private static IEnumerable<EarnRequest> Purchases(MemberSelector member)
    {
        const long points = AmountLimits.MaxAccountTotal / AmountLimits.MicrosPerMajorUnit;
        for (var left = points; left > 0; left -= AmountLimits.MaxPoints)
        {
            yield return new EarnRequest
            {
                Member = member,
                Receipt = new Receipt { MerchantReference = HubPeople.NewRequest(), Amount = new Money("HKD", Math.Min(left, AmountLimits.MaxPoints)) },
                Offline = true,
            };
        }
    }
}
