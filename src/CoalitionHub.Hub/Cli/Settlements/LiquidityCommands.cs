using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListPositionsCommand : ListCommand
{
    public ListPositionsCommand(HubAccess access)
        : base(access, "positions", "Shows what every partner has with the coalition, and how near it is to its cap.", "settle positions")
    {
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var liquidity = new LiquidityAdminService.LiquidityAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(liquidity.ListPositionsAsync, new ListPositionsRequest(), LimitIn(input));
        Show(input, all, LiquiditySheets.Of(all.Positions));
    }
}

internal sealed class ListLiquidityMovementsCommand : ListCommand
{
    private readonly Option<LiquidityMovementState> state = EnumText.OptionOf<LiquidityMovementState>("--state", "Only in this state.");

    public ListLiquidityMovementsCommand(HubAccess access)
        : base(access, "list", "Lists deposits and withdrawals, the last proposed first.", "settle liquidity list", "settle liquidity list --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var liquidity = new LiquidityAdminService.LiquidityAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(liquidity.ListLiquidityMovementsAsync, new ListLiquidityMovementsRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, LiquiditySheets.Of(all.Movements));
    }
}

internal sealed class ProposeLiquidityMovementCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Option<Money> deposit = Parsed.Money("--deposit", "What the partner paid in.");
    private readonly Option<Money> withdrawal = Parsed.Money("--withdrawal", "What the partner got back.");
    private readonly Option<string> reference = new("--bank-reference") { Description = "The bank's reference; each is taken once.", HelpName = "TEXT", Required = true };

    public ProposeLiquidityMovementCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes a deposit or a withdrawal; another person approves it.",
            "settle liquidity propose kiwi --deposit \"50000.00 HKD\" --bank-reference HSBC-778814",
            "settle liquidity propose kiwi --withdrawal \"1000.00 HKD\" --bank-reference HSBC-778815")
    {
        Add(partner);
        Add(deposit);
        Add(withdrawal);
        Add(reference);
        Either(deposit, withdrawal);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var liquidity = new LiquidityAdminService.LiquidityAdminServiceClient(hub.Invoker);
        var paidIn = input.GetValue(deposit);
        var request = new ProposeLiquidityMovementRequest
        {
            PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)),
            Direction = paidIn is null ? LiquidityDirection.Withdrawal : LiquidityDirection.Deposit,
            Amount = paidIn ?? input.GetValue(withdrawal),
            BankReference = input.GetRequiredValue(reference),
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(liquidity.ProposeLiquidityMovementAsync, request);
        Show(input, answer, LiquiditySheets.Of([answer.Movement]));
    }
}

internal sealed class ApproveLiquidityMovementCommand : ChangingCommand
{
    private readonly Argument<string> movement = MovementArgument.Create();

    public ApproveLiquidityMovementCommand(HubAccess access)
        : base(access, "approve", "Books a deposit or a withdrawal; another person than who proposed it.", "settle liquidity approve liq_...")
    {
        Add(movement);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var liquidity = new LiquidityAdminService.LiquidityAdminServiceClient(hub.Invoker);
        var request = new ApproveLiquidityMovementRequest { MovementId = input.GetRequiredValue(movement), RequestId = hub.RequestId() };
        var answer = await hub.Call(liquidity.ApproveLiquidityMovementAsync, request);
        Show(input, answer, LiquiditySheets.Of([answer.Movement]));
    }
}

internal sealed class RejectLiquidityMovementCommand : ChangingCommand
{
    private readonly Argument<string> movement = MovementArgument.Create();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };

    public RejectLiquidityMovementCommand(HubAccess access)
        : base(access, "reject", "Turns a proposed deposit or withdrawal down.", "settle liquidity reject liq_...")
    {
        Add(movement);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var liquidity = new LiquidityAdminService.LiquidityAdminServiceClient(hub.Invoker);
        var request = new RejectLiquidityMovementRequest { MovementId = input.GetRequiredValue(movement), Reason = input.GetValue(reason) ?? "", RequestId = hub.RequestId() };
        var answer = await hub.Call(liquidity.RejectLiquidityMovementAsync, request);
        Show(input, answer, LiquiditySheets.Of([answer.Movement]));
    }
}

/// <summary>A deposit or withdrawal on the command line.</summary>
internal static class MovementArgument
{
    public static Argument<string> Create() => new("movement") { Description = "The deposit's or withdrawal's id (liq_...)." };
}
