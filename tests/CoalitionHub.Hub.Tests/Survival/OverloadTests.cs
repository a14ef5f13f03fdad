using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Points.V1;
using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Far more callers than the writer serves.</summary>
public sealed class OverloadTests
{
    private const int Capacity = 16;
    private const int Callers = 48;

    /// <summary>A batch leaves most of a full queue waiting.</summary>
    private static readonly Dictionary<string, string?> Narrow = new()
    {
        ["Writer:QueueCapacity"] = $"{Capacity}",
        ["Writer:MaxBatch"] = "4",
    };

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Callers_beyond_the_queue_are_told_to_slow_down_and_the_others_are_answered(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store, Narrow);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var flood = Flood.Start(hub, shop, await shop.Enrol(), Callers);
        await flood.GoOnAsync(answered: 200, refused: 200);
        await flood.StopAsync();

        flood.Refused.ShouldAllBe(refusal => refusal.StatusCode == StatusCode.ResourceExhausted && Refusals.ReasonOf(refusal) == "QUEUE_FULL");
        flood.Refused.ShouldAllBe(refusal => RetryDelay(refusal) > TimeSpan.Zero);

        // The one queue, and a command of the hub's own.
        flood.MostWaiting.ShouldBeInRange(1, Capacity + 1);
        (await PurchasesOf(shop)).ShouldBe(flood.Accepted, ignoreOrder: true);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_flood_of_one_partner_takes_nothing_from_another(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store, Narrow);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var quiet = await coalition.Join("quiet", TermsRequests.Roomy());
        var customer = await quiet.Enrol();
        var flood = Flood.Start(hub, shop, await shop.Enrol(), Callers);
        await flood.GoOnAsync(answered: 50, refused: 50);

        // Each of these is answered at the first try, while the flood goes on and is refused.
        var refusedBefore = flood.Refused.Count;
        List<string> answered = [];
        for (var call = 0; call < 40; call++)
        {
            answered.Add((await quiet.Points.EarnAsync(Till.Earn(customer, 100))).PurchaseId);
        }

        flood.Refused.Count.ShouldBeGreaterThan(refusedBefore);
        await flood.StopAsync();
        (await PurchasesOf(quiet)).ShouldBe(answered);
        (await PurchasesOf(shop)).ShouldBe(flood.Accepted, ignoreOrder: true);
    }

    private static TimeSpan RetryDelay(RpcException refusal) =>
        Google.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes(RefusalStatus.TrailerName)).Details
            .Single(detail => detail.Is(RetryInfo.Descriptor)).Unpack<RetryInfo>().RetryDelay.ToTimeSpan();

    private static async Task<List<string>> PurchasesOf(TestPartner partner)
    {
        List<string> purchases = [];
        using var stream = partner.Points.StreamEvents(new StreamEventsRequest());
        await foreach (var step in stream.ResponseStream.ReadAllAsync())
        {
            purchases.Add(step.Transfer.PurchaseId);
        }

        return purchases;
    }
}
