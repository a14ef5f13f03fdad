using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>Gets an access token by client credentials (RFC 6749 section 4.4) for a person of the staff.</summary>
internal static class TokenClient
{
    private const string Scope = "staff";
    private const string DiscoveryPath = "/.well-known/openid-configuration";

    /// <exception cref="TokenRefusedException">The credential isn't accepted.</exception>
    /// <exception cref="HubUnreachableException">Nobody answered, or not with a token.</exception>
    public static async Task<string> FetchAsync(Credentials credentials, TimeSpan timeout, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = timeout };
        var place = credentials.Authority;
        try
        {
            place = await EndpointAsync(client, credentials.Authority, cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Post, place)
            {
                Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", Scope)]),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", BasicOf(credentials));
            using var response = await client.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode ? TokenIn(body, place) : throw Refused(response.StatusCode, body, place);
        }
        catch (HttpRequestException exception)
        {
            throw new HubUnreachableException($"The token endpoint {place} can't be reached: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HubUnreachableException($"The token endpoint {place} did not answer within {timeout.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>An address whose path ends with "token" is the endpoint; any other is the issuer's (RFC 8414).</summary>
    private static async Task<Uri> EndpointAsync(HttpClient client, Uri authority, CancellationToken cancellation)
    {
        if (authority.AbsolutePath.TrimEnd('/').EndsWith("token", StringComparison.Ordinal))
        {
            return authority;
        }

        var discovery = new Uri(authority.GetLeftPart(UriPartial.Path).TrimEnd('/') + DiscoveryPath);
        using var response = await client.GetAsync(discovery, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new HubUnreachableException($"{discovery} answered {(int)response.StatusCode}; is {authority} the issuer?");
        }

        // A secret that was to travel encrypted must not be sent in the clear because a document says so.
        return Uri.TryCreate(TextIn(await response.Content.ReadAsStringAsync(cancellation), "token_endpoint"), UriKind.Absolute, out var endpoint) &&
            (endpoint.Scheme == "https" || endpoint.Scheme == authority.Scheme)
                ? endpoint
                : throw new HubUnreachableException($"{discovery} names no token endpoint that could be used.");
    }

    /// <summary>RFC 6749 section 2.3.1: both parts are form-encoded first.</summary>
    private static string BasicOf(Credentials credentials) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(credentials.ClientId)}:{WebUtility.UrlEncode(credentials.ClientSecret)}"));

    private static string TokenIn(string body, Uri place) =>
        TextIn(body, "access_token") ?? throw new HubUnreachableException($"{place} answered without a token; is it a token endpoint?");

    /// <summary>RFC 6749 section 5.2: 400 or 401 with an error's name.</summary>
    private static Exception Refused(HttpStatusCode status, string body, Uri place) => TextIn(body, "error") switch
    {
        "invalid_client" => new TokenRefusedException("invalid_client: the token endpoint does not accept this client id and secret."),
        "invalid_scope" or "unauthorized_client" => new TokenRefusedException("invalid_scope: this credential belongs to no person of the staff; a partner's system can't use these commands."),
        { } error => new TokenRefusedException($"{error}: {TextIn(body, "error_description") ?? "the token endpoint refused."}"),
        null => new HubUnreachableException($"{place} answered {(int)status} instead of a token."),
    };

    private static string? TextIn(string body, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
