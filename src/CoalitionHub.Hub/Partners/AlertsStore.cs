using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Partners;

/// <summary>Alerts, as the database has them.</summary>
internal sealed class AlertsStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>The newest first.</summary>
    /// <param name="partnerNo">Only this partner's; 0 for all.</param>
    /// <param name="before">Only those before this one; null from the newest on.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<List<Alert>> List(int partnerNo, long? before, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var end = before ?? long.MaxValue;
        return await context.Alerts
            .Where(alert => alert.No < end && (partnerNo == 0 || alert.PartnerNo == partnerNo))
            .OrderByDescending(alert => alert.No)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
