using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>Checks tokens that this hub, or another process on its database, has made.</summary>
internal sealed class OwnTokens(SigningKeys keys, IdentityOptions options, TimeProvider time) : ITokenValidator
{
    private readonly JsonWebTokenHandler handler = TokenReading.NewHandler();

    public async ValueTask<Outcome<AccessToken>> Validate(string token, CancellationToken cancellationToken)
    {
        if (!TokenReading.TryParse(handler, token, out var jwt) || await keys.Find(jwt.Kid ?? "", cancellationToken) is not { } key)
        {
            return TokenReading.Invalid;
        }

        var isHubs = jwt.TryGetPayloadValue<string>("client_id", out var client) && client == TokenMint.HubClientId;
        var isWatchers = !isHubs && jwt.Issuer == TokenMint.WatchIssuer;
        var result = await handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = isHubs ? TokenMint.HubIssuer : isWatchers ? TokenMint.WatchIssuer : options.Issuer,
            ValidAudience = options.Audience,
            IssuerSigningKey = key.Public,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [isWatchers ? TokenMint.WatchTokenType : TokenMint.TokenType],
            LifetimeValidator = TokenReading.AnyLifetime,
        });
        return result.IsValid ? TokenReading.Read(jwt, "", time.GetUtcNow(), TimeSpan.Zero, clientId => clientId, isOwn: true) : TokenReading.Invalid;
    }
}
