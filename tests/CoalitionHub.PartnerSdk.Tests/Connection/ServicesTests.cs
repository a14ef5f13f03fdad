using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

public sealed class ServicesTests
{
    [Fact]
    public void An_application_has_one_client()
    {
        ServiceCollection services = new();
        services.AddCoalitionHub(Configure).AddCoalitionHub();
        using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<ICoalitionHubClient>();

        client.ShouldBeSameAs(provider.GetRequiredService<CoalitionHubClient>());
        services.Count(service => service.ServiceType == typeof(ICoalitionHubClient)).ShouldBe(1);
    }

    [Fact]
    public void Options_come_from_configuration_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CoalitionHub:HubAddress"] = "https://hub.example:5080",
            ["CoalitionHub:OtherHubAddresses:0"] = "https://hub2.example:5080",
            ["CoalitionHub:Authority"] = "https://hub.example:5081",
            ["CoalitionHub:ClientId"] = "cli_till",
            ["CoalitionHub:ClientSecret"] = "a secret",
            ["CoalitionHub:Scopes:0"] = "points.earn",
            ["CoalitionHub:Retry:MaxAttempts"] = "3",
        }).Build();
        ServiceCollection services = new();
        services.Configure<CoalitionHubClientOptions>(configuration.GetSection("CoalitionHub"));
        services.AddCoalitionHub();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ICoalitionHubClient>().Points.ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_setting_is_named_when_the_client_is_first_asked_for()
    {
        using var provider = new ServiceCollection().AddCoalitionHub().BuildServiceProvider();

        Should.Throw<ArgumentException>(() => provider.GetRequiredService<ICoalitionHubClient>()).Message.ShouldContain("HubAddress");
    }

    private static void Configure(CoalitionHubClientOptions options)
    {
        options.HubAddress = new Uri("https://hub.example:5080");
        options.Authority = new Uri("https://hub.example:5081");
        options.ClientId = "cli_till";
        options.ClientSecret = "a secret";
    }
}
