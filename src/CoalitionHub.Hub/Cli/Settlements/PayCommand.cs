using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class PayCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<Money> received = Parsed.Money("--received", "What the partner paid.");
    private readonly Option<Money> made = Parsed.Money("--made", "What the coalition paid the partner.");
    private readonly Option<string> reference = new("--bank-reference") { Description = "The bank's reference; each is taken once.", HelpName = "TEXT", Required = true };

    public PayCommand(HubAccess access)
        : base(
            access,
            "pay",
            "Records a payment that the bank confirmed.",
            "settle pay win_... kiwi --received \"1234.50 HKD\" --bank-reference HSBC-778812",
            "settle pay win_... grocer --made \"300.00 HKD\" --bank-reference HSBC-778813")
    {
        Add(window);
        Add(partner);
        Add(received);
        Add(made);
        Add(reference);
        Either(received, made);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var settlements = new SettlementsAdminService.SettlementsAdminServiceClient(hub.Invoker);
        var fromPartner = input.GetValue(received);
        var request = new RecordPaymentRequest
        {
            WindowId = input.GetRequiredValue(window),
            PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)),
            Direction = fromPartner is null ? PaymentDirection.Made : PaymentDirection.Received,
            Amount = fromPartner ?? input.GetValue(made),
            BankReference = input.GetRequiredValue(reference),
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(settlements.RecordPaymentAsync, request);
        Show(
            input,
            answer,
            StatementSheets.PaymentsOf([answer.Payment]),
            Sheet.Facts("", ("outstanding", Words.Of(answer.Outstanding)), ("window", Words.Of(answer.Window.State))));
    }
}
