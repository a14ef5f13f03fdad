using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class MakeFilesCommand : HubCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only this partner's; without it, every partner's.", isRequired: false);
    private readonly Option<string> into = new("--into") { Description = "Write them into this folder too.", HelpName = "FOLDER" };

    public MakeFilesCommand(HubAccess access)
        : base(
            access,
            "make",
            "Makes the statements and the invoices or credit notes of an approved window; those made before stay as they are.",
            "settle files make win_...",
            "settle files make win_... --partner kiwi --into july")
    {
        Add(window);
        Add(partner);
        Add(into);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var windowId = input.GetRequiredValue(window);
        var all = new MakePartnerFilesResponse();
        foreach (var partnerId in await PartnersAsync(hub, windowId, input.GetValue(partner)))
        {
            // Each partner's are made once whoever asks: a new request id does no harm, and one for all partners could not be repeated.
            var request = new MakePartnerFilesRequest { RequestId = Guid.CreateVersion7(hub.Terminal.Clock.GetUtcNow()).ToString(), WindowId = windowId, PartnerId = partnerId };
            all.MergeFrom(await hub.Call(files.MakePartnerFilesAsync, request));
        }

        if (input.GetValue(into) is { } folder)
        {
            foreach (var file in all.Files)
            {
                FileDownload.Write(hub, Path.Combine(folder, Path.GetFileName(file.FileName)), (await FileDownload.ReadAsync(hub, file.FileId)).Bytes);
            }
        }

        Show(input, all, FileSheets.Of(all.Files));
    }

    private static async Task<IEnumerable<string>> PartnersAsync(HubSession hub, string windowId, string? partner)
    {
        if (partner is not null)
        {
            return [await PartnerName.IdOfAsync(hub, partner)];
        }

        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        return (await hub.Call(settlements.GetWindowAsync, new GetWindowRequest { WindowId = windowId })).Window.Parts.Select(part => part.PartnerId);
    }
}

internal sealed class ListFilesCommand : ListCommand
{
    private readonly Option<string> window = new("--window") { Description = "Only of this window (win_...).", HelpName = "WINDOW" };
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only of this partner.", isRequired: false);
    private readonly Option<SettlementFileKind> kind = EnumText.OptionOf<SettlementFileKind>("--kind", "Only of this kind.");

    public ListFilesCommand(HubAccess access)
        : base(access, "list", "Lists files, the last made first.", "settle files list", "settle files list --partner kiwi --kind invoice")
    {
        Add(window);
        Add(partner);
        Add(kind);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var request = new ListSettlementFilesRequest { WindowId = input.GetValue(window) ?? "", Kind = input.GetValue(kind) };
        if (input.GetValue(partner) is { } one)
        {
            request.PartnerId = await PartnerName.IdOfAsync(hub, one);
        }

        var all = await hub.CallForAll(files.ListSettlementFilesAsync, request, LimitIn(input));
        Show(input, all, FileSheets.Of(all.Files));
    }
}

internal sealed class GetFileCommand : HubCommand
{
    private readonly Argument<string> file = FileArgument.Create();
    private readonly Option<string> output = new("--output") { Description = "Where to write it; without it, under its own name here.", HelpName = "FILE" };

    public GetFileCommand(HubAccess access)
        : base(access, "get", "Takes a file from the hub; a payment file once it is released.", "settle files get fil_...", "settle files get fil_... --output PAY-0000012.xml")
    {
        Add(file);
        Add(output);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var (taken, bytes) = await FileDownload.ReadAsync(hub, input.GetRequiredValue(file));
        FileDownload.Write(hub, input.GetValue(output) ?? Path.GetFileName(taken.FileName), bytes);
        Show(input, taken, FileSheets.Of([taken]));
    }
}

internal sealed class InvoiceCommand : HubCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Argument<string> partner = PartnerName.Argument();

    public InvoiceCommand(HubAccess access)
        : base(access, "invoice", "Shows a partner's invoice or credit note of a window, once its files are made.", "settle invoice win_... kiwi")
    {
        Add(window);
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var request = new ListSettlementFilesRequest { WindowId = input.GetRequiredValue(window), PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)) };
        var made = await hub.Call(files.ListSettlementFilesAsync, request);
        var document = made.Files.FirstOrDefault(file => file.Kind is SettlementFileKind.Invoice or SettlementFileKind.CreditNote)
            ?? throw new UsageException("There is no invoice yet: settle files make makes it.");
        var (_, bytes) = await FileDownload.ReadAsync(hub, document.FileId);
        var invoice = JsonParser.Default.Parse<Invoice>(System.Text.Encoding.UTF8.GetString(bytes));
        Show(input, invoice, FileSheets.Of(invoice));
    }
}

/// <summary>A file on the command line.</summary>
internal static class FileArgument
{
    public static Argument<string> Create() => new("file") { Description = "The file's id (fil_...)." };
}
