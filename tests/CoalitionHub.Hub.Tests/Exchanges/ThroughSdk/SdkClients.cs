using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>The SDK's client, for a partner of a real hub.</summary>
internal static class SdkClients
{
    /// <summary>A client that calls as this partner.</summary>
    /// <param name="market">Where.</param>
    /// <param name="partner">Who.</param>
    /// <param name="clock">The client's clock; null: the system's.</param>
    public static CoalitionHubClient Sdk(this Market market, TestPartner partner, TimeProvider? clock = null) => market.Hub.Sdk(partner, clock);

    /// <summary>A client that calls as this partner.</summary>
    /// <param name="hub">Where.</param>
    /// <param name="partner">Who.</param>
    /// <param name="clock">The client's clock; null: the system's.</param>
    public static CoalitionHubClient Sdk(this TestHub hub, TestPartner partner, TimeProvider? clock = null) => new(new CoalitionHubClientOptions
    {
        HubAddress = hub.GrpcAddress,
        Authority = hub.WebAddress,
        ClientId = partner.Keys.ClientId,
        ClientSecret = partner.Keys.ClientSecret,
        TimeProvider = clock ?? TimeProvider.System,
        // A busy machine takes its time, and a clock that stands still would end a call early.
        AttemptTimeout = TimeSpan.FromMinutes(2),
        Deadline = TimeSpan.FromMinutes(3),
    });
}
