using System.Collections.Concurrent;
using CoalitionHub.PartnerSimulator.Ledgers;

namespace CoalitionHub.PartnerSdk.Tests.Simulator;

/// <summary>How a partner's developer may get it wrong.</summary>
public enum Broken
{
    CarriesOutTwice,
    CreditsTwice,
    ForgetsItsPromise,
    GuessesDone,
    TriesRefusedAgain,
    ReversesTooMuch,
    ReversesTwice,
    AnswersBeforeItIsDone,
    Remembers,
    KnowsEverybody,
    Throws,
}

/// <summary>A ledger with one mistake.</summary>
internal sealed class BrokenLedger(SqliteLedger ledger, Broken how) : IPointsLedger
{
    private readonly ConcurrentDictionary<InstructionId, LedgerAnswer> memory = new();

    public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) => how switch
    {
        Broken.KnowsEverybody => Task.FromResult(LedgerAnswer.Done(0)),
        Broken.Throws => throw new InvalidDataException("no such table"),
        _ => ledger.ValidateMemberAsync(instruction, cancellationToken),
    };

    public async Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken)
    {
        switch (how)
        {
            case Broken.CarriesOutTwice:
                return await ledger.DebitAsync(instruction with { Id = Another() }, cancellationToken);
            case Broken.TriesRefusedAgain when ledger.Find(instruction.Id) is { IsMove: false }:
                return await ledger.DebitAsync(instruction with { Id = Another() }, cancellationToken);
            case Broken.AnswersBeforeItIsDone:
                return LedgerAnswer.Done(instruction.Points);
            case Broken.Remembers:
                if (!memory.TryGetValue(instruction.Id, out var answer))
                {
                    memory[instruction.Id] = answer = await ledger.DebitAsync(instruction with { Id = Another() }, cancellationToken);
                }

                return answer;
            default:
                return await ledger.DebitAsync(instruction, cancellationToken);
        }
    }

    public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) =>
        ledger.CreditAsync(how == Broken.CreditsTwice ? instruction with { Id = Another() } : instruction, cancellationToken);

    public async Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) => how switch
    {
        Broken.ForgetsItsPromise => ledger.Find(instruction.About)?.Answer ?? LedgerAnswer.Refused("UNKNOWN"),
        Broken.GuessesDone => ledger.Find(instruction.About)?.Answer ?? LedgerAnswer.Done(10),
        Broken.Remembers => memory.GetValueOrDefault(instruction.About) ?? LedgerAnswer.Refused("UNKNOWN"),
        _ => await ledger.QueryAsync(instruction, cancellationToken),
    };

    public async Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken)
    {
        if (how == Broken.ReversesTwice)
        {
            return await ledger.ReverseAsync(instruction with { Id = Another() }, cancellationToken);
        }

        var answer = await ledger.ReverseAsync(instruction, cancellationToken);
        return how == Broken.ReversesTooMuch && answer.RefusalReason == SqliteLedger.MoreThanRemains
            ? await ledger.CreditAsync(
                new CreditInstruction
                {
                    Id = Another(),
                    ExchangeId = instruction.ExchangeId,
                    BrandMemberNumber = instruction.BrandMemberNumber,
                    CurrencyCode = instruction.CurrencyCode,
                    Points = instruction.Points,
                },
                cancellationToken)
            : answer;
    }

    private static InstructionId Another() => new($"ins_{Guid.NewGuid():N}");
}
