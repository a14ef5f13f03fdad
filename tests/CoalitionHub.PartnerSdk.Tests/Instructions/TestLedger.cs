using System.Collections.Concurrent;

namespace CoalitionHub.PartnerSdk.Tests.Instructions;

/// <summary>A ledger that does what a test says, and keeps what it was asked.</summary>
internal sealed class TestLedger : IPointsLedger
{
    public ConcurrentQueue<LedgerInstruction> Asked { get; } = new();

    public Func<LedgerInstruction, CancellationToken, Task<LedgerAnswer>> Answer { get; set; } = (_, _) => Task.FromResult(LedgerAnswer.Done(0));

    public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) => AskAsync(instruction, cancellationToken);

    public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) => AskAsync(instruction, cancellationToken);

    public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) => AskAsync(instruction, cancellationToken);

    public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) => AskAsync(instruction, cancellationToken);

    public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) => AskAsync(instruction, cancellationToken);

    private Task<LedgerAnswer> AskAsync(LedgerInstruction instruction, CancellationToken cancellationToken)
    {
        Asked.Enqueue(instruction);
        return Answer(instruction, cancellationToken);
    }
}
