using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Somebody sets the machine's clock under a running hub.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly WallClock clock = new();

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task After_the_clock_went_back_the_journal_goes_on_in_order_and_clients_get_in(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store, clock: new BusinessClock(clock));
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 10_000));
        var unused = await hub.As(shop.Keys);

        clock.Ahead = -TimeSpan.FromDays(2);

        // With the token that the hub knows, one that it sees for the first time, and one that it makes now.
        (await shop.Points.EarnAsync(Till.Earn(member, 10_000))).Balance.Available.ShouldBe(200);
        (await new PointsService.PointsServiceClient(unused).EarnAsync(Till.Earn(member, 10_000))).Balance.Available.ShouldBe(300);
        var later = shop with { Calls = await hub.As(shop.Keys) };
        (await later.Points.BurnAsync(BurnBy(member, clock.GetUtcNow(), 100))).Balance.Available.ShouldBe(200);
        (await later.Balance(member)).Available.ShouldBe(200);

        await ShouldBeOrdered(later, transfers: 4);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task After_a_jump_forward_holds_and_tokens_have_run_out_and_pending_points_can_be_spent(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store, clock: new BusinessClock(clock));
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var slow = await coalition.Join("slow", TermsRequests.Roomy(change: terms => terms.PendingDays = 1));
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 10_000));
        var held = await shop.Points.AuthoriseBurnAsync(HoldBy(member, clock.GetUtcNow(), 60));
        held.Balance.Available.ShouldBe(40);
        var patient = await slow.Enrol();
        (await slow.Points.EarnAsync(Till.Earn(patient, 10_000))).Balance.Pending.ShouldBe(100);

        clock.Ahead = TimeSpan.FromDays(3);

        await shop.Points.EarnAsync(Till.Earn(member, 10_000)).ShouldBeRefused(Reason.TokenExpired);
        shop = shop with { Calls = await hub.As(shop.Keys) };
        slow = slow with { Calls = await hub.As(slow.Keys) };
        await Until(async () => (await shop.Balance(member)).Available == 100, "the hold ran out");
        await shop.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = held.HoldId }).ShouldBeRefused(Reason.HoldExpired);
        (await slow.Balance(patient)).Available.ShouldBe(100);

        // And back again: what has ripened in the journal's eyes stays ripe, for those who ask as for those who spend.
        clock.Ahead = TimeSpan.Zero;

        (await slow.Balance(patient)).Available.ShouldBe(100);
        (await slow.Points.BurnAsync(BurnBy(patient, clock.GetUtcNow(), 100))).Balance.Available.ShouldBe(0);
        (await shop.Points.EarnAsync(Till.Earn(member, 10_000))).Balance.Available.ShouldBe(200);
        await ShouldBeOrdered(shop, transfers: 4);
        await ShouldBeOrdered(slow, transfers: 2);
        hub.Verify().ShouldBeEmpty();
    }

    private static BurnRequest BurnBy(MemberSelector member, DateTimeOffset now, long points) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Member = member,
        Points = points,
        Proof = ProofAt(now),
        Receipt = new Receipt { MerchantReference = HubPeople.NewRequest() },
    };

    private static AuthoriseBurnRequest HoldBy(MemberSelector member, DateTimeOffset now, long points) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Member = member,
        Points = points,
        Proof = ProofAt(now),
        Receipt = new Receipt { MerchantReference = HubPeople.NewRequest() },
        HoldDuration = Duration.FromTimeSpan(TimeSpan.FromHours(1)),
    };

    private static Proof ProofAt(DateTimeOffset now) => new()
    {
        Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(now) },
    };

    /// <summary>The journal's time never falls.</summary>
    private static async Task ShouldBeOrdered(TestPartner partner, int transfers)
    {
        List<(long Seq, DateTimeOffset Time)> seen = [];
        using var stream = partner.Points.StreamEvents(new StreamEventsRequest());
        await foreach (var step in stream.ResponseStream.ReadAllAsync())
        {
            seen.Add((step.Transfer.Seq, step.Transfer.JournalTime.ToDateTimeOffset()));
        }

        seen.Count.ShouldBeGreaterThanOrEqualTo(transfers);
        seen.ShouldBe(seen.OrderBy(transfer => transfer.Seq));
        seen.ShouldBe(seen.OrderBy(transfer => transfer.Time));
    }

    private static async Task Until(Func<Task<bool>> isSo, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await isSo())
        {
            limit.IsCancellationRequested.ShouldBeFalse($"It didn't come about that {what}.");
            await Task.Delay(Look);
        }
    }
}
