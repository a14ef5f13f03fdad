using System.Globalization;
using System.Text;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Settlements;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Settlements.V1;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using GetHeadRequest = CoalitionHub.Protos.Ledger.V1.GetHeadRequest;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

/// <summary>The general ledger gets every transfer once, and what it gets balances.</summary>
public sealed class LedgerExportTests
{
    private const long MuchMemory = 64L << 20;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Exports_balance_and_have_every_seq_once(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var first = await ExportAsync(desk, lastSeq: 2);
        await desk.ApprovedAsync();
        desk.Coalition.Hub.Clock.MoveTo(desk.Coalition.Hub.Now.AddDays(1));
        await desk.TradeAsync();
        await desk.Files.SetLedgerCodeAsync(new SetLedgerCodeRequest { RequestId = FinanceDesk.Id, Kind = LedgerAccountKind.Fund, Code = "2-200", DisplayName = "=Fund" });
        var second = await ExportAsync(desk);
        var head = await desk.Coalition.Checker.Ledger.GetHeadAsync(new GetHeadRequest());
        await desk.Files.MakeLedgerExportAsync(new MakeLedgerExportRequest { RequestId = FinanceDesk.Id }).ShouldBeRefused(Reason.NothingToExport);

        (first.File.FirstSeq, first.File.LastSeq, second.File.FirstSeq, second.File.LastSeq).ShouldBe((1, 2, 3, head.Seq));
        var rows = first.Rows.Concat(second.Rows).ToList();
        rows.Sum(row => Number(row, 7)).ShouldBe(head.Seq);
        rows.Sum(row => Number(row, 8)).ShouldBe(head.Seq);
        foreach (var day in rows.GroupBy(row => (row[0], row[4])))
        {
            day.Sum(row => Number(row, 5)).ShouldBe(day.Sum(row => Number(row, 6)), day.Key.ToString());
        }

        second.Rows.Select(row => row[0]).Distinct().ShouldBe(["2026-01-15", "2026-01-16"]);
        first.Rows.ShouldContain(row => row[1] == "2200");
        second.Rows.ShouldContain(row => row[1] == "2-200" && row[2].Contains("Fund", StringComparison.Ordinal) && !row[2].StartsWith('='));
        rows.ShouldContain(row => row[3] == "grocer" && row[4] == "HKD");
        (await desk.Files.ListLedgerCodesAsync(new ListLedgerCodesRequest())).LedgerCodes.Where(code => code.IsSet).ShouldHaveSingleItem().Code.ShouldBe("2-200");
    }

    [Fact]
    public async Task A_long_export_ends_with_a_whole_day_and_the_next_goes_on()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var hub = desk.Coalition.Hub;
        for (var day = 0; day < 3; day++)
        {
            hub.Clock.MoveTo(hub.Now.AddDays(1));
            await desk.TradeAsync();
        }

        var (state, store) = (hub.Services.GetRequiredService<Writer>().State, hub.Services.GetRequiredService<SettlementsStore>());
        var head = state.Ledger.Head.Seq;
        List<(long From, long To, string[] Days)> files = [];
        for (var from = 1L; from <= head; from = files[^1].To + 1)
        {
            LedgerJournalFile file = new(StateView.OfCommitted(state), mostBytes: 1);
            var to = await file.Write(store.ReadRange(from, head, CancellationToken.None), head);
            files.Add((from, to, [.. Rows(file.Draft(from, to).Bytes.ToArray()).Select(row => row[0]).Distinct()]));
        }

        files.Count.ShouldBe(4);
        files.ShouldAllBe(file => file.Days.Length == 1);
        files.Select(file => file.Days[0]).ShouldBe(["2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18"]);
        (files[0].From, files[^1].To).ShouldBe((1, head));
    }

    [Fact]
    public async Task What_is_held_in_memory_does_not_grow_with_the_journal()
    {
        const int many = 400_000;
        const int bound = 64 << 10;
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var hub = desk.Coalition.Hub;
        var state = hub.Services.GetRequiredService<Writer>().State;
        var some = await hub.Services.GetRequiredService<SettlementsStore>().ReadRange(1, state.Ledger.Head.Seq, CancellationToken.None).ToListAsync();
        LedgerJournalFile file = new(StateView.OfCommitted(state), bound);
        var (before, most, passed) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);

        // A hundred thousand transfers a day at first, then a day for each: the first file ends when there are bytes enough.
        var last = await file.Write(Transfers(), many);

        last.ShouldBeLessThan(many);
        passed.ShouldBe(last + 1);
        file.Draft(1, last).Bytes.Length.ShouldBeInRange(bound, 2 * bound);
        most.ShouldBeLessThan(MuchMemory);

        async IAsyncEnumerable<Transfer> Transfers()
        {
            for (var seq = 1; seq <= many; seq++)
            {
                passed = seq;
                if (seq % 50_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                    await Task.Yield();
                }

                var day = seq < 3 * (many / 4) ? seq / (many / 4) : seq - (3 * (many / 4)) + 3;
                yield return some[seq % some.Count] with { Seq = seq, ChainSeq = seq, TimeMicros = (20_000L + day) * Moment.MicrosPerDay };
            }
        }
    }

    private static decimal Number(string[] row, int column) => decimal.Parse(row[column], CultureInfo.InvariantCulture);

    private static async Task<(SettlementFile File, IReadOnlyList<string[]> Rows)> ExportAsync(FinanceDesk desk, long lastSeq = 0)
    {
        var made = await desk.Files.MakeLedgerExportAsync(new MakeLedgerExportRequest { RequestId = FinanceDesk.Id, LastSeq = lastSeq });
        var (file, bytes) = await desk.DownloadAsync(made.File.FileId);
        file.ShouldBe(made.File);
        return (file, Rows(bytes));
    }

    private static IReadOnlyList<string[]> Rows(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
}
