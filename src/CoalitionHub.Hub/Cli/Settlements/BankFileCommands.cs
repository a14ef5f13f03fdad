using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ImportBankFileCommand : ChangingCommand
{
    private const long MaxBytes = 3 * 1024 * 1024;

    private readonly Argument<string> path = new("file") { Description = "camt.053 or camt.054, as the bank sent it." };

    private byte[] content = [];

    public ImportBankFileCommand(HubAccess access)
        : base(
            access,
            "import",
            "Takes in a bank statement: books what pays exactly what is owed, and shows what doesn't. The same file twice changes nothing.",
            "settle import statement-2026-08-05.xml")
    {
        Add(path);
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        var name = input.GetRequiredValue(path);
        try
        {
            if (new FileInfo(name).Length > MaxBytes)
            {
                throw new UsageException($"{name} is too large: at most 3 MB are taken at once.");
            }

            content = File.ReadAllBytes(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{name} can't be read: {exception.Message}");
        }

        return true;
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var request = new ImportBankStatementRequest
        {
            RequestId = hub.RequestId(),
            FileName = Path.GetFileName(input.GetRequiredValue(path)),
            Content = ByteString.CopyFrom(content),
        };
        var answer = await hub.Call(bank.ImportBankStatementAsync, request);
        Show(
            input,
            answer,
            Sheet.Facts(
                $"Import {answer.ImportId}",
                ("movements", Words.Of(answer.Entries.Count)),
                ("known before", Words.Of(answer.KnownEntries)),
                ("settled", Count(answer, BankEntryVerdict.Settled)),
                ("amount mismatch", Count(answer, BankEntryVerdict.AmountMismatch)),
                ("duplicate", Count(answer, BankEntryVerdict.Duplicate)),
                ("unmatched", Count(answer, BankEntryVerdict.Unmatched)),
                ("returned", Count(answer, BankEntryVerdict.Returned)),
                ("unpaid", Words.Of(answer.Unpaid.Count))),
            BankSheets.Of(answer.Entries),
            BankSheets.Of(answer.Unpaid));
    }

    private static string Count(ImportBankStatementResponse answer, BankEntryVerdict verdict) => Words.Of(answer.Entries.Count(entry => entry.Verdict == verdict));
}

internal sealed class ListBankEntriesCommand : ListCommand
{
    private readonly Option<BankEntryVerdict> verdict = EnumText.OptionOf<BankEntryVerdict>("--verdict", "Only with this verdict.");

    public ListBankEntriesCommand(HubAccess access)
        : base(access, "entries", "Lists movements of the coalition's bank account, the last taken in first.", "settle entries", "settle entries --verdict amount-mismatch")
    {
        Add(verdict);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(bank.ListBankEntriesAsync, new ListBankEntriesRequest { Verdict = input.GetValue(verdict) }, LimitIn(input));
        Show(input, all, BankSheets.Of(all.Entries));
    }
}
