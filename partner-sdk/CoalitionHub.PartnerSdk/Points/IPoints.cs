namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Earning and burning. Points are whole. Every method may also fail for what concerns the member
/// (<see cref="MemberSelector"/>), the caller (<see cref="CoalitionHubReason.ScopeMissing"/>,
/// <see cref="CoalitionHubReason.PartnerSuspended"/>) or the connection (<see cref="CoalitionHubException.IsTransient"/>).
/// </summary>
public interface IPoints
{
    /// <summary>
    /// Records a purchase and credits the points it is worth under the terms of its time. A purchase worth no points is recorded too.
    /// Needs the scope points.earn.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.PurchaseAlreadyRecorded"/>, <see cref="CoalitionHubReason.NoTermsInForce"/>,
    /// <see cref="CoalitionHubReason.CurrencyNotInTerms"/>, <see cref="CoalitionHubReason.PurchaseTooLate"/>,
    /// <see cref="CoalitionHubReason.PurchaseInFuture"/>, <see cref="CoalitionHubReason.NetDebitCapExceeded"/> (never for an offline
    /// purchase), <see cref="CoalitionHubReason.AmountTooLarge"/>.
    /// </exception>
    Task<EarnResult> EarnAsync(EarnRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records many purchases on one stream: a night's batch, or what a till collected. Each is carried out once, as by
    /// <see cref="EarnAsync"/>, in the order given (one that must be tried again may come later), and answered in any order. The
    /// source is read as fast as the hub answers. When the connection breaks, the stream goes on where it was. Needs the scope points.earn.
    /// </summary>
    /// <param name="requests">The purchases. No two that are under way may share a request id.</param>
    /// <param name="cancellationToken">Ends the stream; what has no answer yet may have been carried out: send it again.</param>
    /// <returns>One outcome for each request; a refused one is an outcome, not an exception.</returns>
    /// <exception cref="CoalitionHubException">The stream can't be kept up: the hub stays away for all tries, or the caller may not earn.</exception>
    /// <exception cref="ArgumentException">Two purchases under way have the same request id.</exception>
    IAsyncEnumerable<EarnOutcome> EarnManyAsync(IAsyncEnumerable<EarnRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the same request would earn now. Changes nothing, promises nothing, and doesn't use up the request's id. Needs the scope
    /// points.earn.
    /// </summary>
    /// <exception cref="CoalitionHubException">As <see cref="EarnAsync"/>.</exception>
    Task<EarnPreview> PreviewEarnAsync(EarnRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes points from the member in one step, at the burn value of the terms in force. Needs the scope points.burn.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.InsufficientPoints"/>, <see cref="CoalitionHubReason.BurnBelowMinimum"/>,
    /// <see cref="CoalitionHubReason.BurnNotIncrement"/>, <see cref="CoalitionHubReason.BurnNotAllowed"/>,
    /// <see cref="CoalitionHubReason.PurchaseAlreadyRecorded"/>, <see cref="CoalitionHubReason.NoTermsInForce"/>,
    /// <see cref="CoalitionHubReason.ProofRequired"/>, <see cref="CoalitionHubReason.ProofWrong"/>,
    /// <see cref="CoalitionHubReason.ProofReplayed"/>, <see cref="CoalitionHubReason.ProofLocked"/>,
    /// <see cref="CoalitionHubReason.ProofNotSetUp"/>, <see cref="CoalitionHubReason.AssertionLimitExceeded"/>.
    /// </exception>
    Task<BurnResult> BurnAsync(BurnRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets points aside for a burn that is captured or voided later. A hold that is neither expires by itself. Needs the scope
    /// points.burn.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// As <see cref="BurnAsync"/>, and <see cref="CoalitionHubReason.HoldDurationTooLong"/>.
    /// </exception>
    Task<BurnAuthorisation> AuthoriseBurnAsync(AuthoriseBurnRequest request, CancellationToken cancellationToken = default);

    /// <summary>Burns points of a hold, all or some; the rest is free again. Needs the scope points.burn.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.HoldNotFound"/>, <see cref="CoalitionHubReason.HoldAlreadyResolved"/>,
    /// <see cref="CoalitionHubReason.HoldExpired"/>, <see cref="CoalitionHubReason.CaptureExceedsHold"/>.
    /// </exception>
    Task<CaptureResult> CaptureBurnAsync(CaptureBurnRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets all points of a hold go. Needs the scope points.burn.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.HoldNotFound"/>, <see cref="CoalitionHubReason.HoldAlreadyResolved"/>,
    /// <see cref="CoalitionHubReason.HoldExpired"/>.
    /// </exception>
    Task<VoidResult> VoidBurnAsync(VoidBurnRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Undoes an earn or a burn, wholly or in part, since goods came back. Points of an earn are taken from pending points, then from
    /// the balance, then below zero as far as the terms allow. Points of a burn go back to the lots they came from. Needs the scope
    /// points.earn.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.PurchaseNotFound"/>, <see cref="CoalitionHubReason.PurchaseNotReversible"/>,
    /// <see cref="CoalitionHubReason.ReturnExceedsPurchase"/>, <see cref="CoalitionHubReason.CurrencyMismatch"/>,
    /// <see cref="CoalitionHubReason.NegativeLimitReached"/>, <see cref="CoalitionHubReason.PurchaseAlreadyRecorded"/> (the return's
    /// reference was used before).
    /// </exception>
    Task<ReversalResult> ReverseAsync(ReverseRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a purchase's pending points available before their date. Needs the scope points.earn.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.PurchaseNotFound"/>, <see cref="CoalitionHubReason.NothingPending"/>.
    /// </exception>
    Task<ReleaseResult> ReleasePendingAsync(ReleasePendingRequest request, CancellationToken cancellationToken = default);

    /// <summary>A member's points, exact at the moment of the answer. Needs the scope points.read.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="currencyCode">Only this points currency; null: all in which the member has a wallet.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.CurrencyUnknown"/>.</exception>
    Task<MemberBalance> GetBalanceAsync(MemberSelector member, string? currencyCode = null, CancellationToken cancellationToken = default);

    /// <summary>The movements of a member's points that this partner made, the newest first. Needs the scope points.read.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="currencyCode">The points currency; null: the brand's own, or the coalition's if it has none.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.CurrencyUnknown"/>.</exception>
    PagedList<StatementEntry> ListStatementAsync(MemberSelector member, string? currencyCode = null);

    /// <summary>
    /// This partner's transfers in journal order. When the connection breaks, the stream goes on where it was. Needs the scope points.read.
    /// </summary>
    /// <param name="fromSeq">The first journal number to look at; 0: from the beginning. After an event: its <see cref="PointsEvent.NextSeq"/>.</param>
    /// <param name="follow">Go on at the journal's end, until cancelled, however long the hub is away. False: end there.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="CoalitionHubException">A failure that doesn't pass.</exception>
    IAsyncEnumerable<PointsEvent> StreamEventsAsync(long fromSeq = 0, bool follow = true, CancellationToken cancellationToken = default);
}
