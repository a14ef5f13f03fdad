using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>Earning, burning and returning through the real pipe, on each database.</summary>
public sealed class PointsTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_are_earned_burnt_held_returned_and_everything_adds_up(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var grocer = await coalition.Join("till", TermsRequests.Roomy());
        var pharmacy = await coalition.Join("pharmacy", TermsRequests.Roomy(FundingModel.AtRedemption));
        var member = await grocer.Enrol();

        (await grocer.Points.EarnAsync(Till.Earn(member, 50_050))).Points.ShouldBe(500);
        (await pharmacy.Points.EarnAsync(Till.Earn(member, 20_000, "p-1"))).Balance.Available.ShouldBe(700);

        var burn = await pharmacy.Points.BurnAsync(hub.Burn(member, 600));
        burn.Value.MinorUnits.ShouldBe(300);
        burn.Balance.Available.ShouldBe(100);

        var authorised = await grocer.Points.AuthoriseBurnAsync(hub.Authorise(member, 100, "a-1"));
        authorised.Balance.Available.ShouldBe(0);
        var captured = await grocer.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = authorised.HoldId, Points = 40 });
        captured.Balance.Available.ShouldBe(60);
        captured.ReleasedPoints.ShouldBe(60);

        var back = await pharmacy.Points.ReverseAsync(new ReverseRequest
        {
            RequestId = HubPeople.NewRequest(),
            Key = new PurchaseKey { Kind = PurchaseKind.Earn, MerchantReference = "p-1" },
            ReturnReference = "p-1-back",
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 10_000 },
        });
        back.Points.ShouldBe(100);
        back.PointsFromBalance.ShouldBe(60);
        back.PointsFromDebt.ShouldBe(40);
        back.Balance.Debt.ShouldBe(40);

        var given = await pharmacy.Points.ReverseAsync(new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = burn.PurchaseId, ReturnReference = "b-back" });
        given.Points.ShouldBe(600);
        given.Balance.Available.ShouldBe(560);

        await coalition.Checker.ShouldAddUp();
        await hub.RestartAsync();
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_same_request_twice_is_carried_out_once_and_other_data_under_its_id_is_refused(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var grocer = await coalition.Join("till", TermsRequests.Roomy());
        var member = await grocer.Enrol();
        var request = Till.Earn(member, 12_300);

        var first = await grocer.Points.EarnAsync(request);
        (await grocer.Points.EarnAsync(request)).ShouldBe(first);
        await hub.RestartAsync();
        (await grocer.Points.EarnAsync(request)).ShouldBe(first);

        request.Receipt.Amount.MinorUnits = 99;
        await grocer.Points.EarnAsync(request).ShouldBeRefused(Reason.RequestIdReused);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Many_callers_at_once_each_get_their_own_answer(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var grocer = await coalition.Join("till", TermsRequests.Roomy());
        var members = new List<Protos.Members.V1.MemberSelector>();
        for (var count = 0; count < 10; count++)
        {
            members.Add(await grocer.Enrol());
        }

        var requests = Enumerable.Range(0, 400).Select(index => Till.Earn(members[index % 10], 100 * (1 + index))).ToList();
        var answers = await Task.WhenAll(requests.Concat(requests).Select(async request => await grocer.Points.EarnAsync(request)));

        answers.Take(400).Sum(answer => answer.Points).ShouldBe(400 * 401 / 2);
        answers.Select(answer => answer.Seq).Distinct().Count().ShouldBe(400);
        answers.Skip(400).Select(answer => answer.Seq).ShouldBe(answers.Take(400).Select(answer => answer.Seq));
        await coalition.Checker.ShouldAddUp();
    }
}
