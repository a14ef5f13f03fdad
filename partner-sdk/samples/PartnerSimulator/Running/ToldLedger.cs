using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>Writes a line for every instruction and its answer.</summary>
internal sealed class ToldLedger(IPointsLedger ledger, TimeProvider clock) : IPointsLedger
{
    public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) =>
        TellAsync(instruction, "validate", ledger.ValidateMemberAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) =>
        TellAsync(instruction, $"debit {instruction.Points}", ledger.DebitAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) =>
        TellAsync(instruction, $"credit {instruction.Points}", ledger.CreditAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) =>
        TellAsync(instruction, $"query about {instruction.About}", ledger.QueryAsync(instruction, cancellationToken));

    public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) =>
        TellAsync(instruction, $"reverse {instruction.Points} of {instruction.About}", ledger.ReverseAsync(instruction, cancellationToken));

    private async Task<LedgerAnswer> TellAsync(LedgerInstruction instruction, string what, Task<LedgerAnswer> asked)
    {
        var answer = await asked;
        Console.WriteLine($"{clock.GetUtcNow():HH:mm:ss.fff} {instruction.Id} {what}: {answer.Outcome} {answer.RefusalReason}".TrimEnd());
        return answer;
    }
}
