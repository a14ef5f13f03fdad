using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Access;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>
/// With another issuer configured, its tokens are the callers', and our own keys sign only what hub processes say to each
/// other, and what lets a member's device watch an exchange.
/// </summary>
internal sealed class TokenValidators(OwnTokens own, ForeignTokens foreign) : ITokenValidator
{
    private readonly JsonWebTokenHandler handler = TokenReading.NewHandler();

    public ValueTask<Outcome<AccessToken>> Validate(string token, CancellationToken cancellationToken)
    {
        var isOurs = TokenReading.TryParse(handler, token, out var jwt) && jwt.Issuer is TokenMint.HubIssuer or TokenMint.WatchIssuer;
        return isOurs ? OnlyOurs(token, cancellationToken) : foreign.Validate(token, cancellationToken);
    }

    private async ValueTask<Outcome<AccessToken>> OnlyOurs(string token, CancellationToken cancellationToken)
    {
        var outcome = await own.Validate(token, cancellationToken);
        return outcome.TryGet(out var found, out _) && !found.IsHubs && found.WatchedNo == 0 ? TokenReading.Invalid : outcome;
    }
}
