using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A partner has come to a threshold of its cap, or is below it again.</summary>
/// <param name="PartnerNo">Which partner.</param>
/// <param name="Percent">The threshold.</param>
/// <param name="UsedPercent">How much of its cap it uses now.</param>
public readonly record struct ThresholdCrossing(int PartnerNo, int Percent, int UsedPercent);

/// <summary>Raises an alert once when a threshold is reached; again only after the partner was below it.</summary>
public static class ThresholdAlert
{
    /// <summary>What is remembered of it.</summary>
    public static ReminderKey KeyOf(Partner partner, int percent) => new(partner.Id, $"position {percent}");

    public static Outcome<bool> Decide(HubState state, Moment moment, ThresholdCrossing crossing)
    {
        if (state.Partners.Find(crossing.PartnerNo) is not { } partner)
        {
            return false;
        }

        var key = KeyOf(partner, crossing.Percent);
        if (crossing.UsedPercent < crossing.Percent)
        {
            state.Reminders.Remove(key);
            return true;
        }

        if (state.Reminders.Find(key) is not null)
        {
            return false;
        }

        state.Reminders.Put(key, new Reminder(key, moment.NowMicros));
        Alerts.Raise(state, moment, AlertName.PositionThresholdReached, partner.No, $"{partner.Id} uses {crossing.UsedPercent} per cent of its cap; {crossing.Percent} was reached.");
        return true;
    }
}
