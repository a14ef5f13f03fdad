namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Why a call failed. From 100 on these are the hub's own names and numbers, those
/// that partners can meet; those below are the SDK's. Later hubs may know more: then the reason is <see cref="Unrecognised"/>,
/// and <see cref="CoalitionHubException.ReasonName"/> has the name.
/// </summary>
public enum CoalitionHubReason
{
    /// <summary>The hub gave no reason: something between the caller and the hub failed.</summary>
    Unspecified = 0,

    /// <summary>The hub gave a reason that this version of the SDK doesn't know.</summary>
    Unrecognised = 1,

    /// <summary>The hub couldn't be reached, or the connection broke; nothing is known of the call's effect.</summary>
    HubUnreachable = 2,

    /// <summary>No answer came within the deadline; nothing is known of the call's effect.</summary>
    DeadlineExceeded = 3,

    /// <summary>The token endpoint refused the client: its id, its secret or key, or the scopes it asked for.</summary>
    TokenRefused = 4,

    /// <summary>The token endpoint couldn't be reached, or gave no usable answer.</summary>
    TokenEndpointUnavailable = 5,

    /// <summary>A field that is required is absent or empty.</summary>
    FieldMissing = 100,

    /// <summary>A field has a form, length or value that is not allowed.</summary>
    FieldInvalid = 101,

    /// <summary>A text is longer, or a list has more items, than is allowed.</summary>
    FieldTooLong = 102,

    /// <summary>The request id is not a UUID of version 7.</summary>
    RequestIdInvalid = 103,

    /// <summary>An id has not the form of its kind.</summary>
    IdInvalid = 104,

    /// <summary>An amount of points or money must be 1 or more.</summary>
    AmountNotPositive = 105,

    /// <summary>An amount that may be 0 is below 0.</summary>
    AmountNegative = 106,

    /// <summary>An amount is above the bound of its field, or the points that it is worth are.</summary>
    AmountTooLarge = 107,

    /// <summary>A fraction has a denominator of 0, or is out of the bounds of its field.</summary>
    FractionInvalid = 108,

    /// <summary>There is no such currency.</summary>
    CurrencyUnknown = 109,

    /// <summary>The money is not the one that this purchase, statement or payment is in.</summary>
    CurrencyMismatch = 110,

    /// <summary>The card number's check digit is wrong.</summary>
    CardNumberInvalid = 111,

    /// <summary>A time or date is outside what the hub can keep, or ends before it begins.</summary>
    TimeInvalid = 112,

    /// <summary>The page size is below 0 or above 1000.</summary>
    PageSizeInvalid = 113,

    /// <summary>The page token is not one that this list gave, or other fields were changed between pages.</summary>
    PageTokenInvalid = 114,

    /// <summary>A number of the journal is below 0, or after its end.</summary>
    SeqOutOfRange = 116,

    /// <summary>The quote was not signed by this hub, or was changed.</summary>
    QuoteSignatureInvalid = 123,

    /// <summary>The request has more bytes than the hub takes.</summary>
    RequestTooLarge = 124,

    /// <summary>A gift goes to another member.</summary>
    GiftSameMember = 128,

    /// <summary>The call has no access token.</summary>
    TokenMissing = 200,

    /// <summary>The access token is not one that the hub accepts.</summary>
    TokenInvalid = 201,

    /// <summary>The access token has expired.</summary>
    TokenExpired = 202,

    /// <summary>The credential behind the token was retired, or its person has no access any more.</summary>
    CredentialNotAccepted = 203,

    /// <summary>The token lacks the scope that the call needs.</summary>
    ScopeMissing = 204,

    /// <summary>The partner neither enrolled this member nor is linked to it.</summary>
    MemberNotLinked = 206,

    /// <summary>There is no such member, card or brand number.</summary>
    MemberNotFound = 300,

    /// <summary>The caller has no such purchase.</summary>
    PurchaseNotFound = 301,

