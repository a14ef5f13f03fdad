using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>A command that shows a report, or writes its rows for a spreadsheet.</summary>
internal abstract class ReportCommand : HubCommand
{
    private const string StandardOutput = "-";

    private readonly Option<string> csv = new("--csv") { Description = "Write it to a file for a spreadsheet instead; - is standard output.", HelpName = "FILE" };
    private readonly Option<long> lastSeq = new("--last-seq") { Description = "The last journal transfer that counts; without it, the journal's head.", HelpName = "SEQ" };

    protected ReportCommand(HubAccess access, string name, string description, bool isOfJournal)
        : base(access, name, description, $"settle report {name}", $"settle report {name} --csv {name}.csv")
    {
        Add(csv);
        if (isOfJournal)
        {
            Add(lastSeq);
        }
    }

    protected long LastSeqIn(ParseResult input) => input.GetValue(lastSeq);

    /// <summary>Shows the rows, and what else there is to say.</summary>
    protected void Report<T>(HubSession hub, ParseResult input, IMessage answer, string title, IReadOnlyCollection<T> rows, params IReadOnlyList<Sheet> more)
        where T : IMessage, new()
    {
        switch (input.GetValue(csv))
        {
            case null:
                Show(input, answer, [ReportSheets.Of(title, rows), .. more]);
                break;
            case StandardOutput:
                ReportSheets.Write(hub.Terminal.Output, rows);
                break;
            case { } path:
                WriteFile(path, rows);
                hub.Terminal.Error.WriteLine($"written: {path}");
                break;
        }
    }

    private static void WriteFile<T>(string path, IReadOnlyCollection<T> rows)
        where T : IMessage, new()
    {
        try
        {
            using var file = new StreamWriter(path);
            ReportSheets.Write(file, rows);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be written: {exception.Message}");
        }
    }
}

internal sealed class PositionsReportCommand(HubAccess access)
    : ReportCommand(access, "positions", "Shows what every partner's money accounts stand at.", isOfJournal: false)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetPositionsReportAsync, new GetPositionsReportRequest());
        Report(hub, input, answer, $"Positions in {answer.CurrencyCode}, as of transfer {answer.AsOfSeq}", answer.Rows);
    }
}

internal sealed class AgeingReportCommand(HubAccess access)
    : ReportCommand(access, "ageing", "Shows what is unpaid of approved windows, in minor units by days since the approval.", isOfJournal: false)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetAgeingReportAsync, new GetAgeingReportRequest());
        Report(hub, input, answer, $"Unpaid, minor units of {answer.CurrencyCode}", answer.Rows);
    }
}

internal sealed class LiabilityReportCommand(HubAccess access)
    : ReportCommand(access, "liability", "Shows the points in wallets by issuer and month of expiry, at their issue price.", isOfJournal: true)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var request = new GetLiabilityReportRequest { LastSeq = LastSeqIn(input) };
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetLiabilityReportAsync, request);
        Report(hub, input, answer, $"Points outstanding, at issue price in {answer.CurrencyCode}, as of transfer {answer.AsOfSeq}", answer.Rows);
    }
}

internal sealed class PointsReportCommand(HubAccess access)
    : ReportCommand(access, "points", "Shows points issued, redeemed and expired, by month and partner.", isOfJournal: true)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var request = new GetPointsReportRequest { LastSeq = LastSeqIn(input) };
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetPointsReportAsync, request);
        Report(hub, input, answer, $"Points by month, as of transfer {answer.AsOfSeq}", answer.Rows);
    }
}

internal sealed class BreakageReportCommand(HubAccess access)
    : ReportCommand(access, "breakage", "Estimates how many points will never be redeemed, by issuer and month of issue.", isOfJournal: true)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var request = new GetBreakageReportRequest { LastSeq = LastSeqIn(input) };
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetBreakageReportAsync, request);
        Report(hub, input, answer, $"Expected breakage, as of transfer {answer.AsOfSeq}", answer.Rows, Sheet.Facts("", ("method", answer.Method)));
    }
}

internal sealed class RevenueReportCommand(HubAccess access)
    : ReportCommand(access, "revenue", "Shows what IFRS 15, B39 to B43 asks about points given with sales, in minor units.", isOfJournal: true)
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var request = new GetRevenueReportRequest { LastSeq = LastSeqIn(input) };
        var answer = await hub.Call(new ReportsAdminService.ReportsAdminServiceClient(hub.Invoker).GetRevenueReportAsync, request);
        Report(
            hub, input, answer, $"Sales and points by month of issue, minor units of {answer.CurrencyCode}, as of transfer {answer.AsOfSeq}", answer.Rows,
            ReportSheets.Of("To book, by month", answer.Months), Sheet.Facts("", ("method", answer.Method)));
    }
}
