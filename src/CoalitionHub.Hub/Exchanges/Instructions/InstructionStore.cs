using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>What instructions refer to and is closed, and so no longer in memory.</summary>
internal sealed class InstructionStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>When these instructions were made, by number.</summary>
    public async Task<IReadOnlyDictionary<long, long>> CreatedMicros(IReadOnlyCollection<long> nos, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Instructions.AsNoTracking()
            .Where(instruction => nos.Contains(instruction.No))
            .ToDictionaryAsync(instruction => instruction.No, instruction => instruction.CreatedMicros, cancellationToken);
    }

    /// <summary>When these exchanges were accepted, by number.</summary>
    public async Task<IReadOnlyDictionary<long, long>> ExchangesCreatedMicros(IReadOnlyCollection<long> nos, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .Where(exchange => nos.Contains(exchange.No))
            .ToDictionaryAsync(exchange => exchange.No, exchange => exchange.CreatedMicros, cancellationToken);
    }
}
