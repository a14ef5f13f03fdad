using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Cli.Points;

internal sealed class ImportOpeningBalancesCommand : ChangingCommand
{
    private readonly Option<string> partner = PartnerName.Option("--partner", "Who issued the points.", isRequired: true);
    private readonly Option<string> currency = new("--currency") { Description = "The points' currency.", HelpName = "CODE", Required = true };

    private readonly Option<string> file = new("--file")
    {
        Description = "CSV with a header line: member (the brand's own number) or card, points, expiry_date (YYYY-MM-DD, the last day; empty: as the terms say).",
        HelpName = "FILE",
        Required = true,
    };

    private OpeningBalancesFile balances = OpeningBalancesFile.Empty;

    private readonly Option<bool> check = new("--check") { Description = "Only check the file; call nobody." };

    public ImportOpeningBalancesCommand(HubAccess access)
        : base(
            access,
            "opening-balances",
            "Brings along the points that members had with a brand; once per partner and currency. All of a file is imported, or nothing.",
            "import opening-balances --partner kiwi --currency KIWI --file balances.csv")
    {
        foreach (var option in new Option[] { partner, currency, file, check })
        {
            Add(option);
        }
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        balances = OpeningBalancesFile.Read(input.GetRequiredValue(file));
        if (!input.GetValue(check))
        {
            return true;
        }

        terminal.Output.WriteLine($"{Words.Of(balances.Count)} rows, {Words.Of(balances.Rows.Sum(row => row.Points))} points: no faults.");
        return false;
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var points = new PointsAdminService.PointsAdminServiceClient(hub.Invoker);
        var request = new ImportOpeningBalancesRequest { CurrencyCode = input.GetRequiredValue(currency), PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)) };
        request.Rows.AddRange(balances.Rows);
        request.RequestId = hub.RequestId();
        var answer = await hub.Call(points.ImportOpeningBalancesAsync, request);
        Show(
            input,
            answer,
            Sheet.Facts("Import", ("rows", Words.Of(answer.ImportedRows)), ("points", Words.Of(answer.ImportedPoints)), ("first transfer", Words.Of(answer.Seq))),
            Sheet.List(
                "Refused rows",
                answer.RefusedRows,
                Sheet.Number<RefusedRow>("line", row => $"{balances.LineOf(row.RowNumber)}"),
                Sheet.Column<RefusedRow>("reason", row => row.Reason),
                Sheet.Column<RefusedRow>("message", row => row.Message)));
        if (answer.RefusedRows.Count > 0)
        {
            throw new CommandRefusedException($"{Words.Of(answer.ImportedRows)} rows imported, {Words.Of(answer.RefusedRows.Count)} refused. Mend them, then import again with a new request id.");
        }
    }
}
