using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What two persons say became of an instruction that its brand doesn't answer.</summary>
/// <param name="No">1 and up.</param>
/// <param name="ExchangeNo">The exchange that waits.</param>
/// <param name="InstructionNo">The instruction it waits for.</param>
/// <param name="Outcome">Done or refused.</param>
/// <param name="State">Where the proposal stands.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="Why">In the proposer's words.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
public sealed record Resolution(
    long No,
    long ExchangeNo,
    long InstructionNo,
    InstructionOutcome Outcome,
    ApprovalState State,
    int ProposedBy,
    int DecidedBy,
    string Why,
    long CreatedMicros,
    long DecidedMicros)
{
    /// <summary>The kind of id that resolutions have.</summary>
    public const string IdPrefix = "rsl";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
