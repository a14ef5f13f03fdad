using CoalitionHub.Core.Members;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What is to be delivered to brands that keep their own points. Reads what is committed: for any thread.</summary>
public static class Instructions
{
    /// <summary>
    /// What the brand is to be sent now, the oldest first: of each member's instructions the first, or the query about it. It stays
    /// due until it is answered; one whose <see cref="Instruction.Attempts"/> have risen is to be sent again even on the same stream.
    /// </summary>
    public static IReadOnlyList<Instruction> Due(HubState state, int partnerNo, long nowMicros)
    {
        List<Instruction> due = [];
        foreach (var queue in state.InstructionQueues.Committed)
        {
            if (queue.Key.PartnerNo == partnerNo && First(state, queue) is { } first && first.AskMicros <= nowMicros)
            {
                due.Add(first);
            }
        }

        due.Sort(static (left, right) => left.No.CompareTo(right.No));
        return due;
    }

    /// <summary>The time at which something becomes due for the brand that isn't yet; null when nothing waits for its time.</summary>
    public static long? NextDueMicros(HubState state, int partnerNo, long nowMicros)
    {
        long? next = null;
        foreach (var queue in state.InstructionQueues.Committed)
        {
            if (queue.Key.PartnerNo == partnerNo && First(state, queue) is { } first && first.AskMicros > nowMicros)
            {
                next = Math.Min(next ?? long.MaxValue, first.AskMicros);
            }
        }

        return next;
    }

    /// <summary>
    /// The brand's own number of the member; empty when the link has ended. A member with several, as after a merge, is named by the
    /// one that was linked first, so that every delivery names the same.
    /// </summary>
    public static string MemberNumber(HubState state, Instruction instruction)
    {
        if (!state.Members.TryGetCommitted(instruction.MemberNo, out var member))
        {
            return "";
        }

        BrandLink? first = null;
        foreach (var key in MemberKeys.OfCommitted(state, MemberLookup.SurvivorOfCommitted(state, member).No).Links)
        {
            if (key.PartnerNo == instruction.PartnerNo && state.BrandLinks.TryGetCommitted(key, out var link) &&
                (first is null || (link.CreatedMicros, link.BrandMember.Number).CompareTo((first.CreatedMicros, first.BrandMember.Number)) < 0))
            {
                first = link;
            }
        }

        return first?.BrandMember.Number ?? "";
    }

    /// <summary>Until when the hub waits for the answer.</summary>
    /// <param name="instruction">What was, or is, delivered.</param>
    /// <param name="reachableSinceMicros">Since when the brand has had a stream open.</param>
    public static long DeadlineMicros(Instruction instruction, long reachableSinceMicros) =>
        Math.Max(instruction.AskMicros, reachableSinceMicros) + Instruction.AnswerMicros;

    /// <summary>The one of a queue that is delivered, now or at its time; null when the queue has just moved on.</summary>
    internal static Instruction? First(HubState state, InstructionQueue queue)
    {
        if (!state.OpenInstructions.TryGetCommitted(queue.Nos[0], out var first))
        {
            return null;
        }

        return first.State != InstructionState.Asked ? first
            : state.OpenInstructions.TryGetCommitted(first.QueryNo, out var query) ? query
            : null;
    }
}
