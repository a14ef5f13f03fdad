using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Purchases.V1;
using Shouldly;
using Xunit;
using V1 = CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class PurchaseTests : HubTest
{
    [Fact]
    public async Task A_purchase_comes_back_whole_by_its_id()
    {
        var purchase = await Hub.Client().Purchases.GetAsync(new PurchaseId("pur_1"));

        Hub.Calls.Single().Request.ShouldBe(new GetPurchaseRequest { PurchaseId = "pur_1" });
        purchase.Receipt.Lines.ShouldBe([new ReceiptLine("A1", 1250, new Money("HKD", 45), "fruit")]);
        (purchase with { Receipt = purchase.Receipt with { Lines = [] } }).ShouldBe(new Purchase
        {
            Id = new PurchaseId("pur_1"),
            Kind = PurchaseKind.Earn,
            MemberId = new MemberId("mbr_1"),
            Receipt = new Receipt
            {
                MerchantReference = "till-7-1",
                Amount = new Money("HKD", 12_345),
                Lines = [],
                Store = "Central",
                Channel = Channel.App,
                PurchaseTime = Times.Of(1),
            },
            Points = 123,
            PointsCurrencyCode = "COAL",
            PendingUntilTime = Times.Of(2),
            ReturnedAmount = new Money("HKD", 45),
            ReturnedPoints = 1,
            TermsId = new TermsId("trm_1"),
            Seq = 41,
            RecordedTime = Times.Of(3),
        });
    }

    [Fact]
    public async Task A_purchase_is_found_by_the_merchants_own_reference()
    {
        var purchase = await Hub.Client().Purchases.FindAsync(PurchaseKind.Burn, "till-7-2");

        Hub.Calls.Single().Request.ShouldBe(
            new GetPurchaseRequest { Key = new V1.PurchaseKey { Kind = V1.PurchaseKind.Burn, MerchantReference = "till-7-2" } });
        purchase.BurnValue.ShouldBe(new Money("HKD", 100));
        purchase.HoldId.ShouldBe(new HoldId("hld_1"));
        purchase.OriginalId.ShouldBe(new PurchaseId("pur_0"));
        purchase.Receipt.Amount.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_is_narrowed_by_what_the_filter_names()
    {
        PurchaseFilter filter = new()
        {
            MemberId = new MemberId("mbr_1"),
            Kind = PurchaseKind.Earn,
            FromTime = Times.Of(1),
            UntilTime = Times.Of(2),
        };

        var page = await Hub.Client().Purchases.ListAsync(filter).GetPageAsync(pageSize: 7);

        Hub.Calls.Single().Request.ShouldBe(new ListPurchasesRequest
        {
            PageSize = 7,
            MemberId = "mbr_1",
            Kind = V1.PurchaseKind.Earn,
            FromTime = Times.Wire(1),
            UntilTime = Times.Wire(2),
        });
        page.Items.Select(purchase => purchase.Id.Value).ShouldBe(["pur_1", "pur_2"]);
    }

    [Fact]
    public async Task A_list_without_a_filter_is_all()
    {
        await Hub.Client().Purchases.ListAsync().GetPageAsync();

        Hub.Calls.Single().Request.ShouldBe(new ListPurchasesRequest { PageSize = 100 });
    }
}
