using CoalitionHub.Hub.Settlements;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using Microsoft.Extensions.DependencyInjection;

namespace CoalitionHub.Hub.Tests.Settlements.Windows;

/// <summary>Rules in force, and the hub's own look after them.</summary>
internal static class SettlementRulesFixture
{
    public static async Task PutRules(this TestCoalition coalition, SettlementRules rules)
    {
        var proposed = await coalition.Maker.Rules.ProposeSettlementRulesAsync(new ProposeSettlementRulesRequest { RequestId = HubPeople.NewRequest(), Rules = rules });
        await coalition.Checker.Rules.ApproveSettlementRulesAsync(new ApproveSettlementRulesRequest { RequestId = HubPeople.NewRequest(), RulesId = proposed.Version.RulesId });
    }

    /// <summary>One look of the hub's worker, which looks once a second anyway.</summary>
    public static Task SweepSettlements(this TestHub hub) => hub.Services.GetRequiredService<SettlementSweeper>().Sweep(CancellationToken.None);

    /// <summary>Pays in for a partner.</summary>
    public static async Task DepositAsync(this FinanceDesk desk, string partnerId, long minorUnits)
    {
        var proposed = await desk.Coalition.Maker.Liquidity.ProposeLiquidityMovementAsync(new ProposeLiquidityMovementRequest
        {
            RequestId = HubPeople.NewRequest(),
            PartnerId = partnerId,
            Direction = LiquidityDirection.Deposit,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = minorUnits },
            BankReference = HubPeople.NewRequest(),
        });
        await desk.Coalition.Checker.Liquidity.ApproveLiquidityMovementAsync(
            new ApproveLiquidityMovementRequest { RequestId = HubPeople.NewRequest(), MovementId = proposed.Movement.MovementId });
    }

    /// <summary>Does something while the hub's worker can't look.</summary>
    public static Task WithoutSweeps(this TestHub hub, Func<Task> work) => hub.Services.GetRequiredService<SettlementSweeper>().Pause(work);
}
