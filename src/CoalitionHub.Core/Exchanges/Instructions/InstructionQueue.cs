using System.Collections.Immutable;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Whose instructions, at which brand.</summary>
/// <param name="PartnerNo">The brand.</param>
/// <param name="MemberNo">The member.</param>
/// <param name="AsideNo">A query that stands in nobody's way: what it asks about was decided without the brand. 0 for the others.</param>
public readonly record struct InstructionQueueKey(int PartnerNo, long MemberNo, long AsideNo = 0);

/// <summary>
/// The open instructions about one member at one brand, in the order in which they were given: only the first is delivered, so each
/// comes after the answer to the one before it. Queries stand in their instruction's place. Derived, not stored.
/// </summary>
/// <param name="Key">Whose.</param>
/// <param name="Nos">The instructions; never empty.</param>
public sealed record InstructionQueue(InstructionQueueKey Key, ImmutableArray<long> Nos)
{
    /// <summary>Derives every queue from the open instructions; only while the state is being loaded.</summary>
    internal static void LoadAll(HubState state)
    {
        foreach (var queue in state.OpenInstructions.Committed.Where(open => open.Kind != InstructionKind.Query).GroupBy(open => open.Queue))
        {
            state.InstructionQueues.Load(queue.Key, new InstructionQueue(queue.Key, [.. queue.Select(open => open.No).Order()]));
        }

        foreach (var query in state.OpenInstructions.Committed.Where(open => open.Kind == InstructionKind.Query && !state.OpenInstructions.TryGetCommitted(open.AboutNo, out _)))
        {
            state.InstructionQueues.Load(query.Aside, new InstructionQueue(query.Aside, [query.No]));
        }
    }
}