    /// <summary>The caller has no such hold.</summary>
    HoldNotFound = 302,

    /// <summary>There is no such partner.</summary>
    PartnerNotFound = 303,

    /// <summary>There is no such route, or none between these currencies.</summary>
    RouteNotFound = 309,

    /// <summary>The caller has no such exchange.</summary>
    ExchangeNotFound = 310,

    /// <summary>There is no such file, or it isn't the partner's.</summary>
    FileNotFound = 315,

    /// <summary>The calling partner has no such gift.</summary>
    GiftNotFound = 317,

    /// <summary>The calling partner has no such dispute.</summary>
    DisputeNotFound = 330,

    /// <summary>There is no such window.</summary>
    WindowNotFound = 311,

    /// <summary>The request id was used before, for another request.</summary>
    RequestIdReused = 400,

    /// <summary>The merchant's reference was used before, for a purchase of this kind.</summary>
    PurchaseAlreadyRecorded = 401,

    /// <summary>The brand's number belongs to another member.</summary>
    BrandMemberNumberTaken = 403,

    /// <summary>The member has another number at this brand.</summary>
    MemberAlreadyLinked = 404,

    /// <summary>The quote was accepted before.</summary>
    QuoteAlreadyAccepted = 408,

    /// <summary>The card was replaced by another.</summary>
    CardReplaced = 500,

    /// <summary>The membership was merged into another.</summary>
    MemberMerged = 501,

    /// <summary>The member asked to be forgotten.</summary>
    MemberErased = 502,

    /// <summary>Points of the member are set aside; capture or void them first.</summary>
    MemberHasHolds = 503,

    /// <summary>The call needs the member's proof.</summary>
    ProofRequired = 504,

    /// <summary>The code is not right, or the partner's assertion is too old.</summary>
    ProofWrong = 505,

    /// <summary>The code was used before.</summary>
    ProofReplayed = 506,

    /// <summary>The code was wrong too often; RetryInfo says when to try again.</summary>
    ProofLocked = 507,

    /// <summary>The member has no secret yet, so no code can be right.</summary>
    ProofNotSetUp = 508,

    /// <summary>More points than the terms allow on the partner's own word.</summary>
    AssertionLimitExceeded = 509,

    /// <summary>The member has fewer points available.</summary>
    InsufficientPoints = 600,

    /// <summary>The terms have no burn rate: nothing can be burnt at this partner.</summary>
    BurnNotAllowed = 601,

    /// <summary>Fewer points than the terms' minimum.</summary>
    BurnBelowMinimum = 602,

    /// <summary>Not a multiple of the terms' increment.</summary>
    BurnNotIncrement = 603,

    /// <summary>The hold was captured or voided.</summary>
    HoldAlreadyResolved = 604,

    /// <summary>The hold has expired.</summary>
    HoldExpired = 605,

    /// <summary>Longer than the terms allow.</summary>
    HoldDurationTooLong = 606,

    /// <summary>More points than the hold has.</summary>
    CaptureExceedsHold = 607,

    /// <summary>The purchase is a return itself.</summary>
    PurchaseNotReversible = 608,

    /// <summary>More than remains of the purchase.</summary>
    ReturnExceedsPurchase = 609,

    /// <summary>The balance would fall further below zero than the terms allow.</summary>
    NegativeLimitReached = 610,

    /// <summary>The purchase has no pending points.</summary>
    NothingPending = 611,

    /// <summary>The partner would owe more than its cap allows.</summary>
    NetDebitCapExceeded = 612,

    /// <summary>An account of the ledger would hold more than it can count.</summary>
    AccountLimitReached = 613,

    /// <summary>The purchase is older than the terms' maximum lateness.</summary>
    PurchaseTooLate = 700,

    /// <summary>The purchase time lies ahead of the hub's clock.</summary>
    PurchaseInFuture = 701,

    /// <summary>The books are closed for the period in which the purchase happened.</summary>
    PeriodLocked = 707,

