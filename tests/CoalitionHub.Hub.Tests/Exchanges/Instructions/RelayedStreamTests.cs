using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Survival;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Testing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>A brand's ledger whose stream ends at a hub process that doesn't write: the other one hands out the instructions.</summary>
public sealed class RelayedStreamTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [PostgresFact]
    public async Task A_ledger_at_a_process_that_relays_is_served_and_served_on_when_the_writer_dies()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        using var folder = new TempFolder();
        var writer = fleet.Writer;
        var relay = 1 - writer;
        var coalition = await RailCoalition.OpenAsync(
            async keys => fleet.At(relay, await fleet.TokenFor(keys)).Intercept(new SendAgain()), fleet.FirstOperator, () => TimeProvider.System.GetUtcNow());
        var guest = await coalition.GuestAsync("R-1", 10_000);
        await using var simulator = new SimulatorProcess(folder, fleet[relay].Launch.GrpcUrl, fleet[0].Launch.WebUrl, coalition.Railway.Keys);
        simulator.Start();

        var first = await coalition.ExchangeAsync(guest, 300);
        using var watch = coalition.Hotel.Exchanges.WatchExchange(new WatchExchangeRequest { ExchangeId = first.ExchangeId });
        await ShouldCompleteAsync(first);
        // Watched at the process that relays, too.
        (await watch.ResponseStream.ReadAllAsync().ToListAsync())[^1].Exchange.State.ShouldBe(ExchangeState.Completed);
        fleet.Writer.ShouldBe(writer);

        // The ledger is silent while the writer dies; what waited for it is handed out by the process that takes over.
        simulator.Pause();
        var waiting = await coalition.ExchangeAsync(guest, 400);
        await fleet[writer].KillAsync();
        simulator.Resume();
        await ShouldCompleteAsync(waiting);
        await ShouldCompleteAsync(await coalition.ExchangeAsync(guest, 50, RailCoalition.Rail, RailCoalition.Nights));

        fleet.Writer.ShouldBe(relay);
        await fleet.StartAsync(writer);
        await ShouldCompleteAsync(await coalition.ExchangeAsync(guest, 60));
        simulator.Accounts()["R-1"].ShouldBe(SimulatorProcess.OpeningPoints + 300 + 400 - 50 + 60);
        (await coalition.NightsAsync(guest)).ShouldBe(10_000 - 300 - 400 + 50 - 60);
        fleet.Verify().Findings.ShouldBeEmpty();

        async Task ShouldCompleteAsync(Exchange exchange)
        {
            using var limit = new CancellationTokenSource(Limit);
            while (await coalition.StateOf(exchange) is var state && state != ExchangeState.Completed)
            {
                limit.IsCancellationRequested.ShouldBeFalse($"{exchange.ExchangeId} is {state}.\n{OpenWork.Of(fleet.Configuration)}\n{simulator.Log}\n{fleet.Logs()}");
                await Task.Delay(100);
            }
        }
    }
}
