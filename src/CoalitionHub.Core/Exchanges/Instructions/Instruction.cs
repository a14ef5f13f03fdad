using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What a brand that keeps its own points is asked to do. Values are stored.</summary>
public enum InstructionKind : byte
{
    /// <summary>Says whether the member exists and could give or take points; moves nothing.</summary>
    ValidateMember = 1,

    /// <summary>Takes points out of the member's account.</summary>
    Debit = 2,

    /// <summary>Puts points into the member's account.</summary>
    Credit = 3,

    /// <summary>Says what became of an earlier instruction; a no binds the brand never to carry that one out.</summary>
    Query = 4,

    /// <summary>Takes an earlier debit or credit back, wholly or in part.</summary>
    Reverse = 5,
}

/// <summary>Where an instruction stands. Values are stored.</summary>
public enum InstructionState : byte
{
    /// <summary>It is delivered, again and again, until it is answered.</summary>
    Waiting = 1,

    /// <summary>It isn't delivered any more: a query asks what became of it. Its own answer still counts.</summary>
    Asked = 2,

    /// <summary>The brand has answered it, itself or to a query.</summary>
    Answered = 3,

    /// <summary>Its answer has become unimportant before it came.</summary>
    Withdrawn = 4,

    /// <summary>Two persons have decided what became of it.</summary>
    Resolved = 5,
}

/// <summary>What became of an instruction. Values are stored.</summary>
public enum InstructionOutcome : byte
{
    /// <summary>Nobody has said it yet.</summary>
    None = 0,

    /// <summary>It was carried out, durably.</summary>
    Done = 1,

    /// <summary>It was not carried out, and never will be.</summary>
    Refused = 2,

    /// <summary>The brand can't tell. Never the outcome of an instruction, only an answer.</summary>
    NotKnown = 3,
}

/// <summary>Something that a brand which keeps its own points is to do. "Sent" is not stored: delivery is at least once, the id makes it once.</summary>
/// <param name="No">1, 2, 3, … without gaps.</param>
/// <param name="ExchangeNo">The exchange it belongs to.</param>
/// <param name="PartnerNo">Who is to do it.</param>
/// <param name="MemberNo">Whose points.</param>
/// <param name="CurrencyNo">Which points: the brand's own.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Points">How many; 0 where nothing moves.</param>
/// <param name="AboutNo">The instruction that a query asks about or that is taken back; 0 for none.</param>
/// <param name="ExpiresOn">Of a credit: the first day on which the points can't be burnt any more; else 0.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedMicros">When it was made.</param>
public sealed record Instruction(
    long No,
    long ExchangeNo,
    int PartnerNo,
    long MemberNo,
    int CurrencyNo,
    InstructionKind Kind,
    long Points,
    long AboutNo,
    int ExpiresOn,
    InstructionState State,
    long CreatedMicros)
{
    /// <summary>The kind of id that instructions have.</summary>
    public const string IdPrefix = "ins";

    /// <summary>How long the hub waits for an answer before it begins to ask, or delivers again what moves nothing.</summary>
    public const long AnswerMicros = 30_000_000;

    /// <summary>What became of it, as far as the hub knows or was told.</summary>
    public InstructionOutcome Outcome { get; init; }

    /// <summary>How often it was put again after a silence or a "not known"; a delivery of another attempt is a new one on the same stream.</summary>
    public int Attempts { get; init; }

    /// <summary>It isn't delivered before this time.</summary>
    public long AskMicros { get; init; } = CreatedMicros;

    /// <summary>The query about it; 0 for none.</summary>
    public long QueryNo { get; init; }

    /// <summary>The correction that it carries out; 0 when it is part of the exchange itself.</summary>
    public long CorrectionNo { get; init; }

    /// <summary>The brand's own number of the booking; empty for none.</summary>
    public string PartnerReference { get; init; } = "";

    /// <summary>Why the brand refused, in its own short name; empty for none.</summary>
    public string RefusalReason { get; init; } = "";

    /// <summary>When its outcome became known; 0 before.</summary>
    public long AnsweredMicros { get; init; }

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>Among which instructions it has its place.</summary>
    public InstructionQueueKey Queue => new(PartnerNo, MemberNo);

    /// <summary>Where a query stands about what was decided without the brand.</summary>
    public InstructionQueueKey Aside => new(PartnerNo, MemberNo, No);

    /// <summary>True while its answer is awaited.</summary>
    public bool IsOpen => IsOpenIn(State);

    /// <summary>True for a state in which an answer is awaited.</summary>
    public static bool IsOpenIn(InstructionState state) => state is InstructionState.Waiting or InstructionState.Asked;
}
