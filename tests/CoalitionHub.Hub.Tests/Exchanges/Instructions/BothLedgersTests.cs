using System.Collections.Concurrent;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Survival;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Testing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>
/// A hub and a simulated partner as processes of their own, over real gRPC, both killed in the middle of their work again and again,
/// while members exchange points back and forth and answers go wrong: at rest both ledgers agree, and nobody lost or gained a point.
/// </summary>
public sealed class BothLedgersTests
{
    private const int Guests = 6;
    private const int Earned = 200_000;
    private const int ExchangesEach = 6;
    private const int Kills = 2;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(1);

    /// <summary>An answer that is lost is asked for after half a minute, and a busy machine takes its time.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Each is small besides its last three digits, which force an answer; most force nothing. The ones that take 30 seconds are left out.
    private static readonly int[] Points = [120, 340, 901, 560, 904, 905, 780, 906, 907, 150, 909, 1000];

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Stores))]
    public async Task After_kills_of_hub_and_partner_both_ledgers_agree(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        using var folder = new TempFolder();
        var coalition = await RailCoalition.OpenAsync(
            async keys => fleet.At(0, await fleet.TokenFor(keys)).Intercept(new SendAgain()), fleet.FirstOperator, () => TimeProvider.System.GetUtcNow());
        Dictionary<string, MemberSelector> guests = [];
        for (var guest = 0; guest < Guests; guest++)
        {
            guests.Add($"R-{guest}", await coalition.GuestAsync($"R-{guest}", Earned));
        }

        await using var simulator = new SimulatorProcess(folder, fleet[0].Launch.GrpcUrl, fleet[0].Launch.WebUrl, coalition.Railway.Keys);
        simulator.Start();
        ConcurrentBag<(string Guest, Exchange Exchange)> accepted = [];
        var trading = Task.WhenAll(guests.Select(guest => TradeAsync(coalition, guest.Key, guest.Value, accepted)));
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(BetweenKills);
            simulator.Kill();
            await Task.Delay(BetweenKills);
            await fleet[0].KillAsync();
            await fleet.StartAsync(0);
        }

        await Bounded(trading, () => $"Only {accepted.Count} accepted.\n{OpenWork.Of(fleet.Configuration)}\n{simulator.Log}\n{fleet.Logs()}");
        accepted.Count.ShouldBe(Guests * ExchangesEach);
        var ended = await AtRestAsync(coalition, accepted, () => $"{OpenWork.Of(fleet.Configuration)}\n{simulator.Log}\n{fleet.Logs()}");

        ended.Select(one => one.State).Distinct().ShouldBeSubsetOf([ExchangeState.Completed, ExchangeState.Declined]);
        ended.Count(one => one.State == ExchangeState.Completed).ShouldBeGreaterThan(Guests);
        var accounts = simulator.Accounts();
        foreach (var (number, guest) in guests)
        {
            var moved = ended.Where(one => one.Guest == number && one.State == ExchangeState.Completed)
                .Sum(one => one.Exchange.FromCurrencyCode == RailCoalition.Nights ? one.Exchange.PointsIn : -one.Exchange.PointsOut);
            accounts.GetValueOrDefault(number, SimulatorProcess.OpeningPoints).ShouldBe(SimulatorProcess.OpeningPoints + moved, number);
            (await coalition.NightsAsync(guest)).ShouldBe(Earned - moved, number);
        }

        await coalition.Maker.ShouldAddUp();
        simulator.Starts.ShouldBeGreaterThan(Kills);
        fleet.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>Waits, but not for ever: then it says what isn't done.</summary>
    private static async Task Bounded(Task task, Func<string> state)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        task.IsCompleted.ShouldBeTrue(state());
        await task;
    }

    /// <summary>One member's exchanges, there and back, one accepted after the other; the answers don't matter here.</summary>
    private static async Task TradeAsync(RailCoalition coalition, string guest, MemberSelector member, ConcurrentBag<(string, Exchange)> accepted)
    {
        var seed = int.Parse(guest[2..], null);
        for (var number = 0; number < ExchangesEach; number++)
        {
            var points = Points[(seed + number) % Points.Length] + (number % 2 * 1000);
            var (from, to) = number % 3 == 2 ? (RailCoalition.Rail, RailCoalition.Nights) : (RailCoalition.Nights, RailCoalition.Rail);
            accepted.Add((guest, await AcceptAsync(coalition, member, points, from, to)));
        }
    }

    private static async Task<Exchange> AcceptAsync(RailCoalition coalition, MemberSelector member, long points, string from, string to)
    {
        var exchanges = coalition.OwnerOf(from).Exchanges;
        while (true)
        {
            var quote = await exchanges.QuoteExchangeAsync(new QuoteExchangeRequest { Member = member, FromCurrencyCode = from, ToCurrencyCode = to, Points = points });
            try
            {
                return (await exchanges.AcceptExchangeAsync(coalition.Acceptance(quote.Quote))).Exchange;
            }
            catch (RpcException changed) when (Refusals.ReasonOf(changed) == "QUOTE_LOTS_CHANGED")
            {
                // An exchange that was declined meanwhile gave points back.
            }
        }
    }

    private static async Task<IReadOnlyList<(string Guest, Exchange Exchange, ExchangeState State)>> AtRestAsync(
        RailCoalition coalition, IReadOnlyCollection<(string Guest, Exchange Exchange)> accepted, Func<string> logs)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            List<(string Guest, Exchange Exchange, ExchangeState State)> now = [];
            foreach (var (guest, exchange) in accepted)
            {
                now.Add((guest, exchange, await coalition.StateOf(exchange)));
            }

            var open = now.Where(one => one.State is not (ExchangeState.Completed or ExchangeState.Declined or ExchangeState.Cancelled or ExchangeState.Expired)).ToList();
            if (open.Count == 0)
            {
                return now;
            }

            limit.IsCancellationRequested.ShouldBeFalse($"{string.Join(", ", open.Select(one => $"{one.Exchange.ExchangeId} {one.Exchange.PointsOut}: {one.State}"))}\n{logs()}");
            await Task.Delay(500);
        }
    }
}
