using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>A partner's own software: the SDK, against a test's hub.</summary>
internal static class PartnerClients
{
    public static CoalitionHubClient ClientOf(this TestHub hub, TestPartner partner) => new(new CoalitionHubClientOptions
    {
        HubAddress = hub.GrpcAddress,
        Authority = hub.WebAddress,
        ClientId = partner.Keys.ClientId,
        ClientSecret = partner.Keys.ClientSecret,
    });

    /// <summary>Records as a stream, as a partner reads them from its database.</summary>
    public static async IAsyncEnumerable<T> Streamed<T>(this IEnumerable<T> records)
    {
        foreach (var record in records)
        {
            await Task.Yield();
            yield return record;
        }
    }
}
