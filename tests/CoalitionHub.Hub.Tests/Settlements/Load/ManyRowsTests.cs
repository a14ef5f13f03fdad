using System.Diagnostics;
using System.Globalization;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Settlements;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Settlements.V1;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CoalitionHub.Hub.Tests.Settlements.Load;

/// <summary>
/// A window of many rows is read in a stream, and calculated and given to a partner in memory that doesn't grow with it.
/// <c>COALITIONHUB_SETTLEMENT_ROWS=1000000</c> is the long form; its figures are in the test's output.
/// </summary>
[Trait("Length", "Long")]
public sealed class ManyRowsTests(ITestOutputHelper output)
{
    private const long FewRows = 20_000;
    private const int Streams = 8;
    private const int RowsBetweenLooks = 10_000;
    private const long MuchMemory = 64L << 20;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_long_window_is_calculated_and_streamed_to_a_partner_in_flat_memory_and_twice_the_same(Store store)
    {
        var rows = long.TryParse(Environment.GetEnvironmentVariable("COALITIONHUB_SETTLEMENT_ROWS"), CultureInfo.InvariantCulture, out var asked) ? asked : FewRows;
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        await FillAsync(coalition, rows / 2);
        var closed = (await coalition.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow;
        closed.LastSeq.ShouldBeGreaterThanOrEqualTo(rows);

        var read = await ReadAsync(hub, closed, _ => { });
        var state = hub.Services.GetRequiredService<Writer>().State;
        state.Windows.TryGetCommitted(1, out var window).ShouldBeTrue();
        SettlementCalculation calculation = new(window.ShouldNotBeNull(), state.Partners.Committed, new WindowTerms(state.Terms.Committed), 10_000);
        var both = await ReadAsync(hub, closed, calculation.Add);
        var calculated = calculation.Finish();

        output.WriteLine($"{store}: {closed.LastSeq} rows; read alone {read.Elapsed} with {read.CpuTime} CPU, read and calculated {both.Elapsed} with {both.CpuTime} CPU; live memory grew by {read.Grown >> 10} and {both.Grown >> 10} KiB at most.");
        both.Grown.ShouldBeLessThan(MuchMemory);
        var first = (await CalculateAsync(coalition, closed.WindowId)).Parts;
        (await CalculateAsync(coalition, closed.WindowId)).Parts.ShouldBe(first);
        first.Sum(part => part.Net.MinorUnits).ShouldBe(calculated.Parts.Sum(part => Math.Abs(part.NetMinorUnits)));
        await StreamAsync(coalition, closed);
    }

    /// <summary>The same rows as the grocer sees them, by its own call.</summary>
    private async Task StreamAsync(TestCoalition coalition, Protos.Settlements.V1.Window closed)
    {
        var (before, most, seen, messages, largest, next) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L, 0L, 0, 0L);

        using var call = coalition.Grocer.Settlements.StreamWindowTransactions(new StreamWindowTransactionsRequest { WindowId = closed.WindowId });
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var message = call.ResponseStream.Current;
            (seen, messages, largest) = (seen + message.Transactions.Count, messages + 1, Math.Max(largest, message.Transactions.Count));
            message.NextSeq.ShouldBeGreaterThan(next);
            next = message.NextSeq;
            most = messages % 200 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most;
        }

        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        output.WriteLine($"{seen} transactions of {closed.LastSeq} rows in {messages} messages; live memory grew by {most >> 10} KiB at most.");
        seen.ShouldBe(closed.LastSeq, "each row of an earn is on one line of the grocer's");
        next.ShouldBe(closed.LastSeq + 1);
        largest.ShouldBeLessThan(1_000);
        most.ShouldBeLessThan(MuchMemory);
    }

    private static async Task<Protos.Settlements.V1.Window> CalculateAsync(TestCoalition coalition, string windowId) =>
        (await coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId })).Window;

    /// <summary>Reads the window's rows, and looks now and then how much memory is alive.</summary>
    private static async Task<(TimeSpan Elapsed, TimeSpan CpuTime, long Grown)> ReadAsync(TestHub hub, Protos.Settlements.V1.Window window, Action<Transfer> see)
    {
        using var process = Process.GetCurrentProcess();
        var (before, most, seen) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await foreach (var row in hub.Services.GetRequiredService<SettlementsStore>().ReadRange(window.FirstSeq, window.LastSeq, CancellationToken.None))
        {
            see(row);
            seen++;
            if (seen % (RowsBetweenLooks * 10) == 0)
            {
                watch.Stop();
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                watch.Start();
            }
        }

        process.Refresh();
        return (watch.Elapsed, process.TotalProcessorTime - cpu, Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before));
    }

    private static async Task FillAsync(TestCoalition coalition, long earns)
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => coalition.Grocer.Enrol()));
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(stream => Task.Run(async () =>
        {
            using var call = coalition.Grocer.Points.EarnMany();
            var answers = Task.Run(async () =>
            {
                var earned = 0L;
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    earned += call.ResponseStream.Current.Outcomes.Count(outcome => outcome.Earned is not null);
                }

                return earned;
            });
            var own = Enumerable.Range(0, (int)((earns - stream + Streams - 1) / Streams));
            foreach (var some in own.Chunk(200))
            {
                await call.RequestStream.WriteAsync(new EarnManyRequest { Earns = { some.Select(number => Till.Earn(members[number % members.Length], 100 + (number % 5_000))) } });
            }

            await call.RequestStream.CompleteAsync();
            (await answers).ShouldBe(own.Count());
        })));
    }
}
