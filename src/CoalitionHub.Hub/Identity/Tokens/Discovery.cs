using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity.Clients;
using CoalitionHub.Hub.Identity.Keys;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>What others need to know of this issuer: its metadata (RFC 8414, OpenID Connect Discovery) and its keys (RFC 7517).</summary>
internal sealed class Discovery(SigningKeys keys, KeySchedule schedule, IdentityOptions options)
{
    public const string OpenIdPath = "/.well-known/openid-configuration";

    public const string OAuthPath = "/.well-known/oauth-authorization-server";

    /// <summary>Where Duende IdentityServer has them.</summary>
    public const string KeysPath = "/.well-known/openid-configuration/jwks";

    private static readonly TimeSpan LongestCaching = TimeSpan.FromMinutes(5);

    public IResult Metadata() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = options.Issuer,
        ["token_endpoint"] = TokenEndpoint.AddressOf(options),
        ["jwks_uri"] = options.Issuer + KeysPath,
        ["grant_types_supported"] = new[] { TokenEndpoint.GrantType },
        ["token_endpoint_auth_methods_supported"] = ClientAuthentication.Methods,
        ["token_endpoint_auth_signing_alg_values_supported"] = ClientAssertions.Algorithms,
        ["scopes_supported"] = PartnerScopes.All.Add(PartnerScopes.Staff),

        // There is no authorization endpoint and there are no ID tokens; the two standards ask for these members all the same.
        ["response_types_supported"] = Array.Empty<string>(),
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.EcdsaSha256 },
    });

    public async Task<IResult> Keys(HttpContext context)
    {
        var published = await keys.Published(context.RequestAborted);

        // Whoever caches them must ask again before a key that is published now begins to sign.
        var caching = schedule.PublishedAhead / 2 < LongestCaching ? schedule.PublishedAhead / 2 : LongestCaching;
        context.Response.Headers.CacheControl = $"public, max-age={(long)caching.TotalSeconds}";
        return Results.Json(new Dictionary<string, object> { ["keys"] = published.Select(Jwk) });
    }

    private static Dictionary<string, string> Jwk(LoadedKey key) => new()
    {
        ["kty"] = "EC",
        ["use"] = "sig",
        ["alg"] = SecurityAlgorithms.EcdsaSha256,
        ["kid"] = key.Row.Kid,
        ["crv"] = "P-256",
        ["x"] = key.X,
        ["y"] = key.Y,
    };
}
