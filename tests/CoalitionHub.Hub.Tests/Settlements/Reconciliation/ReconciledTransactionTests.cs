using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;
using PurchaseKind = CoalitionHub.PartnerSdk.PurchaseKind;
using Wire = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Tests.Settlements.Reconciliation;

/// <summary>A partner compares its records with a real hub's, at any time.</summary>
public sealed class ReconciledTransactionTests
{
    private const int Count = 2_000;
    private static readonly DateOnly First = DateOnly.FromDateTime(TestHub.Start.UtcDateTime);
    private static readonly DateOnly Last = First.AddDays(29);

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_differs_among_thousands_is_found_in_a_logarithmic_number_of_calls(Store store)
    {
        await using var coalition = new Proof.Closing(await TestCoalition.StartAsync(store));
        coalition.Coalition.Hub.Clock.MoveTo(TestHub.Start.AddDays(29));
        using var grocer = coalition.Coalition.Hub.ClientOf(coalition.Coalition.Grocer);
        var own = await EarnAsync(coalition.Coalition, grocer);

        var agreed = await grocer.Settlements.ReconcileAsync(own.Streamed(), First, Last);

        (agreed.Agrees, agreed.Calls, agreed.HubCount, agreed.OwnCount).ShouldBe((true, 1, Count, Count));

        // One lost here, one that the hub never got, one with other points, one on another day.
        OwnTransaction phantom = new(PurchaseKind.Earn, "phantom", 5) { PurchaseTime = own[3].PurchaseTime };
        var otherPoints = own[700] with { Points = own[700].Points + 1 };
        var otherDay = own[1_500] with { PurchaseTime = own[1_500].PurchaseTime?.AddDays(-1) };
        var records = own.Select((record, index) => index switch { 42 => phantom, 700 => otherPoints, 1_500 => otherDay, _ => record });
        var found = await grocer.Settlements.ReconcileAsync(records.Streamed(), First, Last);

        found.Differences.Select(difference => (difference.Own, difference.Hub?.MerchantReference, difference.Hub?.Points)).ShouldBe(
            new (OwnTransaction?, string?, long?)[]
            {
                (phantom, null, null),
                (null, own[42].MerchantReference, own[42].Points),
                (otherPoints, own[700].MerchantReference, own[700].Points),
                (otherDay, own[1_500].MerchantReference, own[1_500].Points),
            }.OrderBy(difference => difference.Item1?.MerchantReference ?? difference.Item2, StringComparer.Ordinal));
        // Five places differ: the day that one is on, and the day that it isn't on.
        found.Calls.ShouldBeLessThanOrEqualTo(1 + 5 * (int)Math.Ceiling(Math.Log2(Count)));
        (await All(grocer)).ShouldBeGreaterThan(3 * found.Calls / 2);
    }

    [Fact]
    public async Task Holds_count_once_they_are_captured_and_late_purchases_on_their_own_day()
    {
        await using var coalition = new Proof.Closing(await TestCoalition.StartAsync(Store.Sqlite));
        var (hub, till) = (coalition.Coalition.Hub, coalition.Coalition.Grocer);
        hub.Clock.MoveTo(TestHub.Start.AddDays(29));
        using var grocer = hub.ClientOf(till);
        var member = await till.Enrol();
        await till.Points.EarnAsync(Till.Earn(member, 1_000_00, "e-1"));
        var captured = await till.Points.AuthoriseBurnAsync(hub.Authorise(member, 80, "b-1"));
        var voided = await till.Points.AuthoriseBurnAsync(hub.Authorise(member, 60, "b-2"));
        OwnTransaction earned = new(PurchaseKind.Earn, "e-1", 1_000) { PurchaseTime = hub.Now };
        (await ReconcileAsync(earned)).Agrees.ShouldBeTrue();

        await till.Points.CaptureBurnAsync(new Wire.CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = captured.HoldId, Points = 50 });
        await till.Points.VoidBurnAsync(new Wire.VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = voided.HoldId });
        var late = Till.Earn(member, 70_00, "e-0");
        late.Receipt.PurchaseTime = Timestamp.FromDateTimeOffset(hub.Now.AddDays(-3));
        await till.Points.EarnAsync(late);

        var burnt = new OwnTransaction(PurchaseKind.Burn, "b-1", 50) { PurchaseTime = hub.Now };
        (await ReconcileAsync(earned, burnt, new OwnTransaction(PurchaseKind.Earn, "e-0", 70) { PurchaseTime = hub.Now.AddDays(-3) })).Agrees.ShouldBeTrue();
        (await ReconcileAsync(earned, burnt)).Differences.ShouldHaveSingleItem().Hub.ShouldNotBeNull().PurchaseDate.ShouldBe(Last.AddDays(-3));
        // After a new start everything is read again, to the same digests.
        await hub.RestartAsync();
        (await ReconcileAsync(earned, burnt)).Differences.ShouldHaveSingleItem();
        // Others' purchases are in nobody's digests but theirs.
        using var airline = hub.ClientOf(coalition.Coalition.Airline);
        (await airline.Settlements.ReconcileAsync(Array.Empty<OwnTransaction>().Streamed(), First, Last)).HubCount.ShouldBe(0);

        Task<TransactionReconciliation> ReconcileAsync(params OwnTransaction[] own) => grocer.Settlements.ReconcileAsync(own.Streamed(), First, Last);
    }

    /// <summary>Purchases over thirty days, a third of them on one.</summary>
    private static async Task<List<OwnTransaction>> EarnAsync(TestCoalition coalition, CoalitionHubClient grocer)
    {
        var member = await grocer.Members.EnrolAsync(new EnrolMemberRequest());
        List<OwnTransaction> own = [];
        var requests = Enumerable.Range(0, Count).Select(number => new EarnRequest
        {
            Member = member.Id,
            Receipt = new Receipt
            {
                MerchantReference = $"till-{number:0000}",
                Amount = new Money("HKD", 100 * (1 + number % 90)),
                PurchaseTime = coalition.Hub.Now.AddDays(number % 3 == 0 ? -7 : -(number % 28)),
            },
        });
        await foreach (var outcome in grocer.Points.EarnManyAsync(requests.Streamed()))
        {
            var receipt = outcome.Request.Receipt;
            own.Add(new OwnTransaction(PurchaseKind.Earn, receipt.MerchantReference, outcome.Result.ShouldNotBeNull().Points) { PurchaseTime = receipt.PurchaseTime });
        }

        return [.. own.OrderBy(record => record.MerchantReference, StringComparer.Ordinal)];
    }

    /// <summary>How many calls it would take to list everything.</summary>
    private static async Task<int> All(CoalitionHubClient client)
    {
        var count = 0;
        await foreach (var _ in client.Purchases.ListAsync())
        {
            count++;
        }

        return count / 100;
    }
}
