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

    private const int TokenIdBytes = 16;

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

        return Sign(options.Issuer, claims, options.TokenLifetime, cancellationToken);
    }

    /// <summary>A token with which this process calls another hub process of the same database.</summary>
    public ValueTask<string> ForHub(CancellationToken cancellationToken) =>
        Sign(
            HubIssuer,
            new Dictionary<string, object> { ["sub"] = HubClientId, ["client_id"] = HubClientId, ["scope"] = AccessRule.ClusterScope },
            HubTokenLifetime,
            cancellationToken);

    private async ValueTask<string> Sign(string issuer, Dictionary<string, object> claims, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var key = await keys.Signing(cancellationToken);
        var now = time.GetUtcNow();
        claims["jti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(TokenIdBytes));
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Issuer = issuer,
            Audience = options.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = key.Credentials,
        });
    }
}
