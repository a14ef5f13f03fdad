using CoalitionHub.PartnerSdk;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the client into an application's services.</summary>
public static class CoalitionHubServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="ICoalitionHubClient"/> for the whole application. Options may also come from configuration:
    /// <c>services.Configure&lt;CoalitionHubClientOptions&gt;(configuration.GetSection("CoalitionHub"))</c>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options; null means they are configured elsewhere.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCoalitionHub(this IServiceCollection services, Action<CoalitionHubClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<CoalitionHubClientOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(static provider => new CoalitionHubClient(
            provider.GetRequiredService<IOptions<CoalitionHubClientOptions>>().Value, provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton<ICoalitionHubClient>(static provider => provider.GetRequiredService<CoalitionHubClient>());
        return services;
    }
}
