using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>Which terms price a purchase, and what they say about its points' days.</summary>
public static class TermsInForce
{
    private static readonly int EpochDayNumber = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The partner's approved version for these points at that time; for decisions.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="partnerNo">Whose terms.</param>
    /// <param name="currencyNo">For which points.</param>
    /// <param name="atMicros">The time of the purchase, or of a burn.</param>
    public static Outcome<Terms> Find(HubState state, int partnerNo, int currencyNo, long atMicros) =>
        state.Schedules.Find(new ScheduleKey(partnerNo, currencyNo))?.At(atMicros) is { } terms ? terms : None(partnerNo);

    /// <summary>The terms that say how far the partner's word about a member counts where no points are named: those for its own points,
    /// else those for the coalition's; null when it has neither. For decisions.</summary>
    public static Terms? OfUsualPoints(HubState state, int partnerNo, long atMicros) =>
        state.Partners.Find(partnerNo) is { } partner && state.Schedules.Find(new ScheduleKey(partnerNo, partner.HomeCurrencyNo))?.At(atMicros) is { } own
            ? own
            : state.Schedules.Find(new ScheduleKey(partnerNo, Currency.CoalitionPointsNo))?.At(atMicros);

    /// <summary>As <see cref="Find"/>, on what is committed; for readers on any thread.</summary>
    public static Outcome<Terms> FindCommitted(HubState state, int partnerNo, int currencyNo, long atMicros) =>
        state.Schedules.TryGetCommitted(new ScheduleKey(partnerNo, currencyNo), out var schedule) && schedule.At(atMicros) is { } terms
            ? terms
            : None(partnerNo);

    /// <summary>The first day on which points of a purchase can't be burnt any more: the day after the end of the month that lies
    /// <see cref="Terms.ExpiryMonths"/> months after the purchase's month. Days since the Unix epoch, UTC.</summary>
    public static int ExpiryDay(Terms terms, long purchaseTimeMicros)
    {
        if (terms.ExpiryMonths == 0)
        {
            return Lot.Never;
        }

        var day = DateOnly.FromDayNumber(EpochDayNumber + Moment.DayOf(purchaseTimeMicros));
        return new DateOnly(day.Year, day.Month, 1).AddMonths(terms.ExpiryMonths + 1).DayNumber - EpochDayNumber;
    }

    /// <summary>The first day on which points of a purchase can be burnt; 0 for at once.</summary>
    public static int MaturityDay(Terms terms, long purchaseTimeMicros) =>
        terms.PendingDays == 0 ? 0 : Moment.DayOf(purchaseTimeMicros) + terms.PendingDays;

    private static Refusal None(int partnerNo) =>
        new(Reason.NoTermsInForce, $"Partner {partnerNo} has no approved terms for these points at that time.");
}
