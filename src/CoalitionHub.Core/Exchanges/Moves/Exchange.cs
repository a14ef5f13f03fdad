using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Where an exchange stands. Values are stored.</summary>
public enum ExchangeState : byte
{
    Accepted = 1,
    InUndoWindow = 2,
    SourceHeld = 3,
    SourceDebited = 4,
    AwaitingDestination = 5,
    Compensating = 6,
    Unknown = 7,
    Completed = 8,
    Declined = 9,
    Cancelled = 10,
    Expired = 11,
    Reversed = 12,
}

/// <summary>A member's points on their way from one currency to another.</summary>
/// <param name="No">1, 2, 3, … without gaps.</param>
/// <param name="PartnerNo">The partner through which it was asked for.</param>
/// <param name="MemberNo">Whose points.</param>
/// <param name="RouteNo">The route that priced it.</param>
/// <param name="TermsNo">The issuer's terms version under which the arriving points are issued.</param>
/// <param name="QuoteId">The quote that was accepted; unique, since a quote is good once.</param>
/// <param name="Points">Points that leave, fee and residue included.</param>
/// <param name="FeePoints">The fee, in leaving points.</param>
/// <param name="ResiduePoints">Leaving points that bought nothing, in the hub's favour.</param>
/// <param name="ArrivingPoints">Points that arrive.</param>
/// <param name="ExpiresOn">The first day on which the arriving points can't be burnt any more; <see cref="Ledger.Lot.Never"/> for none.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ChainSeq">The chain that moved the points; 0 while none has.</param>
/// <param name="CreatedMicros">When the quote was accepted.</param>
/// <param name="CompletedMicros">When the points arrived; 0 before.</param>
public sealed record Exchange(
    long No,
    int PartnerNo,
    long MemberNo,
    int RouteNo,
    int TermsNo,
    Guid QuoteId,
    long Points,
    long FeePoints,
    long ResiduePoints,
    long ArrivingPoints,
    int ExpiresOn,
    ExchangeState State,
    long ChainSeq,
    long CreatedMicros,
    long CompletedMicros)
{
    /// <summary>The points that leave.</summary>
    public int FromCurrencyNo { get; init; }

    /// <summary>The points that arrive.</summary>
    public int ToCurrencyNo { get; init; }

    /// <summary>How it is to be carried out.</summary>
    public ExchangePlan Plan { get; init; } = ExchangePlan.None;

    /// <summary>The pending chain that sets aside what is to move: points, and the money they bring. 0 for none.</summary>
    public long HoldNo { get; init; }

    /// <summary>Until when the member can take it back; 0 when not.</summary>
    public long UndoUntilMicros { get; init; }

    /// <summary>When it is given up, if by then nobody was told to move points for good; 0 while it isn't counted.</summary>
    public long TimesOutMicros { get; init; }

    /// <summary>When its time was found to be over: from then on nothing more is begun, and it ends when it is sure that nothing was. 0 before.</summary>
    public long MarkedMicros { get; init; }

    /// <summary>The instruction whose answer it waits for; 0 for none.</summary>
    public long InstructionNo { get; init; }

    /// <summary>The instruction that took the points out of the brand's ledger; 0 for none.</summary>
    public long DebitNo { get; init; }

    /// <summary>The instruction that put the points into the brand's ledger; 0 for none.</summary>
    public long CreditNo { get; init; }

    /// <summary>Of the points that left: how many were given back.</summary>
    public long ReversedPoints { get; init; }

    /// <summary>Of the points that arrived: how many were taken back.</summary>
    public long ReversedArrivingPoints { get; init; }

    /// <summary>How many points that left a reversal under way gives back; 0 when none is.</summary>
    public long ReversingPoints { get; init; }

    /// <summary>How many points that arrived it takes back.</summary>
    public long ReversingArrivingPoints { get; init; }

    /// <summary>True until it is at rest.</summary>
    public bool IsOpen => IsOpenIn(State);

    /// <summary>True for a state in which something is still to happen.</summary>
    public static bool IsOpenIn(ExchangeState state) => state is not
        (ExchangeState.Completed or ExchangeState.Declined or ExchangeState.Cancelled or ExchangeState.Expired or ExchangeState.Reversed);

    /// <summary>
    /// As it is kept. Once it is at rest, the card that named its member is forgotten: the day's limit has counted it, and nothing is counted
    /// back any more.
    /// </summary>
    internal Exchange Kept => IsOpen || Plan.Use is not { CardNumber.Length: > 0 } use ? this : this with { Plan = Plan with { Use = use with { CardNumber = "" } } };

    /// <summary>The kind of id that exchanges have.</summary>
    public const string IdPrefix = "exc";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
