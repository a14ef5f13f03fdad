using System.Globalization;
using System.Text;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

/// <summary>The general ledger gets every transfer once, and what it gets balances.</summary>
public sealed class LedgerExportTests
{
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

    private static decimal Number(string[] row, int column) => decimal.Parse(row[column], CultureInfo.InvariantCulture);

    private static async Task<(SettlementFile File, IReadOnlyList<string[]> Rows)> ExportAsync(FinanceDesk desk, long lastSeq = 0)
    {
        var made = await desk.Files.MakeLedgerExportAsync(new MakeLedgerExportRequest { RequestId = FinanceDesk.Id, LastSeq = lastSeq });
        var (file, bytes) = await desk.DownloadAsync(made.File.FileId);
        file.ShouldBe(made.File);
        return (file, [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))]);
    }
}
