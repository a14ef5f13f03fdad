using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>Each brand's own client of the hub: one connection and one token for all its tills.</summary>
internal sealed class BrandClients : IDisposable
{
    private readonly List<(string Brand, CoalitionHubClient Client)> clients;

    public BrandClients(IEnumerable<OnboardedBrand> brands)
    {
        clients = [.. brands.Select(brand => (brand.Brand.Code, new CoalitionHubClient(OptionsFor(brand.Profile))))];
        All = clients.ToDictionary(client => client.Brand, ICoalitionHubClient (client) => client.Client);
    }

    /// <summary>By the brand's code.</summary>
    public IReadOnlyDictionary<string, ICoalitionHubClient> All { get; }

    /// <summary>Each brand's statement of a window, as the brand itself gets it.</summary>
    public async Task<IReadOnlyList<Statement>> StatementsAsync(string windowId, CancellationToken cancellationToken)
    {
        List<Statement> statements = [];
        foreach (var (_, client) in clients)
        {
            statements.Add(await client.Settlements.GetStatementAsync(new WindowId(windowId), cancellationToken));
        }

        return statements;
    }

    public void Dispose() => clients.ForEach(client => client.Client.Dispose());

    private static CoalitionHubClientOptions OptionsFor(Profile profile) => new()
    {
        HubAddress = profile.Hub,
        Authority = profile.Authority,
        ClientId = profile.ClientId,
        ClientSecret = profile.ClientSecret,
        // The hub shares this machine with all tills: when it is slow, asking again makes it slower.
        Deadline = TimeSpan.FromMinutes(2),
        AttemptTimeout = TimeSpan.FromSeconds(30),
    };
}
