namespace CoalitionHub.Core.Outcomes;

/// <summary>
/// Every reason a call can be refused. The contract (outcomes/v1/reasons.proto) says what each means and its gRPC status;
/// a test keeps the two lists equal, names and numbers. Names are stored beside refused requests, and never used again.
/// </summary>
public enum Reason
{
    Unspecified = 0,

    // Input
    FieldMissing = 100,
    FieldInvalid = 101,
    FieldTooLong = 102,
    RequestIdInvalid = 103,
    AmountNotPositive = 104,
    AmountTooLarge = 105,
    CurrencyUnknown = 106,
    CurrencyMismatch = 107,
    PageTokenInvalid = 108,
    TermsInvalid = 109,
    QuoteSignatureInvalid = 110,

    // Identity
    TokenMissing = 200,
    TokenInvalid = 201,
    ScopeMissing = 202,
    RoleMissing = 203,
    PartnerMismatch = 204,
    MemberNotLinked = 205,

    // Nothing there
    PartnerNotFound = 300,
    MemberNotFound = 301,
    CardNotFound = 302,
    PurchaseNotFound = 303,
    HoldNotFound = 304,
    TermsNotFound = 305,
    AdjustmentNotFound = 306,
    MergeNotFound = 307,
    RouteNotFound = 308,
    ExchangeNotFound = 309,
    WindowNotFound = 310,
    StaffNotFound = 311,
    CredentialNotFound = 312,

    // Done before
    RequestIdReused = 400,
    PurchaseAlreadyRecorded = 401,
    OpeningBalancesImported = 402,
    CardTaken = 403,
    BrandMemberNumberTaken = 404,
    MemberAlreadyLinked = 405,
    PartnerCodeTaken = 406,
    CurrencyCodeTaken = 407,
    BankReferenceUsed = 408,
    QuoteAlreadyAccepted = 409,

    // Members and their proof
    CardReplaced = 500,
    BrandMemberNumberNotLinked = 501,
    MemberMerged = 502,
    MemberErased = 503,
    HoldsActive = 504,
    ProofRequired = 505,
    ProofNotSetUp = 506,
    ProofWrong = 507,
    ProofReplayed = 508,
    ProofLocked = 509,
    AssertionLimitExceeded = 510,

    // Points
    InsufficientPoints = 600,
    BurnNotAllowed = 601,
    BurnBelowMinimum = 602,
    BurnNotIncrement = 603,
    HoldAlreadyResolved = 604,
    HoldExpired = 605,
    CaptureExceedsHold = 606,
    ReturnExceedsPurchase = 607,
    NothingToReverse = 608,
    NothingToRelease = 609,
    NegativeLimitReached = 610,
    NetDebitCapExceeded = 611,
    AccountFull = 612,

    // Purchases and terms
    PurchaseTooLate = 700,
    PurchaseInFuture = 701,
    NoTermsInForce = 702,
    CurrencyNotInTerms = 703,
    TermsRetroactive = 704,

    // Proposals
    SamePerson = 800,
    NotProposed = 801,
    PartnerSuspended = 802,
    PartnerNotSuspended = 803,
    CredentialRetired = 804,
    TooManyCredentials = 805,
    StaffInactive = 806,
    LastOperator = 807,

    // Exchanges
    QuoteExpired = 900,
    QuoteTermsChanged = 901,
    QuoteLotsChanged = 902,
    ExchangeBelowMinimum = 903,
    ExchangeAboveMaximum = 904,
    ExchangeNotIncrement = 905,
    ExchangeWorthNothing = 906,

    // Settlements
    WindowState = 1000,
    WindowEmpty = 1001,
    PaymentMismatch = 1002,

    // The hub
    QueueFull = 1100,
    TooManyStreams = 1101,
    Unavailable = 1102,
    WriterChanged = 1103,
    DeadlinePassed = 1104,
    Internal = 1105,
}
