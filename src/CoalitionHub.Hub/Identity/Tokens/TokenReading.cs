using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>What is the same for tokens of our own and of another issuer: their claims, read by the hub's own clock.</summary>
internal static class TokenReading
{
    /// <summary>The one answer to everything that is wrong with a token: why, helps only those who forge.</summary>
    public static Refusal Invalid { get; } = new(Reason.TokenInvalid, "The access token is not one that the hub accepts.");

    public static Refusal Expired { get; } = new(Reason.TokenExpired, "The access token has expired: get another.");

    private static readonly string[] ClientIdClaims = ["client_id", "azp", "appid"];
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    public static JsonWebTokenHandler NewHandler() => new() { MapInboundClaims = false };

    /// <summary>The library reads the wall clock; <see cref="Read"/> goes by ours.</summary>
    public static bool AnyLifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) => true;

    public static bool TryParse(JsonWebTokenHandler handler, string token, [MaybeNullWhen(false)] out JsonWebToken jwt)
    {
        jwt = null;
        try
        {
            jwt = handler.CanReadToken(token) ? handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or System.Text.Json.JsonException)
        {
            // Whoever calls chooses these bytes.
            return false;
        }

        return jwt is not null;
    }

    /// <summary>The token behind a signature that was found right.</summary>
    /// <param name="jwt">The token.</param>
    /// <param name="scopeClaim">A claim that also holds scopes; empty for none.</param>
    /// <param name="now">The process's time.</param>
    /// <param name="clockSkew">How far the issuer's clock may be off.</param>
    /// <param name="clientIdOf">Our client id for the issuer's.</param>
    /// <param name="isOwn">The hub's own keys have signed it.</param>
    public static Outcome<AccessToken> Read(JsonWebToken jwt, string scopeClaim, DateTimeOffset now, TimeSpan clockSkew, Func<string, string> clientIdOf, bool isOwn)
    {
        if (jwt.ValidTo == DateTime.MinValue || jwt.ValidFrom != DateTime.MinValue && now.UtcDateTime < jwt.ValidFrom - clockSkew)
        {
            return Invalid;
        }

        var expires = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero) + clockSkew;
        if (now >= expires)
        {
            return Expired;
        }

        var clientId = ClientIdClaims.Select(name => TextOf(jwt, name)).FirstOrDefault(text => text.Length > 0);
        if (clientId is null)
        {
            return Invalid;
        }

        var watchedNo = 0L;
        if (isOwn && jwt.Issuer == TokenMint.WatchIssuer && !(jwt.TryGetPayloadValue(TokenMint.WatchedClaim, out watchedNo) && watchedNo > 0))
        {
            return Invalid;
        }

        var scopes = ScopesOf(jwt, scopeClaim).ToFrozenSet(StringComparer.Ordinal);
        return new AccessToken(clientIdOf(clientId), scopes, expires, isHubs: isOwn && clientId == TokenMint.HubClientId, watchedNo);
    }

    private static IEnumerable<string> ScopesOf(JsonWebToken jwt, string scopeClaim) =>
        from name in scopeClaim.Length == 0 ? ScopeClaims : [.. ScopeClaims, scopeClaim]
        from claim in jwt.Claims
        where claim.Type == name
        from scope in claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select scope;

    private static string TextOf(JsonWebToken jwt, string name) => jwt.TryGetPayloadValue<string>(name, out var text) ? text : "";
}
