using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The hub over gRPC. Make one and keep it: it is immutable, safe for any number of callers at once, and holds one connection and one
/// token for all of them.
/// </summary>
public sealed class CoalitionHubClient : ICoalitionHubClient, IDisposable
{
    private readonly HubConnection hub;

    /// <summary>Makes a client. Connects at the first call.</summary>
    /// <param name="options">Where the hub is, and who calls. Read once.</param>
    /// <param name="loggers">Where to log; null means nowhere. Ids only are logged, no tokens, no personal data.</param>
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message names it.</exception>
    public CoalitionHubClient(CoalitionHubClientOptions options, ILoggerFactory? loggers = null)
    {
        hub = new HubConnection(ClientSettings.From(options), loggers ?? NullLoggerFactory.Instance);
        Points = new PointsCalls(hub);
        Purchases = new PurchaseCalls(hub);
        Members = new MemberCalls(hub);
        Exchanges = new ExchangeCalls(hub);
        Settlements = new SettlementCalls(hub);
        Partners = new PartnerCalls(hub);
        Programmes = new ProgrammeCalls(hub);
    }

    /// <inheritdoc />
    public IPoints Points { get; }

    /// <inheritdoc />
    public IPurchases Purchases { get; }

    /// <inheritdoc />
    public IMembers Members { get; }

    /// <inheritdoc />
    public IExchanges Exchanges { get; }

    /// <inheritdoc />
    public ISettlements Settlements { get; }

    /// <inheritdoc />
    public IPartners Partners { get; }

    /// <inheritdoc />
    public IProgrammes Programmes { get; }

    /// <summary>Ends the connection; calls under way fail.</summary>
    public void Dispose() => hub.Dispose();
}
