using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>Checks a bearer token: signature, issuer, audience, times.</summary>
internal interface ITokenValidator
{
    /// <summary>The token, or why it is not accepted.</summary>
    ValueTask<Outcome<AccessToken>> Validate(string token, CancellationToken cancellationToken);
}
