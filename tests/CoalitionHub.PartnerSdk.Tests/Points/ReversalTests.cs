using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Google.Protobuf;
using Shouldly;
using Xunit;
using PointsV1 = CoalitionHub.Protos.Points.V1;
using PurchasesV1 = CoalitionHub.Protos.Purchases.V1;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.Points;

public sealed class ReversalTests : HubTest
{
    [Fact]
    public async Task Part_of_an_earn_is_reversed_by_its_reference()
    {
        ReverseRequest request = new()
        {
            Key = new PurchaseKey(PurchaseKind.Earn, "till-7-1"),
            ReturnReference = "return-1",
            Amount = new Money("HKD", 45),
            ReturnTime = Times.Of(2),
            Store = "Central",
        };

        var result = await Hub.Client().Points.ReverseAsync(request);

        Sent().ShouldBe(new PointsV1.ReverseRequest
        {
            RequestId = request.RequestId.ToString(),
            Key = new PurchasesV1.PurchaseKey { Kind = PurchasesV1.PurchaseKind.Earn, MerchantReference = "till-7-1" },
            ReturnReference = "return-1",
            Amount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 45 },
            ReturnTime = Times.Wire(2),
            Store = "Central",
        });
        result.ShouldBe(new ReversalResult
        {
            PurchaseId = new PurchaseId("pur_4"),
            Points = 60,
            PointsFromPending = 10,
            PointsFromBalance = 20,
            PointsFromDebt = 30,
            RemainingPoints = 63,
            RemainingAmount = new Money("HKD", 6300),
            Balance = new BalanceSnapshot("COAL", 900, 80, 7),
            Seq = 46,
        });
    }

    [Fact]
    public async Task Part_of_a_burn_is_reversed_by_its_id()
    {
        ReverseRequest request = new() { PurchaseId = new PurchaseId("pur_2"), ReturnReference = "return-2", Points = 60 };

        await Hub.Client().Points.ReverseAsync(request);

        Sent().ShouldBe(new PointsV1.ReverseRequest
        {
            RequestId = request.RequestId.ToString(),
            PurchaseId = "pur_2",
            ReturnReference = "return-2",
            Points = 60,
        });
    }

    [Fact]
    public async Task A_return_names_one_purchase_and_one_extent()
    {
        var points = Hub.Client().Points;
        ReverseRequest nothing = new() { ReturnReference = "return-3" };
        PurchaseId id = new("pur_2");

        await Should.ThrowAsync<ArgumentException>(async () => await points.ReverseAsync(nothing));
        await Should.ThrowAsync<ArgumentException>(
            async () => await points.ReverseAsync(nothing with { PurchaseId = id, Key = new PurchaseKey(PurchaseKind.Burn, "1") }));
        await Should.ThrowAsync<ArgumentException>(
            async () => await points.ReverseAsync(nothing with { PurchaseId = id, Points = 1, Amount = new Money("HKD", 1) }));

        Hub.Calls.ShouldBeEmpty();
    }

    private IMessage Sent() => Hub.Calls.Single().Request;
}
