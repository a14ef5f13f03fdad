using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class StatementCommand : HubCommand
{
    private const string StandardOutput = "-";

    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<string> csv = new("--csv") { Description = "Write it to a file for a spreadsheet instead; - is standard output.", HelpName = "FILE" };

    public StatementCommand(HubAccess access)
        : base(access, "statement", "Shows a partner's statement of one window.", "settle statement win_... kiwi", "settle statement win_... kiwi --csv kiwi-july.csv")
    {
        Add(window);
        Add(partner);
        Add(csv);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var request = new GetStatementRequest { WindowId = input.GetRequiredValue(window), PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)) };
        var answer = await hub.Call(settlements.GetStatementAsync, request);
        switch (input.GetValue(csv))
        {
            case null:
                Show(input, answer, StatementSheets.Of(answer.Statement));
                break;
            case StandardOutput:
                StatementCsv.Write(hub.Terminal.Output, answer.Statement);
                break;
            case { } path:
                WriteFile(path, answer.Statement);
                hub.Terminal.Error.WriteLine($"written: {path}");
                break;
        }
    }

    private static void WriteFile(string path, Statement statement)
    {
        try
        {
            using var file = new StreamWriter(path);
            StatementCsv.Write(file, statement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be written: {exception.Message}");
        }
    }
}
