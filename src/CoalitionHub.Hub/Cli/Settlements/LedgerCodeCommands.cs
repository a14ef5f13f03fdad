using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListLedgerCodesCommand(HubAccess access)
    : ListCommand(access, "codes", "Lists the general ledger's code of every kind of accounts.", "settle gl codes")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(files.ListLedgerCodesAsync, new ListLedgerCodesRequest(), LimitIn(input));
        Show(input, all, FileSheets.Of(all.LedgerCodes));
    }
}

internal sealed class SetLedgerCodeCommand : ChangingCommand
{
    private readonly Option<LedgerAccountKind> accounts = EnumText.OptionOf<LedgerAccountKind>("--accounts", "Which accounts.");
    private readonly Option<string> code = new("--code") { Description = "The code.", HelpName = "CODE", Required = true };
    private readonly Option<string> name = new("--name") { Description = "What it is called there.", HelpName = "TEXT", Required = true };

    public SetLedgerCodeCommand(HubAccess access)
        : base(access, "set", "Sets a code; exports made from now on use it.", "settle gl set --accounts fees --code 4010 --name \"Coalition fees\"")
    {
        accounts.Required = true;
        Add(accounts);
        Add(code);
        Add(name);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var request = new SetLedgerCodeRequest { Kind = input.GetValue(accounts), Code = input.GetRequiredValue(code), DisplayName = input.GetRequiredValue(name), RequestId = hub.RequestId() };
        var answer = await hub.Call(files.SetLedgerCodeAsync, request);
        Show(input, answer, FileSheets.Of([answer.LedgerCode]));
    }
}

internal sealed class ExportLedgerCommand : ChangingCommand
{
    private readonly Option<long> lastSeq = new("--last-seq") { Description = "The last journal transfer in it; without it, the journal's head.", HelpName = "SEQ" };
    private readonly Option<string> output = new("--output") { Description = "Write it to this file too.", HelpName = "FILE" };

    public ExportLedgerCommand(HubAccess access)
        : base(access, "export", "Makes balanced daily journals of what no export has yet; each transfer is in one of them.", "settle gl export --output july.csv")
    {
        Add(lastSeq);
        Add(output);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(files.MakeLedgerExportAsync, new MakeLedgerExportRequest { RequestId = hub.RequestId(), LastSeq = input.GetValue(lastSeq) });
        if (input.GetValue(output) is { } path)
        {
            FileDownload.Write(hub, path, (await FileDownload.ReadAsync(hub, answer.File.FileId)).Bytes);
        }

        Show(input, answer, FileSheets.Of([answer.File]));
    }
}
