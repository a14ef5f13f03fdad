using System.Text.Json;
using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>A hub with an operator, a finance maker and a finance checker, each with a profile that the command line uses.</summary>
public sealed class StaffedHub : IAsyncLifetime
{
    public const string Operator = "olga";
    public const string Maker = "mary";
    public const string Checker = "chris";

    private readonly TempFolder home = new();
    private TestHub? started;

    public TestHub Hub => started ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        started = await TestHub.StartAsync(Store.Sqlite);
        new Profile
        {
            Hub = Hub.GrpcAddress.OriginalString,
            Authority = Hub.WebAddress.OriginalString,
            ClientId = Hub.FirstOperator.ClientId,
            ClientSecret = Hub.FirstOperator.ClientSecret,
        }.Save(Operator, Variable);
        await Add("Mary Maker", "finance-maker", Maker);
        await Add("Chris Checker", "finance_checker", Checker);
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        home.Dispose();
    }

    /// <summary>A file that a command reads or writes.</summary>
    public string File(string name) => home.File(name);

    /// <summary>Runs a command as one of the three.</summary>
    internal async Task<Ran> RunAsync(string profile, params string[] arguments)
    {
        var terminal = new TestTerminal { Variables = { ["XDG_CONFIG_HOME"] = home.FullPath } };
        var exitCode = await terminal.Run([.. arguments, "--profile", profile]);
        return new Ran(exitCode, terminal.Output, terminal.Error);
    }

    /// <summary>Runs a command that must succeed, and reads its answer.</summary>
    internal async Task<JsonElement> AskAsync(string profile, params string[] arguments)
    {
        var ran = await RunAsync(profile, [.. arguments, "--json"]);
        return ran.ExitCode == ExitCode.Done
            ? JsonDocument.Parse(ran.Output).RootElement
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {ran.ExitCode}: {ran.Error}");
    }

    /// <summary>Onboards a brand with points of its own, under the template's terms.</summary>
    /// <returns>The partner's id.</returns>
    internal async Task<string> OnboardAsync(string code, string points)
    {
        var partner = await AskAsync(Operator, "partner", "onboard", code, "--name", code, "--settles-in", "HKD", "--points", points, "--points-name", points);
        var file = File($"{code}.json");
        await System.IO.File.WriteAllTextAsync(file, CoalitionHub.Hub.Cli.Programmes.TermsFile.Template.Replace("KIWI", points, StringComparison.Ordinal));
        var proposed = await AskAsync(Maker, "terms", "propose", code, "--file", file);
        await AskAsync(Checker, "terms", "approve", Text(proposed, "termsVersion", "termsId"));
        return Text(partner, "partner", "partnerId");
    }

    /// <summary>Adds a person of a partner's finance, with a profile.</summary>
    internal async Task AddPartnerPersonAsync(string code, string profile)
    {
        var added = await AskAsync(Operator, "staff", "add", profile, "--role", "partner-finance", "--partner", code);
        await AskAsync(Operator, "staff", "credential", "create", Text(added, "staffMember", "staffId"), "--save-profile", profile);
    }

    internal static string Text(JsonElement element, params string[] path) => Find(element, path).GetString() ?? "";

    internal static JsonElement Find(JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name));

    private string? Variable(string name) => name == "XDG_CONFIG_HOME" ? home.FullPath : null;

    private async Task Add(string name, string role, string profile)
    {
        var added = await AskAsync(Operator, "staff", "add", name, "--role", role);
        await AskAsync(Operator, "staff", "credential", "create", Text(added, "staffMember", "staffId"), "--save-profile", profile);
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);
