using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>Checks tokens of the configured issuer, whose keys are found through its discovery document.</summary>
internal sealed class ForeignTokens : ITokenValidator
{
    private const string DiscoveryPath = "/.well-known/openid-configuration";

    /// <summary>Another machine's clock may be this far off.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // None but those that sign with a private key: never `none`, never a key that we would share.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    private readonly JsonWebTokenHandler handler = TokenReading.NewHandler();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;
    private readonly IdentityOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public ForeignTokens(IdentityOptions options, TimeProvider time, ILogger<ForeignTokens> logger)
    {
        (this.options, this.time, this.logger) = (options, time, logger);
        discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.Authority + DiscoveryPath,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = options.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) });
    }

    public async ValueTask<Outcome<AccessToken>> Validate(string token, CancellationToken cancellationToken)
    {
        if (!TokenReading.TryParse(handler, token, out var jwt))
        {
            return TokenReading.Invalid;
        }

        var result = await Check(jwt, cancellationToken);
        if (result is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            // The issuer may have rotated its keys since they were read; the library limits how often it asks.
            discovery.RequestRefresh();
            result = await Check(jwt, cancellationToken);
        }

        return result switch
        {
            null => new Refusal(Reason.StoreUnavailable, "The issuer of access tokens can't be reached at the moment.") { RetryAfter = TimeSpan.FromSeconds(2) },
            { IsValid: true } => TokenReading.Read(jwt, options.ScopeClaim, time.GetUtcNow(), ClockSkew, ClientIdOf, isOwn: false),
            _ => TokenReading.Invalid,
        };
    }

    // Null when the issuer can't be asked.
    private async Task<TokenValidationResult?> Check(JsonWebToken jwt, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration issuer;
        try
        {
            issuer = await discovery.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            Log.AuthorityAway(logger, options.Authority, exception);
            return null;
        }

        return await handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer,
            ValidAudience = options.Audience,
            IssuerSigningKeys = issuer.SigningKeys,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = TokenReading.AnyLifetime,
        });
    }

    private string ClientIdOf(string foreign) => options.ClientIds.GetValueOrDefault(foreign, foreign);
}
