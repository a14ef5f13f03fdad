using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Cli.Ledger;

internal sealed class ListTransfersCommand : ListCommand
{
    private readonly Option<long> from = new("--from-seq") { Description = "The first one; without it, from the beginning.", HelpName = "SEQ" };

    public ListTransfersCommand(HubAccess access)
        : base(access, "transfers", "Lists journal transfers in their order. Money is in micros of its major unit.", "ledger transfers --from-seq 1000 --limit 50")
    {
        Add(from);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var ledger = new LedgerAdminService.LedgerAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(ledger.ListTransfersAsync, new ListTransfersRequest { FromSeq = input.GetValue(from) }, LimitIn(input));
        Show(input, all, Sheet.List(
            "Transfers",
            all.Transfers,
            Sheet.Number<Transfer>("seq", transfer => $"{transfer.Seq}"),
            Sheet.Number<Transfer>("chain", transfer => $"{transfer.ChainSeq}"),
            Sheet.Column<Transfer>("kind", transfer => Words.Of(transfer.Kind)),
            Sheet.Column<Transfer>("phase", transfer => Words.Of(transfer.Phase)),
            Sheet.Number<Transfer>("amount", transfer => Words.Of(transfer.Amount)),
            Sheet.Column<Transfer>("currency", transfer => transfer.CurrencyCode),
            Sheet.Column<Transfer>("debit", transfer => $"{transfer.DebitAccountId:x}"),
            Sheet.Column<Transfer>("credit", transfer => $"{transfer.CreditAccountId:x}"),
            Sheet.Column<Transfer>("partner", transfer => transfer.PartnerId),
            Sheet.Column<Transfer>("member", transfer => transfer.MemberId),
            Sheet.Column<Transfer>("time", transfer => Words.Of(transfer.JournalTime))));
    }
}

internal sealed class ListAccountsCommand : ListCommand
{
    private readonly Option<AccountKind> kind = EnumText.OptionOf<AccountKind>("--kind", "Only accounts of this kind.");
    private readonly Option<string> currency = new("--currency") { Description = "Only accounts in this currency.", HelpName = "CODE" };
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only this partner's accounts.", isRequired: false);

    public ListAccountsCommand(HubAccess access)
        : base(access, "accounts", "Lists accounts. Money is in micros of its major unit.", "ledger accounts --kind position")
    {
        Add(kind);
        Add(currency);
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var ledger = new LedgerAdminService.LedgerAdminServiceClient(hub.Invoker);
        var request = new ListAccountsRequest
        {
            Kind = input.GetValue(kind),
            CurrencyCode = input.GetValue(currency) ?? "",
            PartnerId = input.GetValue(partner) is { } named ? await PartnerName.IdOfAsync(hub, named) : "",
        };
        var all = await hub.CallForAll(ledger.ListAccountsAsync, request, LimitIn(input));
        Show(input, all, Sheet.List(
            "Accounts",
            all.Accounts,
            Sheet.Column<Account>("account", account => $"{account.AccountId:x}"),
            Sheet.Column<Account>("kind", account => Words.Of(account.Kind)),
            Sheet.Column<Account>("currency", account => account.CurrencyCode),
            Sheet.Column<Account>("owner", account => account.PartnerId.Length > 0 ? account.PartnerId : account.MemberId.Length > 0 ? account.MemberId : "hub"),
            Sheet.Number<Account>("debits", account => Words.Of(account.DebitsPosted)),
            Sheet.Number<Account>("credits", account => Words.Of(account.CreditsPosted)),
            Sheet.Number<Account>("balance", account => Words.Of(account.CreditsPosted - account.DebitsPosted)),
            Sheet.Number<Account>("held debits", account => Words.Of(account.DebitsPending)),
            Sheet.Number<Account>("held credits", account => Words.Of(account.CreditsPending))));
    }
}

internal sealed class HeadCommand(HubAccess access)
    : HubCommand(access, "head", "Shows where the journal ends, its hash, and who writes.", "ledger head")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var ledger = new LedgerAdminService.LedgerAdminServiceClient(hub.Invoker);
        var head = await hub.Call(ledger.GetHeadAsync, new GetHeadRequest());
        Show(input, head, Sheet.Facts(
            "Journal",
            ("last transfer", Words.Of(head.Seq)),
            ("its time", Words.Of(head.JournalTime)),
            ("hash", Convert.ToHexStringLower(head.Digest.Span)),
            ("rows written up to", Words.Of(head.WrittenSeq)),
            ("writer", head.Writer),
            ("epoch", Words.Of(head.Epoch))));
    }
}
