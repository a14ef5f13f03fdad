using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>private_key_jwt: a client proves that it holds its private key by signing a short-lived token (RFC 7523 section 3).</summary>
internal sealed class ClientAssertions(IdentityOptions options, AssertionReplays replays, TimeProvider time)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int MaxJtiLength = 256;

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>An assertion must be made for this request, not kept: what is used must be remembered as long as it is good.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    private readonly JsonWebTokenHandler handler = TokenReading.NewHandler();

    public static IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    /// <summary>The client that an assertion says to be from; empty when it can't be read. Nothing is proven yet.</summary>
    public string ClientIdIn(string assertion) => TokenReading.TryParse(handler, assertion, out var jwt) ? jwt.Subject ?? "" : "";

    /// <summary>Whether the assertion was made by the holder of the credential's key, for us, now, and not used before.</summary>
    /// <returns>Null, or what is wrong: for the log.</returns>
    public async Task<string?> Problem(string assertion, Credential credential)
    {
        if (credential.PublicKeyJwk.Length == 0 || !TokenReading.TryParse(handler, assertion, out var jwt))
        {
            return "The assertion is no JWT, or the client has no key.";
        }

        var result = await handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = credential.ClientId,
            ValidAudiences = [options.Issuer, TokenEndpoint.AddressOf(options)],
            IssuerSigningKey = PublicJwk.KeyOf(credential.PublicKeyJwk),
            ValidAlgorithms = Algorithms,
            LifetimeValidator = TokenReading.AnyLifetime,
        });
        if (!result.IsValid)
        {
            return $"The assertion's signature, issuer or audience is wrong ({result.Exception.GetType().Name}).";
        }

        return ProblemOfTimes(jwt) ?? ProblemOfUse(jwt, credential.ClientId);
    }

    private string? ProblemOfTimes(JsonWebToken jwt)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (jwt.ValidTo == DateTime.MinValue || jwt.ValidTo + ClockSkew <= now || jwt.ValidTo > now + LongestLife + ClockSkew)
        {
            return $"The assertion must expire (exp) within {LongestLife.TotalMinutes} minutes from now.";
        }

        return jwt.ValidFrom > now + ClockSkew || jwt.IssuedAt > now + ClockSkew ? "The assertion is from the future." : null;
    }

    private string? ProblemOfUse(JsonWebToken jwt, string clientId)
    {
        if (jwt.Subject != clientId || jwt.Id is not { Length: > 0 and <= MaxJtiLength })
        {
            return "The assertion needs the client as sub, and a jti.";
        }

        return replays.TryUse(clientId, jwt.Id, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero) + ClockSkew) ? null : "The assertion was used before.";
    }
}
