using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ProposeSettlementAdjustmentCommand : ChangingCommand
{
    private readonly Option<Money> amount = Parsed.Money("--amount", "How much.");
    private readonly Option<string> from = PartnerName.Option("--from", "Who owes it; without it, the coalition.", isRequired: false);
    private readonly Option<string> to = PartnerName.Option("--to", "To whom; without it, the coalition.", isRequired: false);
    private readonly Option<string> reference = AdjustmentOptions.Reference();
    private readonly Option<string> reason = AdjustmentOptions.Reason();

    public ProposeSettlementAdjustmentCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes that one side owes another an amount in the open window; another person books it.",
            "settle adjust propose --amount \"120.00 HKD\" --to kiwi --reference CN-77 --reason \"a fee too much in July\"",
            "settle adjust propose --amount \"80.00 HKD\" --from kiwi --to grocer --reference LETTER-12 --reason \"a campaign they share\"")
    {
        amount.Required = true;
        Add(amount);
        Add(from);
        Add(to);
        Add(reference);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var request = new ProposeSettlementAdjustmentRequest
        {
            DebtorPartnerId = input.GetValue(from) is { } debtor ? await PartnerName.IdOfAsync(hub, debtor) : "",
            CreditorPartnerId = input.GetValue(to) is { } creditor ? await PartnerName.IdOfAsync(hub, creditor) : "",
            Amount = input.GetRequiredValue(amount),
            Reference = input.GetRequiredValue(reference),
            Reason = input.GetRequiredValue(reason),
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(adjustments.ProposeSettlementAdjustmentAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

internal sealed class ProposeWriteOffCommand : ChangingCommand
{
    private readonly Argument<string> window = WindowArgument.Create();
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<PaymentDirection> direction = EnumText.OptionOf<PaymentDirection>("--direction", "What is given up: what the partner has to pay (received, as without the option), or is to be paid (made).");
    private readonly Option<Money> amount = Parsed.Money("--amount", "How much; without it, all that is still to be paid.");
    private readonly Option<string> reference = AdjustmentOptions.Reference();
    private readonly Option<string> reason = AdjustmentOptions.Reason();

    public ProposeWriteOffCommand(HubAccess access)
        : base(
            access,
            "write-off",
            "Proposes to give up what is unpaid of an approved window; another person books it.",
            "settle adjust write-off win_... kiwi --reference INSOLVENCY-3 --reason \"the partner is bankrupt\"",
            "settle adjust write-off win_... kiwi --amount \"0.03 HKD\" --reference BANK-FEE --reason \"the bank kept it\"")
    {
        Add(window);
        Add(partner);
        Add(direction);
        Add(amount);
        Add(reference);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var request = new ProposeWriteOffRequest
        {
            WindowId = input.GetRequiredValue(window),
            PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)),
            Direction = input.GetValue(direction) == PaymentDirection.Made ? PaymentDirection.Made : PaymentDirection.Received,
            Amount = input.GetValue(amount),
            Reference = input.GetRequiredValue(reference),
            Reason = input.GetRequiredValue(reason),
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(adjustments.ProposeWriteOffAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

internal sealed class ProposeAdjustmentReversalCommand : ChangingCommand
{
    private readonly Argument<string> adjustment = AdjustmentOptions.Adjustment();
    private readonly Option<string> reason = AdjustmentOptions.Reason();

    public ProposeAdjustmentReversalCommand(HubAccess access)
        : base(access, "take-back", "Proposes to take back what is booked; another person books that.", "settle adjust take-back sad_... --reason \"the partner paid after all\"")
    {
        Add(adjustment);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var adjustments = new SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient(hub.Invoker);
        var request = new ProposeAdjustmentReversalRequest { AdjustmentId = input.GetRequiredValue(adjustment), Reason = input.GetRequiredValue(reason), RequestId = hub.RequestId() };
        var answer = await hub.Call(adjustments.ProposeAdjustmentReversalAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}

/// <summary>What the commands about adjustments have in common.</summary>
internal static class AdjustmentOptions
{
    public static Argument<string> Adjustment() => new("adjustment") { Description = "The adjustment's or write-off's id (sad_...)." };

    public static Option<string> Reference() => new("--reference") { Description = "What finance knows it by: a letter, a credit note.", HelpName = "TEXT", Required = true };

    public static Option<string> Reason() => new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };
}
