using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Where a correction stands. Values are stored.</summary>
public enum CorrectionState : byte
{
    /// <summary>The hub proposes it; two persons have to agree.</summary>
    Proposed = 1,

    /// <summary>Two persons approved it; the brand was instructed.</summary>
    Approved = 2,

    /// <summary>Two persons rejected it: the brand's ledger stays as it is.</summary>
    Rejected = 3,

    /// <summary>The brand has carried it out: both ledgers say what was decided.</summary>
    Done = 4,

    /// <summary>The brand refused it. The two ledgers differ; what follows is for people to settle.</summary>
    Failed = 5,
}

/// <summary>
/// An answer that came after the matter had been decided otherwise. What was decided stands; the correction brings the brand's
/// ledger in line with it: what should not have moved there is moved back, what should have moved is instructed anew.
/// </summary>
/// <param name="No">1 and up.</param>
/// <param name="ExchangeNo">The exchange it is about.</param>
/// <param name="InstructionNo">The instruction that was answered late.</param>
/// <param name="Decided">What was decided.</param>
/// <param name="Said">What the brand said afterwards.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedMicros">When the answer came.</param>
public sealed record Correction(
    long No,
    long ExchangeNo,
    long InstructionNo,
    InstructionOutcome Decided,
    InstructionOutcome Said,
    CorrectionState State,
    long CreatedMicros)
{
    /// <summary>The kind of id that corrections have.</summary>
    public const string IdPrefix = "cor";

    /// <summary>The first of the two persons who decide; 0 while nobody has said anything.</summary>
    public int FirstBy { get; init; }

    /// <summary>True when that person is for it.</summary>
    public bool FirstApproves { get; init; }

    /// <summary>The second person, who agreed; 0 before.</summary>
    public int DecidedBy { get; init; }

    /// <summary>When it was decided; 0 before.</summary>
    public long DecidedMicros { get; init; }

    /// <summary>The instruction that carries it out; 0 for none.</summary>
    public long NewInstructionNo { get; init; }

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
