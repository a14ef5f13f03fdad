using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListBankDetailsCommand : ListCommand
{
    private readonly Option<BankDetailsState> state = EnumText.OptionOf<BankDetailsState>("--state", "Only in this state.");

    public ListBankDetailsCommand(HubAccess access)
        : base(access, "list", "Lists all versions of bank details, the last proposed first.", "settle bank list", "settle bank list --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(bank.ListBankDetailsAsync, new ListBankDetailsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, BankSheets.Of(all.BankDetails));
    }
}

internal sealed class ProposeBankDetailsCommand : ChangingCommand
{
    private readonly Option<string> partner = PartnerName.Option("--partner", "Whose account; without it, the coalition's own.", isRequired: false);
    private readonly Option<string> holder = new("--holder") { Description = "The account's holder.", HelpName = "NAME", Required = true };
    private readonly Option<string> iban = new("--iban") { Description = "The IBAN.", HelpName = "IBAN" };
    private readonly Option<string> account = new("--account") { Description = "The number, where the bank has no IBAN.", HelpName = "NUMBER" };
    private readonly Option<string> bic = new("--bic") { Description = "The bank; required without an IBAN.", HelpName = "BIC" };
    private readonly Option<string> town = new("--town") { Description = "The holder's town.", HelpName = "TEXT" };
    private readonly Option<string> country = new("--country") { Description = "The holder's country, two letters.", HelpName = "CODE" };

    public ProposeBankDetailsCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes a bank account; another person approves it.",
            "settle bank propose --holder \"Coalition Ltd\" --iban \"GB82 WEST 1234 5698 7654 32\"",
            "settle bank propose --partner kiwi --holder \"Kiwi Ltd\" --account 004-123456-838 --bic HSBCHKHH --country HK")
    {
        foreach (var option in new Option[] { partner, holder, iban, account, bic, town, country })
        {
            Add(option);
        }

        Either(iban, account);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var request = new ProposeBankDetailsRequest
        {
            PartnerId = input.GetValue(partner) is { } one ? await PartnerName.IdOfAsync(hub, one) : "",
            Account = new BankAccount
            {
                HolderName = input.GetRequiredValue(holder),
                Iban = input.GetValue(iban) ?? "",
                AccountNumber = input.GetValue(account) ?? "",
                Bic = input.GetValue(bic) ?? "",
                Town = input.GetValue(town) ?? "",
                Country = input.GetValue(country) ?? "",
            },
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(bank.ProposeBankDetailsAsync, request);
        Show(input, answer, BankSheets.Step(answer.BankDetailsId, answer.State));
    }
}

internal sealed class ApproveBankDetailsCommand : ChangingCommand
{
    private readonly Argument<string> details = new("details") { Description = "The bank details' id (bnk_...)." };

    public ApproveBankDetailsCommand(HubAccess access)
        : base(access, "approve", "Approves a bank account; another person than who proposed it.", "settle bank approve bnk_...")
    {
        Add(details);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(bank.ApproveBankDetailsAsync, new ApproveBankDetailsRequest { RequestId = hub.RequestId(), BankDetailsId = input.GetRequiredValue(details) });
        Show(input, answer, BankSheets.Step(answer.BankDetailsId, answer.State));
    }
}

internal sealed class RejectBankDetailsCommand : ChangingCommand
{
    private readonly Argument<string> details = new("details") { Description = "The bank details' id (bnk_...)." };

    public RejectBankDetailsCommand(HubAccess access)
        : base(access, "reject", "Turns a proposed bank account down.", "settle bank reject bnk_...")
    {
        Add(details);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(bank.RejectBankDetailsAsync, new RejectBankDetailsRequest { RequestId = hub.RequestId(), BankDetailsId = input.GetRequiredValue(details) });
        Show(input, answer, BankSheets.Step(answer.BankDetailsId, answer.State));
    }
}
