namespace CoalitionHub.Core.Settlements;

/// <summary>What a line of a statement sums up. Values are stored.</summary>
public enum LineKind : byte
{
    /// <summary>Points given for purchases and paid to the fund at once.</summary>
    Issued = 1,

    /// <summary>Points given for purchases, to be paid when they are burnt.</summary>
    IssuedUnfunded = 2,

    /// <summary>Points given and taken back by a return.</summary>
    IssuedReversed = 3,

    /// <summary>Points burnt at the partner.</summary>
    RedeemedHere = 4,

    /// <summary>Points burnt at the partner and given back.</summary>
    RedeemedHereReversed = 5,

    /// <summary>The partner's points burnt at another, paid for now.</summary>
    RedeemedElsewhere = 6,

    /// <summary>The same given back.</summary>
    RedeemedElsewhereReversed = 7,

    /// <summary>The partner's points that left for another currency.</summary>
    ExchangedOut = 8,

    /// <summary>Points that the partner issued to members coming from another currency.</summary>
    ExchangedIn = 9,

    /// <summary>The partner's points that expired.</summary>
    Expired = 10,

    /// <summary>Corrections and goodwill in a member's favour.</summary>
    Adjusted = 11,

    /// <summary>Corrections that took points.</summary>
    AdjustedBack = 12,

    /// <summary>Opening balances.</summary>
    OpeningBalance = 13,

    /// <summary>The hub's fee on points given.</summary>
    Fee = 14,

    /// <summary>Points that members owed, under terms of the partner, and repaid; and the partner's points that repaid others.</summary>
    DebtRepaid = 15,

    /// <summary>The partner's points that had left for another currency and came back.</summary>
    ExchangedOutReversed = 16,

    /// <summary>Points that the partner had issued to members coming from another currency, and took back.</summary>
    ExchangedInReversed = 17,

    /// <summary>What the points given cost by the window's volume, less their provisional price.</summary>
    IssueTrueUp = 18,

    /// <summary>What the points burnt at the partner bring by the window's volume, less what they brought at once.</summary>
    RedemptionTrueUp = 19,

    /// <summary>Interchange between the partner at which points were burnt and their issuer.</summary>
    Interchange = 20,

    /// <summary>Shares of the cost of points that one partner gives and others pay for too.</summary>
    JointFunding = 21,

    /// <summary>Packs of points bought ahead, and paid for.</summary>
    PacksBought = 22,

    /// <summary>Points given out of packs.</summary>
    PackPointsUsed = 23,

    /// <summary>Points taken back by returns that went back into packs.</summary>
    PackPointsReturned = 24,

    /// <summary>What disputes about earlier windows came to.</summary>
    DisputeSettled = 40,

    /// <summary>What two people of finance put right, without a dispute.</summary>
    FinanceAdjustment = 41,
}

/// <summary>A line of one partner's statement; currency 0 where it concerns no one currency.</summary>
public readonly record struct LineKey(int WindowNo, int PartnerNo, LineKind Kind, int CurrencyNo);

/// <summary>What one kind of business in one points currency came to for a partner in a window.</summary>
/// <param name="Key">Which line.</param>
/// <param name="Count">How many transfers of points it sums up.</param>
/// <param name="Points">Their points, 0 or more.</param>
/// <param name="OwedMicros">Money the partner owes for them, 0 or more.</param>
/// <param name="DueMicros">Money it is due for them, 0 or more.</param>
public sealed record WindowLine(LineKey Key, long Count, long Points, long OwedMicros, long DueMicros);
