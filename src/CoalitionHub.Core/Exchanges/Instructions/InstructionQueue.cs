using System.Collections.Immutable;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Whose instructions, at which brand.</summary>
public readonly record struct InstructionQueueKey(int PartnerNo, long MemberNo);

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
    }
}
