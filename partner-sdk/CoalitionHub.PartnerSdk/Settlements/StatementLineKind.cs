namespace CoalitionHub.PartnerSdk;

/// <summary>What a line of a statement sums up. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum StatementLineKind
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Points given and paid at issuance.</summary>
    Issued = 1,

    /// <summary>Points given and to be paid at redemption: no money yet.</summary>
    IssuedUnfunded = 2,

    /// <summary>Points given and taken back.</summary>
    IssuedReversed = 3,

    /// <summary>Points burnt at the partner, its own among them.</summary>
    RedeemedHere = 4,

    /// <summary>Points burnt at the partner and given back.</summary>
    RedeemedHereReversed = 5,

    /// <summary>The partner's points burnt at others, to be paid at redemption.</summary>
    RedeemedElsewhere = 6,

    /// <summary>The same given back.</summary>
    RedeemedElsewhereReversed = 7,

    /// <summary>The partner's points that left for another currency.</summary>
    ExchangedOut = 8,

    /// <summary>Points that the partner issued to members coming from another currency.</summary>
    ExchangedIn = 9,

    /// <summary>Points that expired.</summary>
    Expired = 10,

    /// <summary>Corrections and goodwill in a member's favour that the partner funds.</summary>
    Adjusted = 11,

    /// <summary>Corrections that took points.</summary>
    AdjustedBack = 12,

    /// <summary>Opening balances imported.</summary>
    OpeningBalance = 13,

    /// <summary>The coalition's fee for points given.</summary>
    Fee = 14,

    /// <summary>Points that members owed, under terms of the partner, and repaid; and the partner's points that repaid others.</summary>
    DebtRepaid = 15,

    /// <summary>The partner's points that had left for another currency and came back.</summary>
    ExchangedOutReversed = 16,

    /// <summary>Points that the partner had issued to members coming from another currency, and took back.</summary>
    ExchangedInReversed = 17,

    /// <summary>What the points given cost by the window's volume, less their provisional price.</summary>
    IssueTrueUp = 18,

    /// <summary>What the points burnt at the partner bring it by the window's volume, less what they brought at once.</summary>
    RedemptionTrueUp = 19,

    /// <summary>Interchange between the partner at which points were burnt and their issuer.</summary>
    Interchange = 20,

    /// <summary>Shares of the cost of points that one partner gives and others pay for too.</summary>
    JointFunding = 21,

    /// <summary>Packs of points bought ahead: charged, and paid for already.</summary>
    PacksBought = 22,

    /// <summary>Points given out of packs: no money is owed for them.</summary>
    PackPointsUsed = 23,

    /// <summary>Points taken back that went back into packs.</summary>
    PackPointsReturned = 24,

    /// <summary>What disputes about earlier windows came to.</summary>
    DisputeSettled = 40,

    /// <summary>What two people of finance put right, without a dispute.</summary>
    FinanceAdjustment = 41,
}
