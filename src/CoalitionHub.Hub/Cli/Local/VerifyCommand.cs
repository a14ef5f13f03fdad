using System.CommandLine;
using System.Text.Json;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Hub.Hosting;

namespace CoalitionHub.Hub.Cli.Local;

/// <summary><c>verify</c>: recomputes everything from the journal and says what differs.</summary>
internal sealed class VerifyCommand : Command, IExampled
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly HubSettings settings = new();
    private readonly Option<bool> json = new("--json") { Description = "Answer in JSON." };
    private readonly Terminal terminal;

    public VerifyCommand(Terminal terminal)
        : base("verify", "Recomputes every account, lot, hold and the hash chain from the journal, and says what differs. A hub may be at work meanwhile.")
    {
        this.terminal = terminal;
        settings.AddTo(this);
        Add(json);
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } = ["coalition-hub verify", "coalition-hub verify --config /etc/coalition-hub/appsettings.json --json"];

    private Task<int> Run(ParseResult input, CancellationToken cancellation)
    {
        var configuration = settings.Read(input);
        if (!HubStore.IsMigrated(configuration))
        {
            throw new UsageException("The database is not there, or is older than this program. Run: coalition-hub migrate");
        }

        var progress = new ProgressLine(terminal, "transfers verified");
        var found = HubStore.Verify(configuration, progress, cancellation);
        progress.End();
        if (input.GetValue(json))
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(found, Json));
        }
        else
        {
            Print(found);
        }

        return Task.FromResult(found.FindingCount == 0 ? ExitCode.Done : ExitCode.Differences);
    }

    private void Print(Verified found)
    {
        SheetPrinter.Print(terminal, Sheet.Facts(
            found.FindingCount == 0 ? "The database is as its journal says." : "The database is NOT as its journal says.",
            ("transfers", Words.Of(found.LastSeq)),
            ("hash", found.Hash),
            ("accounts", Words.Of(found.Accounts)),
            ("purchases", Words.Of(found.Purchases)),
            ("differences", Words.Of(found.FindingCount))));
        if (found.FindingCount > 0)
        {
            SheetPrinter.Print(terminal, Sheet.List(
                found.FindingCount > found.Findings.Count ? $"The first {found.Findings.Count} differences" : "Differences",
                found.Findings,
                Sheet.Column<string>("what is there, and what should be", finding => finding)));
        }
    }
}
