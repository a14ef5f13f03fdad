using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>The time before which the books are closed: no purchase may be reported any more that happened before it.</summary>
/// <param name="No">1.</param>
/// <param name="UntilMicros">Purchases from then on are taken. It only moves forward.</param>
/// <param name="SetMicros">When it was set.</param>
public sealed record PeriodLock(int No, long UntilMicros, long SetMicros)
{
    /// <summary>The number of the one there is.</summary>
    public const int OnlyNo = 1;

    /// <summary>Refuses a purchase of a period that is closed; also where the terms' lateness would take it.</summary>
    public static Refusal? Test(HubState state, long purchaseMicros) =>
        state.PeriodLocks.Find(OnlyNo) is { } until && purchaseMicros < until.UntilMicros
            ? new Refusal(Reason.PeriodLocked, $"The books are closed for what happened before {DateTimeOffset.UnixEpoch.AddMicroseconds(until.UntilMicros):yyyy-MM-dd'T'HH:mm:ss'Z'}. Settle it between the partner and the coalition.")
            : null;
}
