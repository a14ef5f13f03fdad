using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What a partner reads of its own movements.</summary>
public sealed class StatementAndEventTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_statement_comes_in_pages_newest_first_each_entry_once_and_nothing_of_other_partners(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var other = await coalition.Join("other", TermsRequests.Roomy());
        var member = await shop.Enrol();
        for (var count = 1; count <= 7; count++)
        {
            await shop.Points.EarnAsync(Till.Earn(member, count * 100, $"s-{count}"));
            await other.Points.EarnAsync(Till.Earn(member, 50_000, $"o-{count}"));
        }

        List<StatementEntry> entries = [];
        var request = new ListStatementRequest { Member = member, PageSize = 3 };
        var whole = (await shop.Points.ListStatementAsync(new ListStatementRequest { Member = member })).Entries;
        do
        {
            var page = await shop.Points.ListStatementAsync(request);
            page.Entries.Count.ShouldBeLessThanOrEqualTo(3);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;

            // What comes meanwhile doesn't move the pages.
            await shop.Points.EarnAsync(Till.Earn(member, 100));
        }
        while (request.PageToken.Length > 0);

        entries.ShouldBe(whole);
        entries.Select(entry => entry.MerchantReference).ShouldBe(["s-7", "s-6", "s-5", "s-4", "s-3", "s-2", "s-1"]);
        entries.Select(entry => entry.Points).ShouldBe([7L, 6, 5, 4, 3, 2, 1]);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_partner_s_stream_goes_on_from_where_it_was_left_also_over_a_restart(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var other = await coalition.Join("other", TermsRequests.Roomy());
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 100, "s-1"));
        await other.Points.EarnAsync(Till.Earn(member, 100, "o-1"));
        await shop.Points.EarnAsync(Till.Earn(member, 200, "s-2"));

        var before = await shop.Events();
        before.Select(one => one.Transfer?.MerchantReference).ShouldBe(["s-1", "s-2"]);
        (await shop.Events(before[0].NextSeq)).Select(one => one.Transfer?.MerchantReference).ShouldBe(["s-2"]);
        (await shop.Events(before[1].NextSeq)).ShouldAllBe(one => one.Transfer == null);
        (await shop.Events(long.MaxValue)).ShouldBeEmpty();

        await hub.RestartAsync();
        using var call = shop.Points.StreamEvents(new StreamEventsRequest { FromSeq = before[1].NextSeq, Follow = true });
        var earned = shop.Points.EarnAsync(Till.Earn(member, 300, "s-3"));
        do
        {
            (await call.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();
        }
        while (call.ResponseStream.Current.Transfer is null);

        var followed = call.ResponseStream.Current.Transfer;
        (followed.MerchantReference, followed.Points, followed.Seq, followed.PurchaseId).ShouldBe(("s-3", 3, (await earned).Seq, (await earned).PurchaseId));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_purchase_is_found_by_the_merchant_s_own_reference(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var member = await shop.Enrol();
        var request = Till.Earn(member, 12_34, "visit-😀");
        request.Receipt.Store = "Central";
        request.Receipt.Lines.Add(new ReceiptLine { Sku = "a-1", Category = "fruit", QuantityMillis = 1250, Amount = request.Receipt.Amount });
        var earned = await shop.Points.EarnAsync(request);
        await shop.Points.BurnAsync(hub.Burn(member, 2, "visit-😀"));

        var found = (await shop.Purchases.GetPurchaseAsync(new GetPurchaseRequest { Key = new PurchaseKey { Kind = PurchaseKind.Earn, MerchantReference = "visit-😀" } })).Purchase;
        found.ShouldBe((await shop.Purchases.GetPurchaseAsync(new GetPurchaseRequest { PurchaseId = earned.PurchaseId })).Purchase);
        (found.PurchaseId, found.Points, found.Receipt.Store).ShouldBe((earned.PurchaseId, 12, "Central"));
        found.Receipt.Lines.ShouldBe(request.Receipt.Lines);
        var listed = (await shop.Purchases.ListPurchasesAsync(new ListPurchasesRequest { Kind = PurchaseKind.Burn })).Purchases.ShouldHaveSingleItem();
        (listed.Receipt.MerchantReference, listed.Points, listed.BurnValue.MinorUnits).ShouldBe(("visit-😀", 2, 1));
    }
}