    /// <summary>The partner had no approved terms at that time.</summary>
    NoTermsInForce = 702,

    /// <summary>The terms have no rate for this money.</summary>
    CurrencyNotInTerms = 703,

    /// <summary>The points are another brand's, or the call isn't for those of this kind.</summary>
    CurrencyNotAllowed = 704,

    /// <summary>The partner is suspended: its calls are refused.</summary>
    PartnerSuspended = 802,

    /// <summary>The quote bound until a time that has passed.</summary>
    QuoteExpired = 900,

    /// <summary>The route or terms behind the quote have changed.</summary>
    QuoteTermsChanged = 901,

    /// <summary>The member's points have changed since the quote.</summary>
    QuoteLotsChanged = 902,

    /// <summary>Fewer points than the route's minimum.</summary>
    ExchangeBelowMinimum = 903,

    /// <summary>More points than the route's maximum.</summary>
    ExchangeAboveMaximum = 904,

    /// <summary>Not a multiple of the route's increment.</summary>
    ExchangeNotIncrement = 905,

    /// <summary>After fee and rounding no point would come.</summary>
    ExchangeYieldsNothing = 906,

    /// <summary>The exchange's state does not allow it.</summary>
    ExchangeState = 907,

    /// <summary>More points than remain of the exchange.</summary>
    ReversalExceedsExchange = 908,

    /// <summary>The budget of the route's bonus has less left than the quote promises. Quote again.</summary>
    QuoteBonusUsedUp = 909,

    /// <summary>The member has exchanged as much by this route today as it allows one member.</summary>
    MemberDayLimitExceeded = 910,

    /// <summary>The card was used for as much by this route today as it allows one card.</summary>
    CardDayLimitExceeded = 911,

    /// <summary>As much was exchanged through this partner by this route today as it allows one partner.</summary>
    PartnerDayLimitExceeded = 912,

    /// <summary>As much was exchanged by this route today as it allows altogether.</summary>
    RouteDayLimitExceeded = 913,

    /// <summary>The route is for members who joined longer ago.</summary>
    ExchangeAccountTooYoung = 914,

    /// <summary>The route leads between a member's own accounts only, and the member isn't linked at one of the brands.</summary>
    ExchangeNotOwnAccount = 915,

    /// <summary>The name on the account that the points would arrive at isn't the member's.</summary>
    ExchangeNameMismatch = 916,

    /// <summary>The gift's state does not allow it.</summary>
    GiftState = 918,

    /// <summary>The window's state does not allow it.</summary>
    WindowState = 1000,

    /// <summary>The packs that the partner bought ahead don't cover the points, and its terms don't let it owe for them.</summary>
    PacksUsedUp = 1010,
    /// <summary>The dispute, or what the partner has said of its part of the window, does not allow it.</summary>
    DisputeState = 1030,

    /// <summary>The time for it has passed.</summary>
    TimeLimitPassed = 1031,

    /// <summary>The statement says what the partner expects.</summary>
    NothingDisputed = 1032,

    /// <summary>One of the lines is in a dispute that is open.</summary>
    LineDisputed = 1033,

    /// <summary>Too many commands of this partner wait; RetryInfo says when to try again.</summary>
    QueueFull = 1100,

    /// <summary>The partner has as many open streams as it may.</summary>
    TooManyStreams = 1101,

    /// <summary>This process can't reach the one that writes at the moment.</summary>
    NotWriter = 1102,

    /// <summary>This process takes no new calls any more.</summary>
    ShuttingDown = 1103,

    /// <summary>The database can't be reached at the moment.</summary>
    StoreUnavailable = 1104,

    /// <summary>Another process took over before the command was decided.</summary>
    WriterChanged = 1105,

    /// <summary>The caller's deadline passed before the command was decided; it was dropped.</summary>
    DeadlinePassed = 1106,

    /// <summary>The hub has a fault; its log tells more.</summary>
    InternalError = 1107,
}
