using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CoalitionHub.PartnerSdk;

/// <summary>The client credentials grant (RFC 6749 §4.4), with a secret or with a signed assertion (RFC 7523 §2.2).</summary>
internal sealed class TokenEndpoint(ClientSettings settings) : IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    // RFC 6749 §5.1 only recommends expires_in.
    private static readonly TimeSpan UnstatedLifetime = TimeSpan.FromMinutes(5);

    private readonly HttpClient http = settings.HttpHandler is { } handler ? new HttpClient(handler, disposeHandler: false) : new HttpClient();
    private Uri? discovered;

    /// <exception cref="TokenException">No token was to be had.</exception>
    public async Task<(string Token, TimeSpan Lifetime)> RequestAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(Timeout, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var address = settings.TokenAddress ?? (discovered ??= await DiscoverAsync(either.Token).ConfigureAwait(false));
            using var request = RequestTo(address);
            using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? Read(body) : throw Refusal(response.StatusCode, body);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException)
        {
            // The endpoint may have moved.
            discovered = null;
            throw Unavailable($"The token endpoint gave no usable answer: {error.Message}", error);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage RequestTo(Uri address)
    {
        Dictionary<string, string> form = new() { ["grant_type"] = "client_credentials" };
        if (settings.Scopes.Length > 0)
        {
            form["scope"] = string.Join(' ', settings.Scopes);
        }

        HttpRequestMessage request = new(HttpMethod.Post, address);
        if (settings.SigningKey is { } key)
        {
            form["client_id"] = settings.ClientId;
            form["client_assertion_type"] = AssertionType;
            form["client_assertion"] = ClientAssertion.Sign(
                key, settings.ClientId, settings.AssertionAudience ?? address.AbsoluteUri, settings.Clock.GetUtcNow());
        }
        else
        {
            // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
            var pair = $"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(settings.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    private async Task<Uri> DiscoverAsync(CancellationToken cancellationToken)
    {
        var issuer = settings.Authority?.AbsoluteUri.TrimEnd('/') ?? "";
        var body = await http.GetByteArrayAsync(new Uri($"{issuer}/.well-known/openid-configuration"), cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(body);
        // RFC 8414 §3.3: a document that names another issuer must not be used.
        if (Text(document, "issuer").TrimEnd('/') != issuer)
        {
            throw Unavailable($"The discovery document of {issuer} names another issuer.");
        }

        return Uri.TryCreate(Text(document, "token_endpoint"), UriKind.Absolute, out var address)
               && ClientSettings.IsAllowed(address, settings.AllowUnencrypted)
            ? address
            : throw Unavailable($"The discovery document of {issuer} names no token endpoint that may be used.");
    }

    private static (string Token, TimeSpan Lifetime) Read(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var token = Text(document, "access_token");
        var type = Text(document, "token_type");
        if (token.Length == 0 || !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw Unavailable("The token endpoint gave no bearer token.");
        }

        var lifetime = document.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var value) && value > 0
            ? TimeSpan.FromSeconds(value)
            : UnstatedLifetime;
        return (token, lifetime);
    }

    // RFC 6749 §5.2: 400 or 401 with a named error is a no; anything else may pass.
    private static TokenException Refusal(HttpStatusCode status, byte[] body)
    {
        var isNo = status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        if (!isNo)
        {
            return Unavailable($"The token endpoint answered {(int)status}.");
        }

        var error = "";
        try
        {
            using var document = JsonDocument.Parse(body);
            error = Text(document, "error");
        }
        catch (JsonException)
        {
            // Not every server names its error; the status says enough.
        }

        return new TokenException(CoalitionHubReason.TokenRefused, $"The token endpoint refused the client: {(int)status} {error}".TrimEnd());
    }

    private static TokenException Unavailable(string message, Exception? error = null) =>
        new(CoalitionHubReason.TokenEndpointUnavailable, message, error);

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : "";
}
