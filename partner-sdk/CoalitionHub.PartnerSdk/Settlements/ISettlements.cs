namespace CoalitionHub.PartnerSdk;

/// <summary>
/// What the partner and the coalition owe each other. Needs the scope settlements.read; agreeing and disputing need settlements.write.
/// </summary>
public interface ISettlements
{
    /// <summary>Windows with this partner's own part, the last opened first.</summary>
    PagedList<Window> ListWindowsAsync();

    /// <summary>This partner's statement of one window.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet).
    /// </exception>
    Task<Statement> GetStatementAsync(WindowId windowId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every transfer that touches this partner's part of a window, in order of seq; of the open window, up to now. A stream that breaks
    /// goes on where it was. Fees and what else is worked out for the window as a whole are on the statement only.
    /// </summary>
    /// <param name="windowId">Which window.</param>
    /// <param name="fromSeq">The first transfer wanted; 0: the window's first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.SeqOutOfRange"/>.</exception>
    IAsyncEnumerable<WindowTransaction> StreamTransactionsAsync(WindowId windowId, long fromSeq = 0, CancellationToken cancellationToken = default);

    /// <summary>That those transactions are the ones of which the window was calculated.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet, or by a hub that kept no proofs).
    /// </exception>
    Task<WindowProof> GetProofAsync(WindowId windowId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Verifies a window: streams its transactions, recomputes their root and checks its path to the window's root, adds them up to the
    /// statement, works out fee, true-ups, interchange and joint funding from its own volumes and terms, and compares all of it with the partner's
    /// own records. Memory grows with the number of the partner's own purchases in the
    /// window, not with the rest.
    /// </summary>
    /// <param name="windowId">Which window.</param>
    /// <param name="own">
    /// The partner's purchases, burns and returns of the window, in any order; null compares nothing. A purchase that was sent near a cut-off
    /// may be in the next window: it is then missing there.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet).
    /// </exception>
    Task<WindowVerification> VerifyAsync(WindowId windowId, IAsyncEnumerable<OwnTransaction>? own = null, CancellationToken cancellationToken = default);

    /// <summary>Agrees to this partner's part of a calculated window; it can't be disputed afterwards.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet),
    /// <see cref="CoalitionHubReason.DisputeState"/> (agreed already, or a dispute is open).
    /// </exception>
    Task<PartAgreement> AgreeAsync(AgreeStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Disputes lines of the statement of a calculated window: <see cref="RaiseDisputeRequest.Of"/> takes exactly those that
    /// <see cref="VerifyAsync"/> found. The window stays as it is; what the partner is right about is booked in the window that is open then.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet),
    /// <see cref="CoalitionHubReason.DisputeState"/> (agreed already), <see cref="CoalitionHubReason.TimeLimitPassed"/>,
    /// <see cref="CoalitionHubReason.NothingDisputed"/> (a line is as the statement has it), <see cref="CoalitionHubReason.LineDisputed"/> (a line
    /// is in an open dispute; add evidence to that one), <see cref="CoalitionHubReason.CurrencyUnknown"/>.
    /// </exception>
    Task<RaisedDispute> RaiseDisputeAsync(RaiseDisputeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds evidence to a dispute. After a rejection this contests it: the coalition has to answer again.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.DisputeNotFound"/>, <see cref="CoalitionHubReason.DisputeState"/>, <see cref="CoalitionHubReason.TimeLimitPassed"/>.
    /// </exception>
    Task<DisputeState> AddEvidenceAsync(AddDisputeEvidenceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a dispute back, or accepts that it was rejected. An offer needs no accepting: the coalition's second person books it.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.DisputeNotFound"/>, <see cref="CoalitionHubReason.DisputeState"/>.</exception>
    Task<DisputeState> WithdrawDisputeAsync(WithdrawDisputeRequest request, CancellationToken cancellationToken = default);

    /// <summary>This partner's disputes with all that was said, the last raised first.</summary>
    /// <param name="state">Only in this state; unspecified: all.</param>
    PagedList<Dispute> ListDisputesAsync(DisputeState state = DisputeState.Unspecified);

    /// <summary>What this partner has with the coalition now, the threshold it has reached, and when it reaches its cap at the present pace.</summary>
    Task<Position> GetPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The position now, and again whenever it has changed, at most a few times a second; changes in between are in the next one. A stream that
    /// breaks is opened again for as long as it takes. Ends only by <paramref name="cancellationToken"/>, or with a refusal.
    /// </summary>
    IAsyncEnumerable<Position> WatchPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>The packs of points that this partner has bought ahead and what is left of them, the last proposed first.</summary>
    /// <param name="state">Only in this state; unspecified: all.</param>
    PagedList<Pack> ListPacksAsync(PackState state = PackState.Unspecified);

    /// <summary>This partner's statements, invoices and credit notes, the last made first.</summary>
    /// <param name="windowId">Only of this window; null: of all.</param>
    PagedList<SettlementFile> ListFilesAsync(WindowId? windowId = null);

    /// <summary>A file's bytes, checked against its hash.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.FileNotFound"/>; the bytes have another hash.</exception>
    Task<byte[]> ReadFileAsync(SettlementFileId fileId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Compares the partner's purchases, captured burns and returns of some days with the hub's, at any time: both sides work out digests of
    /// ranges, and only ranges that differ are looked into. So a missing, extra or different transaction among n is found in a logarithmic
    /// number of calls. What a till sent a moment ago may not be on both sides yet.
    /// </summary>
    /// <param name="own">The partner's records, in any order, each with its PurchaseTime; those of other days are left out. They are kept in memory.</param>
    /// <param name="firstDate">The first UTC day.</param>
    /// <param name="lastDate">The last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<TransactionReconciliation> ReconcileAsync(
        IAsyncEnumerable<OwnTransaction> own, DateOnly firstDate, DateOnly lastDate, CancellationToken cancellationToken = default);
}
