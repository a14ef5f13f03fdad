using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>
/// The cashier of one till, with one member whom no other serves: so it knows the balance that each answer must state. It earns, burns,
/// authorises and captures or voids, takes goods back, and asks for the balance.
/// </summary>
internal sealed class Cashier(Line line, MemberSelector member, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<Answered> answered = [];
    private readonly List<EarnRequest> earns = [];
    private readonly Stack<EarnResponse> returnable = new();
    private long available;

    /// <summary>All that was acknowledged, in order.</summary>
    public IReadOnlyList<Answered> Answered => answered;

    /// <summary>The earns of it.</summary>
    public IReadOnlyList<EarnRequest> Earns => earns;

    /// <summary>The member's points.</summary>
    public long Available => available;

    public MemberSelector Member => member;

    /// <summary>Serves the next customer.</summary>
    public Task Serve() => random.Next(10) switch
    {
        0 or 1 when available > 0 => Burn(random.NextInt64(1, available + 1)),
        2 or 3 when available > 0 => Hold(random.NextInt64(1, available + 1)),
        4 when returnable.TryPeek(out var earned) && earned.Points <= available => TakeBack(returnable.Pop()),
        5 => AskBalance(),
        _ => Earn(random.NextInt64(1, 51)),
    };

    private async Task Earn(long points)
    {
        var request = Till.Earn(member, points * 100);
        var earned = await Send((hub, options) => hub.EarnAsync(request, options));
        earned.Points.ShouldBe(points);
        Note(earned.Seq, points, earned.Balance, earned, hub => hub.EarnAsync(request), new Entry(EntryKind.Earn, earned.PurchaseId, points));
        earns.Add(request);
        returnable.Push(earned);
    }

    private async Task Burn(long points)
    {
        var request = new BurnRequest { RequestId = HubPeople.NewRequest(), Member = member, Points = points, Proof = Assertion(), Receipt = Receipt() };
        var burnt = await Send((hub, options) => hub.BurnAsync(request, options));
        Note(burnt.Seq, -points, burnt.Balance, burnt, hub => hub.BurnAsync(request), new Entry(EntryKind.Burn, burnt.PurchaseId, points));
    }

    private async Task Hold(long points)
    {
        var request = new AuthoriseBurnRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = member,
            Points = points,
            Proof = Assertion(),
            Receipt = Receipt(),
            HoldDuration = Duration.FromTimeSpan(TimeSpan.FromHours(1)),
        };
        var held = await Send((hub, options) => hub.AuthoriseBurnAsync(request, options));
        Note(held.Seq, -points, held.Balance, held, hub => hub.AuthoriseBurnAsync(request), new Entry(EntryKind.Hold, held.PurchaseId, points));
        await (random.Next(3) == 0 ? Void(held, points) : Capture(held, points));
    }

    private async Task Capture(AuthoriseBurnResponse held, long points)
    {
        var request = new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = held.HoldId, Points = random.NextInt64(1, points + 1) };
        var captured = await Send((hub, options) => hub.CaptureBurnAsync(request, options));
        captured.ReleasedPoints.ShouldBe(points - request.Points);
        Note(
            captured.Seq, captured.ReleasedPoints, captured.Balance, captured, hub => hub.CaptureBurnAsync(request),
            new Entry(EntryKind.Burn, held.PurchaseId, captured.Points), new Entry(EntryKind.HoldReleased, held.PurchaseId, captured.ReleasedPoints));
    }

    private async Task Void(AuthoriseBurnResponse held, long points)
    {
        var request = new VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = held.HoldId };
        var released = await Send((hub, options) => hub.VoidBurnAsync(request, options));
        Note(released.Seq, points, released.Balance, released, hub => hub.VoidBurnAsync(request), new Entry(EntryKind.HoldReleased, held.PurchaseId, points));
    }

    private async Task TakeBack(EarnResponse earned)
    {
        var request = new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = earned.PurchaseId, ReturnReference = HubPeople.NewRequest() };
        var reversed = await Send((hub, options) => hub.ReverseAsync(request, options));
        reversed.Points.ShouldBe(earned.Points);
        Note(reversed.Seq, -earned.Points, reversed.Balance, reversed, hub => hub.ReverseAsync(request), new Entry(EntryKind.EarnReversal, reversed.PurchaseId, earned.Points));
    }

    private async Task AskBalance()
    {
        var balance = await Send((hub, options) => hub.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = "POINTS" }, options));
        balance.Balances.ShouldHaveSingleItem().Available.ShouldBe(available);
    }

    private Task<T> Send<T>(Func<PointsService.PointsServiceClient, CallOptions, AsyncUnaryCall<T>> send)
        where T : IMessage =>
        line.Ask(random.Next(100), send);

    private void Note<T>(long seq, long change, BalanceSnapshot balance, T answer, Func<PointsService.PointsServiceClient, AsyncUnaryCall<T>> repeat, params Entry[] entries)
        where T : IMessage
    {
        available += change;
        balance.Available.ShouldBe(available);
        answered.Add(new Answered(seq, answer, [.. entries.Where(entry => entry.Points > 0)], async hub => await repeat(hub)));
    }

    private static Receipt Receipt() => new() { MerchantReference = HubPeople.NewRequest() };

    private static Proof Assertion() => new()
    {
        Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow) },
    };
}
