using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>Earning, burning and returning through the real pipe, on each database.</summary>
public sealed class PointsTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task Points_are_earned_burnt_held_returned_and_everything_adds_up(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await TillCoalition.FoundAsync(hub);
        var grocer = await coalition.PartnerAsync("grocer", FundingModel.AtIssuance);
        var pharmacy = await coalition.PartnerAsync("pharmacy", FundingModel.AtRedemption);
        var member = await TillCoalition.EnrolAsync(grocer);

        (await grocer.Points.EarnAsync(TillCoalition.Earn(member, 50_050))).Points.ShouldBe(500);
        (await pharmacy.Points.EarnAsync(TillCoalition.Earn(member, 20_000, "p-1"))).Balance.Available.ShouldBe(700);

        var burn = await pharmacy.Points.BurnAsync(coalition.Burn(member, 600));
        burn.Value.MinorUnits.ShouldBe(300);
        burn.Balance.Available.ShouldBe(100);

        var authorised = await grocer.Points.AuthoriseBurnAsync(new AuthoriseBurnRequest
        {
            RequestId = TillCoalition.NewId(),
            Member = member,
            Points = 100,
            Proof = coalition.Assertion(),
            Receipt = new Receipt { MerchantReference = "a-1" },
        });
        authorised.Balance.Available.ShouldBe(0);
        var captured = await grocer.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = TillCoalition.NewId(), HoldId = authorised.HoldId, Points = 40 });
        captured.Balance.Available.ShouldBe(60);
        captured.ReleasedPoints.ShouldBe(60);

        var back = await pharmacy.Points.ReverseAsync(new ReverseRequest
        {
            RequestId = TillCoalition.NewId(),
            Key = new PurchaseKey { Kind = PurchaseKind.Earn, MerchantReference = "p-1" },
            ReturnReference = "p-1-back",
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 10_000 },
        });
        back.Points.ShouldBe(100);
        back.PointsFromBalance.ShouldBe(60);
        back.PointsFromDebt.ShouldBe(40);
        back.Balance.Debt.ShouldBe(40);

        var given = await pharmacy.Points.ReverseAsync(new ReverseRequest { RequestId = TillCoalition.NewId(), PurchaseId = burn.PurchaseId, ReturnReference = "b-back" });
        given.Points.ShouldBe(600);
        given.Balance.Available.ShouldBe(560);

        await ShouldAddUp(coalition);
        await hub.RestartAsync();
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task The_same_request_twice_is_carried_out_once_and_other_data_under_its_id_is_refused(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await TillCoalition.FoundAsync(hub);
        var grocer = await coalition.PartnerAsync("grocer", FundingModel.AtIssuance);
        var member = await TillCoalition.EnrolAsync(grocer);
        var request = TillCoalition.Earn(member, 12_300);

        var first = await grocer.Points.EarnAsync(request);
        (await grocer.Points.EarnAsync(request)).ShouldBe(first);
        await hub.RestartAsync();
        grocer = grocer with { Invoker = await hub.As(grocer.Keys) };
        (await new PointsService.PointsServiceClient(grocer.Invoker).EarnAsync(request)).ShouldBe(first);

        request.Receipt.Amount.MinorUnits = 99;
        var reused = await Should.ThrowAsync<RpcException>(async () => await new PointsService.PointsServiceClient(grocer.Invoker).EarnAsync(request));
        reused.StatusCode.ShouldBe(StatusCode.AlreadyExists);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task Many_callers_at_once_each_get_their_own_answer(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await TillCoalition.FoundAsync(hub);
        var grocer = await coalition.PartnerAsync("grocer", FundingModel.AtIssuance);
        var members = new List<Protos.Members.V1.MemberSelector>();
        for (var count = 0; count < 10; count++)
        {
            members.Add(await TillCoalition.EnrolAsync(grocer));
        }

        var requests = Enumerable.Range(0, 400).Select(index => TillCoalition.Earn(members[index % 10], 100 * (1 + index))).ToList();
        var answers = await Task.WhenAll(requests.Concat(requests).Select(async request => await grocer.Points.EarnAsync(request)));

        answers.Take(400).Sum(answer => answer.Points).ShouldBe(400 * 401 / 2);
        answers.Select(answer => answer.Seq).Distinct().Count().ShouldBe(400);
        answers.Skip(400).Select(answer => answer.Seq).ShouldBe(answers.Take(400).Select(answer => answer.Seq));
        await ShouldAddUp(coalition);
    }

    private static async Task ShouldAddUp(TillCoalition coalition)
    {
        var balance = await new LedgerAdminService.LedgerAdminServiceClient(coalition.Checker).GetTrialBalanceAsync(new GetTrialBalanceRequest());
        foreach (var currency in balance.Rows.GroupBy(row => row.CurrencyCode))
        {
            currency.Sum(row => row.CreditsPosted).ShouldBe(currency.Sum(row => row.DebitsPosted), currency.Key);
            currency.Sum(row => row.CreditsPending).ShouldBe(currency.Sum(row => row.DebitsPending), currency.Key);
        }
    }
}
