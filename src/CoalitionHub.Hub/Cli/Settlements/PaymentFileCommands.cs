using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class MakePaymentFileCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Option<string> on = new("--on") { Description = "The day on which the bank is to pay, YYYY-MM-DD; without it, today.", HelpName = "DATE" };

    public MakePaymentFileCommand(HubAccess access)
        : base(access, "make", "Makes the payment file of what the coalition still owes for a window; another person releases it.", "settle pain make win_...", "settle pain make win_... --on 2026-08-05")
    {
        Add(window);
        Add(on);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var request = new MakePaymentFileRequest { WindowId = input.GetRequiredValue(window), ExecutionDate = input.GetValue(on) ?? "", RequestId = hub.RequestId() };
        var answer = await hub.Call(bank.MakePaymentFileAsync, request);
        foreach (var partner in answer.LeftOutPartnerIds)
        {
            hub.Terminal.Error.WriteLine($"left out, since no bank details are in force: {partner}");
        }

        Show(input, answer, FileSheets.Of([answer.File]), BankSheets.Of(answer.Orders));
    }
}

internal sealed class ReleasePaymentFileCommand : ChangingCommand
{
    private readonly Argument<string> file = FileArgument.Create();

    public ReleasePaymentFileCommand(HubAccess access)
        : base(access, "release", "Lets a payment file be taken to the bank; another person than who made it.", "settle pain release fil_...")
    {
        Add(file);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(bank.ReleasePaymentFileAsync, new ReleasePaymentFileRequest { RequestId = hub.RequestId(), FileId = input.GetRequiredValue(file) });
        Show(input, answer, FileSheets.Of([answer.File]));
    }
}

internal sealed class RejectPaymentFileCommand : ChangingCommand
{
    private readonly Argument<string> file = FileArgument.Create();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };

    public RejectPaymentFileCommand(HubAccess access)
        : base(access, "reject", "Turns a payment file down; nobody gets it, and its payments can be ordered again.", "settle pain reject fil_... --reason \"wrong day\"")
    {
        Add(file);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var request = new RejectPaymentFileRequest { RequestId = hub.RequestId(), FileId = input.GetRequiredValue(file), Reason = input.GetValue(reason) ?? "" };
        var answer = await hub.Call(bank.RejectPaymentFileAsync, request);
        Show(input, answer, FileSheets.Of([answer.File]));
    }
}

internal sealed class ListPaymentOrdersCommand : ListCommand
{
    private readonly Option<PaymentOrderState> state = EnumText.OptionOf<PaymentOrderState>("--state", "Only in this state.");

    public ListPaymentOrdersCommand(HubAccess access)
        : base(access, "orders", "Lists payment orders, the last made first.", "settle pain orders", "settle pain orders --state released")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(bank.ListPaymentOrdersAsync, new ListPaymentOrdersRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, BankSheets.Of(all.Orders));
    }
}

internal sealed class CancelPaymentOrderCommand : ChangingCommand
{
    private readonly Argument<string> order = new("order") { Description = "The order's end-to-end id." };
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };

    public CancelPaymentOrderCommand(HubAccess access)
        : base(
            access,
            "cancel",
            "Gives up an order that the bank has refused or sent back, so that it can be made again.",
            "settle pain cancel W0000012P0000003N0000007 --reason \"account closed\"")
    {
        Add(order);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var bank = new BankAdminService.BankAdminServiceClient(hub.Invoker);
        var request = new CancelPaymentOrderRequest { RequestId = hub.RequestId(), EndToEndId = input.GetRequiredValue(order), Reason = input.GetRequiredValue(reason) };
        var answer = await hub.Call(bank.CancelPaymentOrderAsync, request);
        Show(input, answer, BankSheets.Of([answer.Order]));
    }
}
