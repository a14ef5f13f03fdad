using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;
using OwnRecord = CoalitionHub.PartnerSdk.OwnTransaction;
using PurchaseKind = CoalitionHub.PartnerSdk.PurchaseKind;
using StatementLineKind = CoalitionHub.PartnerSdk.StatementLineKind;
using Wire = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Tests.Settlements.Proof;

/// <summary>A partner recomputes its part of a window with the SDK, against a real hub.</summary>
public sealed class VerifiedWindowTests
{
    /// <summary>What the grocer's own records say of <see cref="TradeAsync"/>: 5,000 micros a point to be paid when it is given, 4,500 when it is burnt.</summary>
    internal static readonly OwnRecord[] Records =
    [
        new(PurchaseKind.Earn, "till-1", 1_000) { NetMicros = -5_000_000 },
        new(PurchaseKind.Earn, "till-2", 300) { NetMicros = -1_500_000 },
        new(PurchaseKind.Earn, "till-3", 0),
        new(PurchaseKind.Burn, "till-1", 200) { NetMicros = 900_000 },
        new(PurchaseKind.Burn, "till-4", 50) { NetMicros = 225_000 },
        new(PurchaseKind.Return, "back-1", 300) { NetMicros = 1_500_000 },
    ];

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_partner_proves_its_part_from_its_own_records(Store store)
    {
        await using var coalition = new Closing(await TestCoalition.StartAsync(store));
        await TradeAsync(coalition.Coalition);
        var windowId = await coalition.CalculateAsync();
        using var grocer = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Grocer);

        var verified = await grocer.Settlements.VerifyAsync(windowId, Records.Streamed());

        verified.Differences.ShouldBeEmpty();
        (verified.IsProved, verified.AddsUp, verified.Agrees).ShouldBe((true, true, true));
        verified.WindowLines.ShouldHaveSingleItem().Kind.ShouldBe(StatementLineKind.Fee);
        (verified.OwnCount, verified.OwnNetMicros, verified.OthersNetMicros).ShouldBe((5, -3_875_000, 0));
        (verified.Proof.TreeSize, verified.Proof.LeafIndex).ShouldBe((2, 0));

