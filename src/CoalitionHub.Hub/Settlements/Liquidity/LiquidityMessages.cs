using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How positions, deposits and withdrawals are said in the contract. Its enumerations have the core's numbers.</summary>
internal static class LiquidityMessages
{
    private const int Percent = 100;

    /// <summary>A partner's position on what is committed.</summary>
    public static V1.Position Of(HubState state, PositionPaces paces, int partnerNo, long nowMicros)
    {
        var view = StateView.OfCommitted(state);
        var exposure = Exposure.OfCommitted(state, partnerNo);
        var micros = Clamped(exposure.Micros);
        var position = new V1.Position
        {
            PartnerId = view.PartnerId(partnerNo),
            AsOfSeq = state.Ledger.Head.Seq,
            AsOfTime = ContractTimes.Time(nowMicros),
            PositionMicros = exposure.PositionMicros,
            HeldMicros = exposure.HeldMicros,
            SettledMicros = exposure.SettledMicros,
            PrefundMicros = exposure.PrefundMicros,
            OutstandingMicros = Clamped(exposure.OutstandingMicros),
            PromisedMicros = Clamped(exposure.PromisedMicros),
            ExposureMicros = micros,
            DepositReference = CreditorReference.OfDeposits(partnerNo).Text,
        };
        if (Exposure.CapMicros(state, partnerNo, nowMicros) is { } cap)
        {
            position.CapMicros = cap;
            position.UsedPercent = UsedPercent(micros, cap);
            position.ThresholdPercent = SettlementRules.InForce(state.SettlementRules.Committed, nowMicros)?.Terms.ThresholdPercents
                .Where(percent => percent <= position.UsedPercent).DefaultIfEmpty(0).Max() ?? 0;
            position.CapForecastTime = ContractTimes.OptionalTime(paces.ReachedMicros(partnerNo, nowMicros, micros, cap));
        }

        return position;
    }

    /// <summary>How much of its cap a partner uses, in per cent; a prefunded partner's cap is what it has paid in, so 0 or 100.</summary>
    public static int UsedPercent(long exposureMicros, long capMicros) =>
        exposureMicros <= 0 ? 0 : capMicros == 0 ? Percent : (int)Int128.Min(int.MaxValue, (Int128)exposureMicros * Percent / capMicros);

    public static V1.LiquidityMovement Of(StateView view, LiquidityMovement movement) => new()
    {
        MovementId = movement.Id,
        PartnerId = view.PartnerId(movement.PartnerNo),
        Direction = movement.IsDeposit ? V1.LiquidityDirection.Deposit : V1.LiquidityDirection.Withdrawal,
        Amount = WindowMessages.MoneyOf(view, movement.MinorUnits),
        BankReference = movement.BankReference,
        State = (V1.LiquidityMovementState)movement.State,
        ProposedBy = view.PersonId(movement.ProposedBy),
        ProposedTime = ContractTimes.Time(movement.CreatedMicros),
        DecidedBy = view.PersonId(movement.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(movement.DecidedMicros),
        Seq = movement.ChainSeq,
    };

    private static long Clamped(Int128 micros) => (long)Int128.Clamp(micros, long.MinValue, long.MaxValue);
}
