using System.Collections.Concurrent;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Playing;

/// <summary>Exchanges that an earlier part of the run made, by brand and member, in their order.</summary>
internal sealed class EarlierExchanges
{
    private readonly ConcurrentDictionary<(string Brand, MemberId Member), ConcurrentQueue<Exchange>> exchanges = [];

    /// <summary>Asks the hub for them; a new run has none.</summary>
    public static async Task<EarlierExchanges> LoadAsync(IReadOnlyDictionary<string, ICoalitionHubClient> hubs, CancellationToken cancellationToken)
    {
        var earlier = new EarlierExchanges();
        foreach (var (brand, hub) in hubs)
        {
            // The list has the last one first.
            foreach (var exchange in await hub.Exchanges.ListAsync().Reverse().ToListAsync(cancellationToken))
            {
                earlier.exchanges.GetOrAdd((brand, exchange.MemberId), _ => new ConcurrentQueue<Exchange>()).Enqueue(exchange);
            }
        }

        return earlier;
    }

    /// <summary>The member's next one at this brand; null when it is still to be made.</summary>
    public Exchange? Next(string brand, MemberId member) =>
        exchanges.TryGetValue((brand, member), out var made) && made.TryDequeue(out var exchange) ? exchange : null;
}
