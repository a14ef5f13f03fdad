using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Servers;

/// <summary>A partner and its client, through the SDK.</summary>
/// <param name="PartnerId">"ptn_…".</param>
/// <param name="Options">How it calls.</param>
/// <param name="Client">Its calls.</param>
internal sealed record BenchPartner(string PartnerId, CoalitionHubClientOptions Options, CoalitionHubClient Client)
{
    /// <summary>A client at this server. Nothing is tried again: a failure is to be seen.</summary>
    public static BenchPartner At(ServerUnderTest server, string partnerId, string clientId, string? secret, params IEnumerable<Uri> others)
    {
        var options = new CoalitionHubClientOptions
        {
            HubAddress = server.Grpc,
            OtherHubAddresses = [.. others],
            Authority = server.Authority,
            ClientId = clientId,
            ClientSecret = secret,
            Retry = new RetryOptions { MaxAttempts = 1 },
            HttpHandler = Tls.Handler(),
        };
        return new BenchPartner(partnerId, options, new CoalitionHubClient(options));
    }

    /// <summary>The same partner at another process; it may know more of them.</summary>
    public BenchPartner At(ServerUnderTest server, params IEnumerable<Uri> others) => At(server, PartnerId, Options.ClientId, Options.ClientSecret, others);
}
