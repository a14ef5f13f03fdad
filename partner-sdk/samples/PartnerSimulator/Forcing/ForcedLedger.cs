using System.Collections.Concurrent;
using CoalitionHub.PartnerSdk;
using CoalitionHub.PartnerSimulator.Ledgers;

namespace CoalitionHub.PartnerSimulator.Forcing;

/// <summary>An honest ledger behind answers that go wrong where the points say so.</summary>
/// <param name="ledger">The honest one.</param>
/// <param name="lateness">How late a late answer is.</param>
/// <param name="crash">Kills the process.</param>
internal sealed class ForcedLedger(SqliteLedger ledger, TimeSpan lateness, Action crash) : IPointsLedger
{
    public const string Forced = "FORCED";

    private readonly ConcurrentDictionary<InstructionId, bool> unknownForGood = new();

    /// <summary>How often an answer is sent.</summary>
    public static int SendsOf(LedgerInstruction instruction, LedgerAnswer answer) => (ForcedAmounts.Of(PointsOf(instruction)), answer.Outcome) switch
    {
        (ForcedAnswer.Never, InstructionOutcome.Done) => 0,
        (ForcedAnswer.Twice, _) => 2,
        _ => 1,
    };

    public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) =>
        ledger.ValidateMemberAsync(instruction, cancellationToken);

    public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) =>
        AnswerAsync(instruction, () => ledger.DebitAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) =>
        AnswerAsync(instruction, () => ledger.CreditAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) =>
        AnswerAsync(instruction, () => ledger.ReverseAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) =>
        unknownForGood.ContainsKey(instruction.About) ? Task.FromResult(LedgerAnswer.NotKnown) : ledger.QueryAsync(instruction, cancellationToken);

    private static long PointsOf(LedgerInstruction instruction) => instruction switch
    {
        DebitInstruction debit => debit.Points,
        CreditInstruction credit => credit.Points,
        ReverseInstruction reverse => reverse.Points,
        _ => 0,
    };

    private async Task<LedgerAnswer> AnswerAsync(LedgerInstruction instruction, Func<Task<LedgerAnswer>> carryOut)
    {
        var forced = ForcedAmounts.Of(PointsOf(instruction));
        if (forced == ForcedAnswer.Refuse)
        {
            return ledger.Refuse(instruction, Forced);
        }

        if (forced == ForcedAnswer.UnknownUndone)
        {
            return LedgerAnswer.NotKnown;
        }

        var isNew = ledger.Find(instruction.Id) is null;
        var answer = await carryOut();
        if (answer.Outcome != InstructionOutcome.Done || !isNew)
        {
            return answer;
        }

        switch (forced)
        {
            case ForcedAnswer.Late:
                // Not with the caller's token: being late is the point.
                await Task.Delay(lateness, CancellationToken.None);
                return answer;
            case ForcedAnswer.Unknown:
                return LedgerAnswer.NotKnown;
            case ForcedAnswer.WrongAmount:
                return LedgerAnswer.Done(answer.Points - 1, answer.PartnerReference);
            case ForcedAnswer.UnknownForGood:
                unknownForGood[instruction.Id] = true;
                return LedgerAnswer.NotKnown;
            case ForcedAnswer.Crash:
                crash();
                return LedgerAnswer.NotKnown;
            default:
                return answer;
        }
    }
}
