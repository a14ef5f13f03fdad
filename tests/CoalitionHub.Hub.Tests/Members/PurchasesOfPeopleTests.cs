using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Members;

/// <summary>What purchases say of a person can be exported by the brand that made them, and goes with the person.</summary>
public sealed class PurchasesOfPeopleTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Erasing_a_member_clears_its_purchases_at_every_brand_and_nothing_that_counts(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var (member, other) = (await coalition.Grocer.Enrol(), await coalition.Grocer.Enrol());
        var (bought, kept) = (Basket(member), Basket(other));
        await coalition.Grocer.Points.EarnAsync(bought);
        await coalition.Grocer.Points.EarnAsync(kept);
        var abroad = Basket(member);
        abroad.PointsCurrencyCode = "POINTS";
        await coalition.Airline.Points.EarnAsync(abroad);
        (await Found(coalition.Grocer, bought)).Receipt.Lines.Count.ShouldBe(2);

        var erase = new EraseMemberRequest { RequestId = HubPeople.NewRequest(), Member = member };
        var erased = await coalition.Grocer.Members.EraseMemberAsync(erase);
        (await coalition.Grocer.Members.EraseMemberAsync(erase)).ShouldBe(erased);

        await ShouldBeCleared();
        await hub.RestartAsync();
        await ShouldBeCleared();

        (await coalition.Grocer.Points.EarnAsync(bought)).Points.ShouldBe(100, "the same request gets its first answer");
        await coalition.Grocer.Points.EarnAsync(Till.Earn(other, 1, bought.Receipt.MerchantReference)).ShouldBeRefused(Reason.PurchaseAlreadyRecorded);
        var returned = await coalition.Grocer.Points.ReverseAsync(new ReverseRequest
        {
            RequestId = HubPeople.NewRequest(),
            Key = new PurchaseKey { Kind = PurchaseKind.Earn, MerchantReference = bought.Receipt.MerchantReference },
            ReturnReference = HubPeople.NewRequest(),
            Store = "Central",
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 50_00 },
        });
        var back = (await coalition.Grocer.Purchases.GetPurchaseAsync(new GetPurchaseRequest { PurchaseId = returned.PurchaseId })).Purchase;
        (back.Points, back.Receipt.Store).ShouldBe((50, ""));

        await using var database = await hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        (await database.Purchases.Where(row => row.MemberNo == 1).Select(row => row.ReferenceSalt).ToListAsync()).Select(salt => salt.Length).ShouldBe([0, 0, 0]);
        (await database.PurchaseLines.CountAsync()).ShouldBe(2, "the other member's");
        await coalition.Checker.ShouldAddUp();
        hub.Verify().ShouldBeEmpty();

        async Task ShouldBeCleared()
        {
            foreach (var (partner, request) in new[] { (coalition.Grocer, bought), (coalition.Airline, abroad) })
            {
                var purchase = await Found(partner, request);
                (purchase.Receipt.Lines.Count, purchase.Receipt.Store, purchase.Receipt.Channel).ShouldBe((0, "", Channel.Unspecified));
                (purchase.Receipt.MerchantReference, purchase.Receipt.Amount, purchase.Points > 0).ShouldBe((request.Receipt.MerchantReference, request.Receipt.Amount, true));
            }

            (await Found(coalition.Grocer, kept)).Receipt.Lines.ShouldBe(kept.Receipt.Lines);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_brand_exports_what_the_member_bought_there_page_by_page(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var (member, other) = (await coalition.Grocer.Enrol(), await coalition.Grocer.Enrol());
        EarnRequest[] baskets = [Basket(member), Basket(member), Basket(member)];
        foreach (var basket in baskets)
        {
            await coalition.Grocer.Points.EarnAsync(basket);
        }

        await coalition.Grocer.Points.EarnAsync(Basket(other));
        await coalition.Airline.Points.EarnAsync(new EarnRequest(Basket(member)) { PointsCurrencyCode = "POINTS" });

        var request = new ExportMemberRequest { Member = member, PageSize = 2 };
        var first = await coalition.Grocer.Members.ExportMemberAsync(request);
        var second = await coalition.Grocer.Members.ExportMemberAsync(new ExportMemberRequest(request) { PageToken = first.NextPageToken });

        first.Purchases.Concat(second.Purchases).Select(purchase => purchase.Receipt.MerchantReference)
            .ShouldBe(baskets.Reverse().Select(basket => basket.Receipt.MerchantReference));
        first.Purchases[0].ShouldBe(await Found(coalition.Grocer, baskets[2]));
        (second.NextPageToken, second.Member).ShouldBe(("", first.Member));
    }

    private static async Task<Purchase> Found(TestPartner partner, EarnRequest request) =>
        (await partner.Purchases.GetPurchaseAsync(new GetPurchaseRequest
        {
            Key = new PurchaseKey { Kind = PurchaseKind.Earn, MerchantReference = request.Receipt.MerchantReference },
        })).Purchase;

    private static EarnRequest Basket(MemberSelector member)
    {
        var request = Till.Earn(member, 100_00);
        (request.Receipt.Store, request.Receipt.Channel) = ("Central", Channel.Online);
        request.Receipt.Lines.Add(Line("A1", "diapers", 70_00));
        request.Receipt.Lines.Add(Line("B2", "wine", 30_00));
        return request;
    }

    private static ReceiptLine Line(string sku, string category, long minorUnits) =>
        new() { Sku = sku, Category = category, QuantityMillis = 1000, Amount = new Money { CurrencyCode = "HKD", MinorUnits = minorUnits } };
}
