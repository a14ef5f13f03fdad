using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Clients;
using CoalitionHub.Hub.Identity.Keys;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Identity;

/// <summary>Adds who may call, and the token endpoint.</summary>
internal static class IdentitySetUp
{
    /// <summary>
    /// Registers the services. The gRPC interceptors are <see cref="RefusalInterceptor"/>, outside, and
    /// <see cref="AccessInterceptor"/>, inside it. Needs a writer, storage and a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IdentityOptions options)
    {
        services
            .AddSingleton(options)
            .AddSingleton(new KeyProtection(options.KeyEncryptionKey))
            .AddSingleton(new KeySchedule(
                options.KeyLifetime, options.KeyPublishedAhead, options.TokenLifetime > TokenMint.LongestWatch ? options.TokenLifetime : TokenMint.LongestWatch))
            .AddSingleton<SigningKeyStore>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<HubSecrets>()
            .AddSingleton<TokenMint>()
            .AddSingleton<StateCallerDirectory>()
            .AddSingleton<StoredCallerDirectory>()
            .AddSingleton<ICallerDirectory, CallerDirectory>()
            .AddSingleton(provider => new ValidatedTokens(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CallAdmission>()
            .AddSingleton<RefusalInterceptor>()
            .AddSingleton<AccessInterceptor>()
            .AddSingleton<OwnTokens>()
            .AddHostedService<KeyRotation>();
        return options.IsOwnIssuer ? services.AddOwnIssuer() : services.AddForeignIssuer();
    }

    /// <summary>Maps the token endpoint and its metadata on the web port; nothing when another issuer is configured.</summary>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IdentityOptions>().IsOwnIssuer)
        {
            return;
        }

        var endpoint = routes.ServiceProvider.GetRequiredService<TokenEndpoint>();
        var discovery = routes.ServiceProvider.GetRequiredService<Discovery>();
        routes.MapPost(TokenEndpoint.Path, (Delegate)endpoint.Answer);
        routes.MapGet(Discovery.OpenIdPath, discovery.Metadata);
        routes.MapGet(Discovery.OAuthPath, discovery.Metadata);
        routes.MapGet(Discovery.KeysPath, (Delegate)discovery.Keys);
    }

    private static IServiceCollection AddOwnIssuer(this IServiceCollection services) =>
        services
            .AddSingleton<ITokenValidator>(provider => provider.GetRequiredService<OwnTokens>())
            .AddSingleton<AssertionReplays>()
            .AddSingleton<ClientAssertions>()
            .AddSingleton<FailureLimit>()
            .AddSingleton<ClientAuthentication>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<Discovery>();

    private static IServiceCollection AddForeignIssuer(this IServiceCollection services) =>
        services.AddSingleton<ForeignTokens>().AddSingleton<ITokenValidator, TokenValidators>();
}
