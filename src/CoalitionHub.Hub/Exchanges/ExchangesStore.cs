using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Exchanges as the database has them; they are too many to keep in memory.</summary>
internal sealed class ExchangesStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>An exchange of this partner; null when it has none of that number.</summary>
    private async Task<Exchange?> Find(int partnerNo, long no, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .SingleOrDefaultAsync(exchange => exchange.No == no && exchange.PartnerNo == partnerNo, cancellationToken);
    }

    /// <summary>An exchange that the caller may see: one of its partner's, and of a caller that may watch one, that one.</summary>
    /// <exception cref="RefusalException">EXCHANGE_NOT_FOUND.</exception>
    public async Task<Exchange> FindFor(Caller caller, long no, CancellationToken cancellationToken) =>
        (caller.WatchedNo == 0 || caller.WatchedNo == no ? await Find(caller.PartnerNo, no, cancellationToken) : null)
        ?? throw new RefusalException(new Refusal(Reason.ExchangeNotFound, "The partner has no such exchange."));

    /// <summary>An exchange, whoever asked for it; null when there is none of that number.</summary>
    public async Task<Exchange?> FindAnybodys(long no, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking().SingleOrDefaultAsync(exchange => exchange.No == no, cancellationToken);
    }

    /// <summary>The partner's exchanges, the last first.</summary>
    /// <param name="partnerNo">Whose.</param>
    /// <param name="memberNos">Only the member's of these numbers; empty for all.</param>
    /// <param name="before">Only those before this one; null from the last on.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Exchange>> List(int partnerNo, IReadOnlyList<long> memberNos, long? before, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var end = before ?? long.MaxValue;
        return await context.Exchanges.AsNoTracking()
            .Where(exchange => exchange.PartnerNo == partnerNo && exchange.No < end && (memberNos.Count == 0 || memberNos.Contains(exchange.MemberNo)))
            .OrderByDescending(exchange => exchange.No)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The exchange's steps after this one, the first first.</summary>
    public async Task<IReadOnlyList<StateChange>> Changes(Exchange exchange, long afterNo, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StateChanges.AsNoTracking()
            .Where(change => change.Subject == exchange.Id && change.No > afterNo)
            .OrderBy(change => change.No)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What records of finance name: exchanges by id, and instructions.</summary>
    public async Task<NamedMoves> Names(IEnumerable<long> exchangeNos, IEnumerable<long> instructionNos, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var exchanges = exchangeNos.Distinct().ToList();
        var instructions = instructionNos.Distinct().ToList();
        return new NamedMoves(
            await context.Exchanges.AsNoTracking().Where(row => exchanges.Contains(row.No)).ToDictionaryAsync(row => row.No, cancellationToken),
            await context.Instructions.AsNoTracking().Where(row => instructions.Contains(row.No)).ToDictionaryAsync(row => row.No, cancellationToken));
    }
}

/// <summary>Exchanges and instructions by number. Records that others name are never removed, so not finding one is a broken invariant.</summary>
internal sealed record NamedMoves(IReadOnlyDictionary<long, Exchange> Exchanges, IReadOnlyDictionary<long, Instruction> Instructions)
{
    public string ExchangeId(long no) => Exchanges[no].Id;

    public Instruction Instruction(long no) => Instructions[no];
}
