using CoalitionHub.Core.Exchanges;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Exchanges as the database has them; they are too many to keep in memory.</summary>
internal sealed class ExchangesStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>An exchange of this partner; null when it has none of that number.</summary>
    public async Task<Exchange?> Find(int partnerNo, long no, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .SingleOrDefaultAsync(exchange => exchange.No == no && exchange.PartnerNo == partnerNo, cancellationToken);
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
}
