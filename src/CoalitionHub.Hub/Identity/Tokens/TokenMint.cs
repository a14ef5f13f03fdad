using System.Security.Cryptography;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>Makes access tokens as RFC 9068 has them, signed with the key of the hour.</summary>
internal sealed class TokenMint(SigningKeys keys, IdentityOptions options, TimeProvider time)
{
    /// <summary>The <c>client_id</c> of tokens that hub processes make for each other; no credential has it.</summary>
    public const string HubClientId = "hub";

    /// <summary>
    /// The <c>iss</c> of those tokens: the same for all processes on a database, wherever each is reached. The key that signs,
    /// which is in the database, says whose they are.
    /// </summary>
    public const string HubIssuer = "urn:coalitionhub:cluster";

    /// <summary>The `typ` of access tokens (RFC 9068 section 2.1).</summary>
    public const string TokenType = "at+jwt";

    /// <summary>The <c>iss</c> of tokens with which a member's device watches one exchange; the same for all processes on a database.</summary>
    public const string WatchIssuer = "urn:coalitionhub:watch";

    /// <summary>Their `typ`, so that nobody takes one for an access token of the credential (RFC 8725 section 3.11).</summary>
    public const string WatchTokenType = "watch+jwt";

    /// <summary>The claim that has the exchange's number.</summary>
    public const string WatchedClaim = "watched";

    private const int TokenIdBytes = 16;

    /// <summary>The longest that such a token is good; keys stay published for longer.</summary>
    public static readonly TimeSpan LongestWatch = TimeSpan.FromHours(1);

    private static readonly TimeSpan HubTokenLifetime = TimeSpan.FromMinutes(10);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for a client that has authenticated.</summary>
    /// <param name="records">Whose.</param>
    /// <param name="scopes">What it shall allow.</param>
    /// <param name="cancellationToken">When nobody waits for it any more.</param>
    public ValueTask<string> ForClient(CallerRecords records, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = records.Person?.Id ?? records.Credential.ClientId,
            ["client_id"] = records.Credential.ClientId,
            ["scope"] = string.Join(' ', scopes),
        };
        if (records.Person is { } person)
        {
            claims["staff"] = person.Id;
            claims["roles"] = RoleNames.Of(person.Roles).ToArray();
        }

        if (records.Partner is { } partner)
        {
            claims["partner"] = partner.Id;
        }

        return Sign(options.Issuer, TokenType, claims, time.GetUtcNow() + options.TokenLifetime, cancellationToken);
    }

    /// <summary>A token with which this process calls another hub process of the same database.</summary>
    public ValueTask<string> ForHub(CancellationToken cancellationToken) =>
        Sign(
            HubIssuer,
            TokenType,
            new Dictionary<string, object> { ["sub"] = HubClientId, ["client_id"] = HubClientId, ["scope"] = AccessRule.ClusterScope },
            time.GetUtcNow() + HubTokenLifetime,
            cancellationToken);

    /// <summary>A token with which somebody to whom a partner gives it sees one exchange of the partner's, and can do nothing else.</summary>
    /// <param name="clientId">The credential that asks for it, and without which it is worth nothing.</param>
    /// <param name="scope">The scope that the credential must still have.</param>
    /// <param name="watchedNo">The exchange's number.</param>
    /// <param name="lifetime">How long it is good.</param>
    /// <param name="cancellationToken">When nobody waits for it any more.</param>
    public async ValueTask<(string Token, DateTimeOffset Expires)> ForWatcher(
        string clientId, string scope, long watchedNo, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        // The standard counts whole seconds; it never lasts longer than was asked for.
        var expires = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var claims = new Dictionary<string, object> { ["sub"] = clientId, ["client_id"] = clientId, ["scope"] = scope, [WatchedClaim] = watchedNo };
        return (await Sign(WatchIssuer, WatchTokenType, claims, expires, cancellationToken), expires);
    }

    private async ValueTask<string> Sign(string issuer, string type, Dictionary<string, object> claims, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var key = await keys.Signing(cancellationToken);
        var now = time.GetUtcNow();
        claims["jti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(TokenIdBytes));
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer,
            Audience = options.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = claims,
            SigningCredentials = key.Credentials,
        });
    }
}
