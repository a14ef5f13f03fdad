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
    IdInvalid = 104,
    AmountNotPositive = 105,
    AmountNegative = 106,
    AmountTooLarge = 107,
    FractionInvalid = 108,
    CurrencyUnknown = 109,
    CurrencyMismatch = 110,
    CardNumberInvalid = 111,
    TimeInvalid = 112,
    PageSizeInvalid = 113,
    PageTokenInvalid = 114,
    TooManyRows = 115,
    SeqOutOfRange = 116,
    ScopeUnknown = 117,
    RoleNeedsPartner = 118,
    RolesConflict = 119,
    PublicKeyInvalid = 120,
    MergeSameMember = 121,
    RouteSameCurrency = 122,
    QuoteSignatureInvalid = 123,
    RequestTooLarge = 124,
    BankAccountInvalid = 125,
    BankFileInvalid = 126,
    BankAccountUnknown = 127,

    // Identity
    TokenMissing = 200,
    TokenInvalid = 201,
    TokenExpired = 202,
    CredentialNotAccepted = 203,
    ScopeMissing = 204,
    RoleMissing = 205,
    MemberNotLinked = 206,

    // Nothing there
    MemberNotFound = 300,
    PurchaseNotFound = 301,
    HoldNotFound = 302,
    PartnerNotFound = 303,
    CredentialNotFound = 304,
    StaffNotFound = 305,
    TermsNotFound = 306,
    AdjustmentNotFound = 307,
    MergeNotFound = 308,
    RouteNotFound = 309,
    ExchangeNotFound = 310,
    WindowNotFound = 311,
    ResolutionNotFound = 312,
    CorrectionNotFound = 313,
    BankDetailsNotFound = 314,
    FileNotFound = 315,
    PaymentOrderNotFound = 316,

    // Done before, or taken
    RequestIdReused = 400,
    PurchaseAlreadyRecorded = 401,
    OpeningBalanceExists = 402,
    BrandMemberNumberTaken = 403,
    MemberAlreadyLinked = 404,
    PartnerCodeTaken = 405,
    CurrencyCodeTaken = 406,
    BankReferenceUsed = 407,
    QuoteAlreadyAccepted = 408,

    // Members and their proof
    CardReplaced = 500,
    MemberMerged = 501,
    MemberErased = 502,
    MemberHasHolds = 503,
    ProofRequired = 504,
    ProofWrong = 505,
    ProofReplayed = 506,
    ProofLocked = 507,
    ProofNotSetUp = 508,
    AssertionLimitExceeded = 509,

    // Points
    InsufficientPoints = 600,
    BurnNotAllowed = 601,
    BurnBelowMinimum = 602,
    BurnNotIncrement = 603,
    HoldAlreadyResolved = 604,
    HoldExpired = 605,
    HoldDurationTooLong = 606,
    CaptureExceedsHold = 607,
    PurchaseNotReversible = 608,
    ReturnExceedsPurchase = 609,
    NegativeLimitReached = 610,
    NothingPending = 611,
    NetDebitCapExceeded = 612,
    AccountLimitReached = 613,

    // Purchases and terms
    PurchaseTooLate = 700,
    PurchaseInFuture = 701,
    NoTermsInForce = 702,
    CurrencyNotInTerms = 703,
    CurrencyNotAllowed = 704,
    TermsRetroactive = 705,
    SettlementCurrencyMismatch = 706,

    // Proposals, partners, people
    SamePerson = 800,
    NotProposed = 801,
    PartnerSuspended = 802,
    PartnerNotSuspended = 803,
    PartnerAlreadySuspended = 804,
    CredentialRetired = 805,
    TooManyCredentials = 806,
    StaffDeactivated = 807,
    LastOperator = 808,

    // Exchanges
    QuoteExpired = 900,
    QuoteTermsChanged = 901,
    QuoteLotsChanged = 902,
    ExchangeBelowMinimum = 903,
    ExchangeAboveMaximum = 904,
    ExchangeNotIncrement = 905,
    ExchangeYieldsNothing = 906,
    ExchangeState = 907,
    ReversalExceedsExchange = 908,

    // Settlements
    WindowState = 1000,
    WindowEmpty = 1001,
    PaymentDirectionWrong = 1002,
    PaymentExceedsOutstanding = 1003,
    FileState = 1004,
    PaymentOrderState = 1005,
    BankDetailsMissing = 1006,
    NothingToPay = 1007,
    NothingToExport = 1008,

    // The hub
    QueueFull = 1100,
    TooManyStreams = 1101,
    NotWriter = 1102,
    ShuttingDown = 1103,
    StoreUnavailable = 1104,
    WriterChanged = 1105,
    DeadlinePassed = 1106,
    InternalError = 1107,
}
