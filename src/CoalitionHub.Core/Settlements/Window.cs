namespace CoalitionHub.Core.Settlements;

/// <summary>Where a settlement window stands. Values are stored.</summary>
public enum WindowState : byte
{
    Open = 1,
    Closed = 2,
    Calculated = 3,
    UnderReview = 4,
    Approved = 5,
    Paying = 6,
    Settled = 7,
    Disputed = 8,
}

/// <summary>A range of the journal of which one settlement is made. The next window begins where this one ends.</summary>
/// <param name="No">1, 2, 3, …</param>
/// <param name="FromSeq">The first transfer in it.</param>
/// <param name="ToSeq">The last transfer in it; 0 while it is open.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ClosedBy">The person who closed it; 0 while it is open.</param>
/// <param name="ProposedBy">The person who put the calculation up for approval; 0 before.</param>
/// <param name="ApprovedBy">The person who approved it; 0 before.</param>
/// <param name="ChainSeq">The chain that moved the positions; 0 before.</param>
/// <param name="CreatedMicros">When it opened.</param>
/// <param name="ClosedMicros">When it was closed; 0 before.</param>
/// <param name="ApprovedMicros">When it was approved; 0 before.</param>
public sealed record Window(
    int No,
    long FromSeq,
    long ToSeq,
    WindowState State,
    int ClosedBy,
    int ProposedBy,
    int ApprovedBy,
    long ChainSeq,
    long CreatedMicros,
    long ClosedMicros,
    long ApprovedMicros);

/// <summary>One partner's part of a window.</summary>
public readonly record struct PartKey(int WindowNo, int PartnerNo);

/// <summary>What one partner issued, redeemed, owes and is owed in a window. Money in micros unless it says otherwise.</summary>
/// <param name="Key">Which window and partner.</param>
/// <param name="PointsIssued">Points issued less those taken back, all currencies.</param>
/// <param name="PointsRedeemed">Points burnt there less those given back.</param>
/// <param name="PointsExpired">Points it had issued that expired.</param>
/// <param name="OwedMicros">Debits of its position in the window.</param>
/// <param name="DueMicros">Credits of its position in the window.</param>
/// <param name="FeeMicros">The hub's fee.</param>
/// <param name="NetMicros">Due less owed less fee; minus: the partner pays.</param>
/// <param name="NetMinorUnits">The same, rounded to minor units, as it is paid.</param>
/// <param name="ResidueMicros">What rounding left over: net less rounded net.</param>
/// <param name="PaidMinorUnits">Paid so far, in the direction of the net.</param>
public sealed record WindowPart(
    PartKey Key,
    long PointsIssued,
    long PointsRedeemed,
    long PointsExpired,
    long OwedMicros,
    long DueMicros,
    long FeeMicros,
    long NetMicros,
    long NetMinorUnits,
    long ResidueMicros,
    long PaidMinorUnits);

/// <summary>A payment that was made to, or received from, a partner for a window.</summary>
/// <param name="No">1 and up.</param>
/// <param name="Key">Which window and partner.</param>
/// <param name="IsReceived">True when the partner paid, false when the hub did.</param>
/// <param name="MinorUnits">How much, 1 or more.</param>
/// <param name="BankReference">The bank's own reference.</param>
/// <param name="RecordedBy">The person who recorded it.</param>
/// <param name="CreatedMicros">When it was recorded.</param>
/// <param name="ChainSeq">The transfer that booked it.</param>
public sealed record Payment(long No, PartKey Key, bool IsReceived, long MinorUnits, string BankReference, int RecordedBy, long CreatedMicros, long ChainSeq);