        // The airline sees that points were burnt there, and none of the grocer's references; both are shown the same window.
        using var airline = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Airline);
        var others = await airline.Settlements.VerifyAsync(windowId);
        others.Agrees.ShouldBeTrue();
        others.Proof.WindowRoot.ToArray().ShouldBe(verified.Proof.WindowRoot.ToArray());
        (await Read(airline, windowId)).ShouldAllBe(line => line.MerchantReference == null || line.MerchantReference == "flight-1");
    }

    [Fact]
    public async Task Exactly_what_differs_is_listed()
    {
        await using var coalition = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        await TradeAsync(coalition.Coalition);
        var windowId = await coalition.CalculateAsync();
        using var grocer = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Grocer);
        var phantom = new OwnRecord(PurchaseKind.Earn, "till-9", 7);
        var wrongPoints = Records[1] with { Points = 299, NetMicros = null };
        var wrongMoney = Records[4] with { NetMicros = 224_999 };

        var verified = await grocer.Settlements.VerifyAsync(windowId, new[] { wrongPoints, Records[2], Records[3], wrongMoney, Records[5], phantom }.Streamed());

        (verified.IsProved, verified.Agrees).ShouldBe((true, false));
        verified.Differences.Select(difference => (difference.Own, difference.Hub?.MerchantReference, difference.Hub?.Points, difference.Hub?.NetMicros)).ShouldBe(
        [
            (null, "till-1", 1_000, -5_000_000),
            (wrongPoints, "till-2", 300, -1_500_000),
            (wrongMoney, "till-4", 50, 225_000),
            (phantom, null, null, null),
        ]);
        // What a dispute names: the points and the money of the purchase that isn't in the records.
        verified.Differences[0].Hub.ShouldNotBeNull().Seqs.Count.ShouldBe(2);
        var twice = await grocer.Settlements.VerifyAsync(windowId, Records.Append(Records[0]).Streamed());
        twice.Differences.ShouldHaveSingleItem().Own.ShouldNotBeNull().Points.ShouldBe(2_000);
    }

    [Fact]
    public async Task Transactions_go_on_from_any_number_and_come_of_the_open_window_too()
    {
        await using var coalition = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        await TradeAsync(coalition.Coalition);
        using var grocer = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Grocer);
        var windowId = await coalition.CalculateAsync();
        var all = await Read(grocer, windowId);

        all.Select(line => line.Seq).ShouldBeInOrder();
        foreach (var seq in all.Select(line => line.Seq).Distinct())
        {
            (await Read(grocer, windowId, seq)).Select(line => (line.Seq, line.Kind)).ShouldBe(all.Where(line => line.Seq >= seq).Select(line => (line.Seq, line.Kind)));
        }

        await coalition.Coalition.Grocer.Points.EarnAsync(Till.Earn(await coalition.Coalition.Grocer.Enrol(), 700, "till-10"));
        var open = coalition.OpenWindowId;
        (await Read(grocer, open)).Select(line => (line.MerchantReference, line.Points, line.OwedMicros)).ShouldBe([("till-10", 7, 0), ("till-10", 0, 35_000)]);
        (await Should.ThrowAsync<CoalitionHubException>(() => grocer.Settlements.GetProofAsync(open))).Reason.ShouldBe(CoalitionHubReason.WindowState);
    }

    [Fact]
    public async Task The_roots_stay_what_they_are()
    {
        await using var coalition = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        await TradeAsync(coalition.Coalition);
        var windowId = await coalition.CalculateAsync();
        var before = (await coalition.ProofAsync(windowId)).ToString();

        await coalition.CalculateAsync(windowId);
        await coalition.Coalition.Hub.RestartAsync();

        (await coalition.ProofAsync(windowId)).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_partner_takes_its_own_files_and_only_those()
    {
        await using var coalition = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        await TradeAsync(coalition.Coalition);
        var windowId = await coalition.ApproveAsync();
        using var grocer = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Grocer);
        using var airline = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Airline);

        var files = await All(grocer.Settlements.ListFilesAsync(windowId));

        files.Count.ShouldBe(5);
        foreach (var file in files)
        {
            (await grocer.Settlements.ReadFileAsync(file.Id)).LongLength.ShouldBe(file.Length);
            (await Should.ThrowAsync<CoalitionHubException>(() => airline.Settlements.ReadFileAsync(file.Id))).Reason.ShouldBe(CoalitionHubReason.FileNotFound);
        }

        (await All(airline.Settlements.ListFilesAsync())).ShouldBeEmpty();
        (await coalition.Coalition.Grocer.Settlements.ListOwnFilesAsync(new ListOwnFilesRequest())).Files.ShouldAllBe(file => file.MadeBy == "");
    }

    internal static async Task TradeAsync(TestCoalition coalition)
    {
        var (grocer, hub) = (coalition.Grocer, coalition.Hub);
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 1_000_00, "till-1"));
        await grocer.Points.EarnAsync(Till.Earn(member, 300_00, "till-2"));
        await grocer.Points.EarnAsync(Till.Earn(member, 0, "till-3"));
        await grocer.Points.BurnAsync(hub.Burn(member, 200, "till-1"));
        var hold = await grocer.Points.AuthoriseBurnAsync(hub.Authorise(member, 80, "till-4"));
        await grocer.Points.CaptureBurnAsync(new Wire.CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.HoldId, Points = 50 });
        await grocer.Points.ReverseAsync(new Wire.ReverseRequest
        {
            RequestId = HubPeople.NewRequest(),
            Key = new Protos.Purchases.V1.PurchaseKey { Kind = Protos.Purchases.V1.PurchaseKind.Earn, MerchantReference = "till-2" },
            ReturnReference = "back-1",
        });
        var elsewhere = hub.Burn(member, 100, "flight-1");
        elsewhere.PointsCurrencyCode = "POINTS";
        await coalition.Airline.Points.BurnAsync(elsewhere);
    }

    private static async Task<List<PartnerSdk.WindowTransaction>> Read(CoalitionHubClient client, WindowId windowId, long fromSeq = 0)
    {
        List<PartnerSdk.WindowTransaction> all = [];
        await foreach (var transaction in client.Settlements.StreamTransactionsAsync(windowId, fromSeq))
        {
            all.Add(transaction);
        }

        return all;
    }

    private static async Task<List<PartnerSdk.SettlementFile>> All(PagedList<PartnerSdk.SettlementFile> list)
    {
        List<PartnerSdk.SettlementFile> all = [];
        await foreach (var file in list)
        {
            all.Add(file);
        }

        return all;
    }
}
