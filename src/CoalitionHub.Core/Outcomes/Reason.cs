namespace CoalitionHub.Core.Outcomes;

/// <summary>
/// Every reason a call can be refused. The contract names them too (outcomes/v1/reasons.proto, which states what each
/// means and its gRPC status); a test keeps the two lists equal.
/// </summary>
public enum Reason
{
    Unspecified = 0,

    // Bad input
    FieldMissing,
    FieldInvalid,
    FieldTooLong,
    AmountNotPositive,
    AmountTooLarge,
    CurrencyUnknown,
    CurrencyNotInTerms,
    PageTokenInvalid,
    RequestIdInvalid,

    // Not there
    PartnerNotFound,
    MemberNotFound,
    CardNotFound,
    PurchaseNotFound,
    HoldNotFound,
    TermsNotFound,
    AdjustmentNotFound,
    MergeNotFound,
    RouteNotFound,
    ExchangeNotFound,
    WindowNotFound,
    StaffNotFound,
    CredentialNotFound,

    // Wrong state
    InsufficientPoints,
    HoldAlreadyResolved,
    HoldExpired,
    HoldsActive,
    PartnerSuspended,
    PartnerCodeTaken,
    NetDebitCapExceeded,
    AccountFull,
    PurchaseTooLate,
    PurchaseInFuture,
    NoTermsInForce,
    TermsRetroactive,
    TermsInvalid,
    SamePerson,
    NotProposed,
    ProofRequired,
    ProofNotSetUp,
    ProofWrong,
    ProofReplayed,
    ProofLocked,
    AssertionLimitExceeded,
    BurnBelowMinimum,
    BurnNotIncrement,
    ReturnExceedsPurchase,
    NothingToReverse,
    NothingToRelease,
    NegativeLimitReached,
    CardReplaced,
    CardTaken,
    BrandMemberNumberTaken,
    BrandMemberNumberNotLinked,
    MemberMerged,
    MemberErased,
    OpeningBalancesImported,
    QuoteExpired,
    QuoteSignatureInvalid,
    QuoteTermsChanged,
    QuoteLotsChanged,
    QuoteAlreadyAccepted,
    ExchangeBelowMinimum,
    ExchangeAboveMaximum,
    ExchangeNotIncrement,
    ExchangeWorthNothing,
    WindowState,
    WindowEmpty,
    PaymentMismatch,
    CredentialRetired,
    StaffInactive,
    LastOperator,

    // Already there
    RequestIdReused,
    PurchaseAlreadyRecorded,
    CurrencyCodeTaken,

    // Not now
    QueueFull,
    Unavailable,
    DeadlinePassed,

    // Not you
    TokenMissing,
    TokenInvalid,
    ScopeMissing,
    RoleMissing,
    PartnerMismatch,
}
