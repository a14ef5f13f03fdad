using System.Text.Json;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class LogSetUpTests
{
    [Fact]
    public void A_file_gets_one_JSON_object_a_line_when_that_is_asked_for()
    {
        using var folder = new TempFolder();
        using (var logger = LogSetUp.Create(Settings(folder, ("Logging:Json", "true"))))
        {
            logger.Information("Partner {PartnerNo} was suspended", 7);
            logger.Debug("Not by default");
        }

        var line = Lines(folder).ShouldHaveSingleItem();
        var entry = JsonDocument.Parse(line).RootElement;
        entry.GetProperty("Properties").GetProperty("PartnerNo").GetInt32().ShouldBe(7);
        entry.GetProperty("RenderedMessage").GetString().ShouldBe("Partner 7 was suspended");
    }

    [Fact]
    public void The_configuration_changes_levels()
    {
        using var folder = new TempFolder();
        using (var logger = LogSetUp.Create(Settings(folder, ("Serilog:MinimumLevel:Default", "Debug"), ("Serilog:MinimumLevel:Override:Noisy", "Error"))))
        {
            logger.Debug("Now it is told");
            logger.ForContext("SourceContext", "Noisy.Room").Warning("This is not");
        }

        Lines(folder).ShouldHaveSingleItem().ShouldContain("Now it is told");
    }

    [Fact]
    public void The_framework_is_heard_from_warnings_on()
    {
        using var folder = new TempFolder();
        using (var logger = LogSetUp.Create(Settings(folder)))
        {
            logger.ForContext("SourceContext", "Microsoft.AspNetCore.Hosting").Information("Every request");
            logger.ForContext("SourceContext", "Microsoft.AspNetCore.Hosting").Warning("A trouble");
        }

        Lines(folder).ShouldHaveSingleItem().ShouldContain("A trouble");
    }

    [Theory]
    [InlineData("Warning", false)]
    [InlineData("Information", true)]
    public void Requests_are_followed_only_when_their_log_is_wanted(string level, bool isFollowed)
    {
        const string requests = "Microsoft.AspNetCore.Hosting.Diagnostics";
        using var folder = new TempFolder();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.UseSerilog(Settings(folder, ($"Serilog:MinimumLevel:Override:{requests}", level))))
            .BuildServiceProvider();
        services.GetRequiredService<ILoggerFactory>().CreateLogger(requests).IsEnabled(LogLevel.Critical).ShouldBe(isFollowed);
        services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting").IsEnabled(LogLevel.Critical).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Logging:Json", "yes", "Logging:Json")]
    [InlineData("Serilog:MinimumLevel:Default", "Loud", "Serilog")]
    public void A_wrong_setting_is_named(string name, string value, string named)
    {
        using var folder = new TempFolder();

        Should.Throw<InvalidSettingException>(() => LogSetUp.Create(Settings(folder, (name, value)))).Setting.ShouldBe(named);
    }

    private static string[] Lines(TempFolder folder) => File.ReadAllLines(Directory.GetFiles(folder.FullPath).ShouldHaveSingleItem());

    private static IConfiguration Settings(TempFolder folder, params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("Logging:File", folder.File("hub-.log"))).Select(setting => new KeyValuePair<string, string?>(setting.Item1, setting.Item2)))
            .Build();
}
