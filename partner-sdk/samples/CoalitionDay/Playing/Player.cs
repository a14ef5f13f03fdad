using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.PartnerSdk;
using Grpc.Core;

namespace CoalitionHub.CoalitionDay.Playing;

/// <summary>
/// Plays a plan: moves the hub's clock to a slot, lets all its visits happen at once, as many as there are callers, and goes on when the
/// last is done.
/// </summary>
/// <param name="visits">Carries out what members do.</param>
/// <param name="moveClock">Moves the hub's clock.</param>
/// <param name="monthEnded">Does what is to be done when a month is over, before anything of the next; it is given a time of the month.</param>
/// <param name="tally">Counts.</param>
/// <param name="progress">Is told how far it has come.</param>
internal sealed class Player(
    VisitPlayer visits, Action<DateTimeOffset> moveClock, Func<DateTimeOffset, CancellationToken, Task> monthEnded, Tally tally, Action<DateTimeOffset, int> progress)
{
    /// <summary>How many tills call at once.</summary>
    public const int Callers = 96;

    private readonly Dictionary<string, PlayedMember> members = [];

    /// <summary>Plays it to its end.</summary>
    /// <exception cref="OperationCanceledException">It was cut off; what was under way was answered or not.</exception>
    public async Task PlayAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        DateTimeOffset? before = null;
        foreach (var slot in plan.Slots)
        {
            moveClock(slot.Clock);
            if (before is { } last && (last.Year, last.Month) != (slot.Clock.Year, slot.Clock.Month))
            {
                await monthEnded(last, cancellationToken);
            }

            before = slot.Clock;
            foreach (var visit in slot.Visits)
            {
                members.TryAdd(visit.Member, new PlayedMember(visit.Member));
            }

            await PlayAsync(slot, cancellationToken);
        }
    }

    private async Task PlayAsync(Slot slot, CancellationToken cancellationToken)
    {
        var next = -1;
        var callers = new Task[Math.Min(Callers, slot.Visits.Count)];
        for (var caller = 0; caller < callers.Length; caller++)
        {
            callers[caller] = CallAsync();
        }

        await Task.WhenAll(callers);

        async Task CallAsync()
        {
            while (Interlocked.Increment(ref next) is var index && index < slot.Visits.Count)
            {
                await PlayAsync(slot.Visits[index], slot.Clock, cancellationToken);
            }
        }
    }

    private async Task PlayAsync(Visit visit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var member = members[visit.Member];
        foreach (var step in visit.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await visits.PlayAsync(member, step, now, cancellationToken);
            }
            catch (CoalitionHubException refused)
            {
                var reason = refused.ReasonName.Length > 0 ? refused.ReasonName : refused.Status.ToString();
                tally.Add(new Fault(step.Line, step.Brand, step.GetType().Name, $"{reason}: {refused.Message}"));
                if (refused.Status == StatusCode.Unavailable)
                {
                    // Tried again and again already: the hub is gone.
                    throw;
                }
            }

            if (step is EarnStep)
            {
                progress(now, 1);
            }
        }
    }
}
