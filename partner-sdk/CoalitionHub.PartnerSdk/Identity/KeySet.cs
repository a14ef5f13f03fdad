using System.Security.Cryptography;
using System.Text.Json;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The hub's public keys (RFC 7517), by their ids. Fetched when one is asked for that isn't known, at most once in so many seconds:
/// the hub rotates its keys by itself, and a wrong key id must not become a flood of requests.
/// </summary>
internal sealed class KeySet(ClientSettings settings) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = settings.HttpHandler is { } handler ? new HttpClient(handler, disposeHandler: false) : new HttpClient();
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Dictionary<string, ECParameters> keys = [];
    private DateTimeOffset fetched = DateTimeOffset.MinValue;

    /// <summary>The key of this id; null when the hub has none.</summary>
    /// <exception cref="CoalitionHubException">The keys can't be fetched: HUB_UNREACHABLE.</exception>
    public async Task<ECParameters?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(keyId, out var known))
        {
            return known;
        }

        await fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!keys.ContainsKey(keyId) && settings.Clock.GetUtcNow() - fetched >= BetweenFetches)
            {
                keys = await FetchAsync(cancellationToken).ConfigureAwait(false);
                fetched = settings.Clock.GetUtcNow();
            }
        }
        finally
        {
            fetching.Release();
        }

        return keys.TryGetValue(keyId, out var key) ? key : null;
    }

    public void Dispose()
    {
        http.Dispose();
        fetching.Dispose();
    }

    private async Task<Dictionary<string, ECParameters>> FetchAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(Timeout, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var address = settings.KeysAddress ?? await DiscoverAsync(either.Token).ConfigureAwait(false);
            using var document = JsonDocument.Parse(await http.GetByteArrayAsync(address, either.Token).ConfigureAwait(false));
            Dictionary<string, ECParameters> found = [];
            foreach (var key in document.RootElement.GetProperty("keys").EnumerateArray())
            {
                if (Text(key, "kty") == "EC" && Text(key, "crv") == "P-256" && Text(key, "kid") is { Length: > 0 } keyId)
                {
                    found[keyId] = new ECParameters
                    {
                        Curve = ECCurve.NamedCurves.nistP256,
                        Q = new ECPoint { X = Base64Url.Decode(Text(key, "x")), Y = Base64Url.Decode(Text(key, "y")) },
                    };
                }
            }

            return found;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or UriFormatException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CoalitionHubException(CoalitionHubReason.HubUnreachable, Grpc.Core.StatusCode.Unavailable, $"The hub's keys, by which its quotes are verified, can't be fetched: {error.Message}", error);
        }
    }

    private async Task<Uri> DiscoverAsync(CancellationToken cancellationToken)
    {
        var issuer = settings.Authority?.AbsoluteUri.TrimEnd('/') ?? throw new InvalidOperationException("neither Authority nor KeysAddress is set.");
        using var document = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"{issuer}/.well-known/openid-configuration"), cancellationToken).ConfigureAwait(false));
        // RFC 8414 §3.3: a document that names another issuer must not be used.
        if (Text(document.RootElement, "issuer").TrimEnd('/') != issuer)
        {
            throw new InvalidOperationException($"the discovery document of {issuer} names another issuer.");
        }

        var address = new Uri(Text(document.RootElement, "jwks_uri"), UriKind.Absolute);
        return ClientSettings.IsAllowed(address, settings.AllowUnencrypted) ? address : throw new InvalidOperationException($"{address} isn't encrypted.");
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
