namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The points ledger of a brand that keeps its own members' balances. The partner implements it;
/// <see cref="IExchanges.ServeLedgerAsync"/> calls it with the hub's instructions. Whoever implements it keeps five promises:
/// <list type="number">
/// <item>It keeps the id of every instruction with what it did, in the same transaction, for ever.</item>
/// <item>The same id again moves nothing: the first answer is given again, whatever happened meanwhile. The hub delivers at least once.</item>
/// <item>
/// A <see cref="QueryInstruction"/> about an id that was not carried out is answered with <see cref="LedgerAnswer.Refused"/>, and the
/// id is kept as refused first: should it arrive afterwards, it is refused.
/// </item>
/// <item>All the points of an instruction move, or none. What is reversed is never more than what moved and was not reversed yet.</item>
/// <item>What it can't tell, it says so (<see cref="LedgerAnswer.NotKnown"/>, or any exception): the hub asks again. It never guesses.</item>
/// </list>
/// The methods are called for different members at once, for one member one after another. Several processes of the partner may
/// serve one ledger: then the promises are kept by the database that they share.
/// </summary>
public interface IPointsLedger
{
    /// <summary>Says whether the member exists and could give or take points now. Moves nothing.</summary>
    /// <returns><see cref="LedgerAnswer.Done"/> with 0 points, or <see cref="LedgerAnswer.Refused"/>.</returns>
    Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken);

    /// <summary>Takes points out of the member's account.</summary>
    /// <returns><see cref="LedgerAnswer.Done"/> with as many points as were asked for, once that is durable; or <see cref="LedgerAnswer.Refused"/>.</returns>
    Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken);

    /// <summary>Puts points into the member's account.</summary>
    /// <returns><see cref="LedgerAnswer.Done"/> with as many points as were asked for, once that is durable; or <see cref="LedgerAnswer.Refused"/>.</returns>
    Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken);

    /// <summary>Says what became of an earlier instruction.</summary>
    /// <returns>
    /// The answer of that instruction: <see cref="LedgerAnswer.Done"/> with as many points as it moved, or
    /// <see cref="LedgerAnswer.Refused"/>, which promises that it won't be carried out afterwards.
    /// </returns>
    Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken);

    /// <summary>Takes an earlier debit or credit back, wholly or in part.</summary>
    /// <returns>
    /// <see cref="LedgerAnswer.Done"/> with as many points as were asked for, once that is durable; or <see cref="LedgerAnswer.Refused"/>,
    /// as when more is asked than remains, or when the member no longer has the points of a credit.
    /// </returns>
    Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken);
}
