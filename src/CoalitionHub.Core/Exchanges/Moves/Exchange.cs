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
    /// <summary>The kind of id that exchanges have.</summary>
    public const string IdPrefix = "exc";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
