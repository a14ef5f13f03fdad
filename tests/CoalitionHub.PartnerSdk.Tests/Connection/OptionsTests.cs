using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<CoalitionHubClientOptions>> WrongSettings => new()
    {
        { "HubAddress", options => options.HubAddress = null },
        { "HubAddress", options => options.HubAddress = new Uri("http://hub.example:5080") },
        { "HubAddress", options => options.HubAddress = new Uri("ftp://127.0.0.1") },
        { "HubAddress", options => options.HubAddress = new Uri("/relative", UriKind.Relative) },
        { "OtherHubAddresses", options => options.OtherHubAddresses.Add(new Uri("http://hub2.example:5080")) },
        { "OtherHubAddresses", options => options.OtherHubAddresses.Add(new Uri("https://hub.example:5080")) },
        { "OtherHubAddresses", options => options.OtherHubAddresses.Add(new Uri("/relative", UriKind.Relative)) },
        { "Authority", options => options.Authority = null },
        { "Authority", options => options.Authority = new Uri("http://hub.example:5081") },
        { "TokenAddress", options => options.TokenAddress = new Uri("http://hub.example/connect/token") },
        { "ClientId", options => options.ClientId = "" },
        { "ClientSecret", options => options.ClientSecret = null },
        { "ClientSecret", options => options.PrivateKey = "both" },
        { "Deadline", options => options.Deadline = TimeSpan.Zero },
        { "Deadline", options => options.Deadline = TimeSpan.FromHours(2) },
        { "AttemptTimeout", options => options.AttemptTimeout = TimeSpan.FromSeconds(-1) },
        { "Retry.MaxAttempts", options => options.Retry.MaxAttempts = 0 },
        { "Retry.MaxAttempts", options => options.Retry.MaxAttempts = 21 },
        { "Retry.InitialBackoff", options => options.Retry.InitialBackoff = TimeSpan.Zero },
        { "Retry.MaxBackoff", options => options.Retry.MaxBackoff = TimeSpan.FromMilliseconds(99) },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_is_named(string setting, Action<CoalitionHubClientOptions> spoil)
    {
        var options = Right();
        spoil(options);

        Should.Throw<ArgumentException>(() => new CoalitionHubClient(options)).Message.ShouldStartWith($"CoalitionHubClientOptions.{setting} ");
    }

    [Fact]
    public void Right_settings_make_a_client()
    {
        using CoalitionHubClient client = new(Right());

        client.Points.ShouldNotBeNull();
    }

    [Fact]
    public void Plain_http_to_another_machine_is_a_decision()
    {
        var options = Right();
        options.HubAddress = new Uri("http://hub.example:5080");
        options.Authority = new Uri("http://hub.example:5081");
        options.AllowUnencrypted = true;

        using CoalitionHubClient client = new(options);

        client.Points.ShouldNotBeNull();
    }

    private static CoalitionHubClientOptions Right() => new()
    {
        HubAddress = new Uri("https://hub.example:5080"),
        Authority = new Uri("http://127.0.0.1:5081"),
        ClientId = "cli_till",
        ClientSecret = "a secret",
    };
}
