using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Which partners have come to a threshold of their cap, or left one, on what is committed.</summary>
internal static class PositionThresholds
{
    /// <summary>Notes every partner's exposure for its pace.</summary>
    public static void Note(HubState state, PositionPaces paces, long nowMicros)
    {
        foreach (var partner in state.Partners.Committed)
        {
            paces.Note(partner.No, nowMicros, (long)Int128.Clamp(Exposure.OfCommitted(state, partner.No).Micros, long.MinValue, long.MaxValue));
        }
    }

    public static IEnumerable<ThresholdCrossing> Crossings(HubState state, RuleTerms rules, long nowMicros) =>
        from partner in state.Partners.Committed
        where rules.ThresholdPercents.Length > 0
        let cap = Exposure.CapMicros(state, partner.No, nowMicros)
        where cap is not null
        let used = LiquidityMessages.UsedPercent((long)Int128.Clamp(Exposure.OfCommitted(state, partner.No).Micros, long.MinValue, long.MaxValue), cap ?? 0)
        from percent in rules.ThresholdPercents
        where used >= percent != state.Reminders.TryGetCommitted(ThresholdAlert.KeyOf(partner, percent), out _)
        select new ThresholdCrossing(partner.No, percent, used);

    public static Outcome<bool> Decide(HubState state, Moment moment, ThresholdCrossing crossing) => ThresholdAlert.Decide(state, moment, crossing);
}
