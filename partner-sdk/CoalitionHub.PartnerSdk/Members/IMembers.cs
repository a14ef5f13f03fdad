namespace CoalitionHub.PartnerSdk;

/// <summary>Members, as partners enrol, find and link them. Reading needs the scope members.read, changing members.write.</summary>
public interface IMembers
{
    /// <summary>Makes a member with a new card number, linked to the partner's own number if one is given.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.BrandMemberNumberTaken"/>.</exception>
    Task<Member> EnrolAsync(EnrolMemberRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds a member. Merged and erased memberships are shown as what they are.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.MemberNotFound"/>, <see cref="CoalitionHubReason.CardReplaced"/>.
    /// </exception>
    Task<Member> GetAsync(MemberSelector member, CancellationToken cancellationToken = default);

    /// <summary>Links a member to the partner's own number. A partner that didn't enrol the member brings its proof.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.BrandMemberNumberTaken"/>, <see cref="CoalitionHubReason.MemberAlreadyLinked"/>,
    /// <see cref="CoalitionHubReason.ProofRequired"/> and what else a proof is refused for.
    /// </exception>
    Task<Member> LinkAsync(LinkMemberRequest request, CancellationToken cancellationToken = default);

    /// <summary>Ends a link. Points, cards and other partners' links stay.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.MemberNotLinked"/>.</exception>
    Task<Member> UnlinkAsync(UnlinkMemberRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the member a new card number; the old one names nobody from now on. A partner that didn't enrol the member brings its proof; for
    /// a lost card that is the partner's own authentication of the member, such as <see cref="AssertionMethod.Document"/>.
    /// </summary>
    /// <returns>The new card number.</returns>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.MemberNotFound"/>, <see cref="CoalitionHubReason.CardReplaced"/>,
    /// <see cref="CoalitionHubReason.ProofRequired"/> and what else a proof is refused for.
    /// </exception>
    Task<string> ReplaceCardAsync(ReplaceCardRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the secret behind the member's rotating code, to be shown to the member as a QR code. A member that has one already must
    /// prove itself first. The old secret ends with the call.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.ProofRequired"/>, <see cref="CoalitionHubReason.ProofWrong"/>,
    /// <see cref="CoalitionHubReason.MemberNotLinked"/>.
    /// </exception>
    Task<ProofSecret> CreateProofSecretAsync(CreateProofSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything personal that is kept of a member, for the member: what the coalition keeps of the person, and all purchases at this
    /// partner, for which it asks page after page, with the exchanges and gifts through it.
    /// </summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.MemberNotLinked"/>.</exception>
    Task<MemberExport> ExportAsync(MemberSelector member, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases everything personal: profile, proof secret, brand numbers, and lines, store and channel of the member's purchases at every
    /// brand. Amounts, points, times and the merchants' references stay. Cards stop working. The journal is untouched; points left run
    /// to their expiry. Cannot be undone.
    /// </summary>
    /// <returns>When it was erased.</returns>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.MemberNotLinked"/>, <see cref="CoalitionHubReason.MemberHasHolds"/>.
    /// </exception>
    Task<DateTimeOffset> EraseAsync(EraseMemberRequest request, CancellationToken cancellationToken = default);
}
