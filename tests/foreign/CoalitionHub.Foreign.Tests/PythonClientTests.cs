using System.Text.Json;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Foreign.Tests;

/// <summary>
/// A client in another language, with code that its own tools generate from the contract, against a hub process: what our
/// SDK and hub might both misunderstand about gRPC or OAuth shows here.
/// </summary>
public sealed class PythonClientTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TempFolder folder = new();

    [ProgramFact("protoc", "grpc_python_plugin")]
    public async Task A_python_shop_trades_through_the_hub()
    {
        HubLaunch launch = HubLaunch.OnSqlite(folder.File("hub.db")) with
        {
            Settings = new Dictionary<string, string> { ["Coalition:Money"] = "HKD" },
        };
        string profile = folder.File("olga.json");
        CommandResult migrated = await HubProcess.RunAsync(launch, "migrate", "--first-operator", "Olga Operator", "--save-profile", profile);
        migrated.ExitCode.ShouldBe(0, migrated.Log);
        await using HubProcess hub = await HubProcess.StartAsync(launch);
        await GenerateStubsAsync();

        string[] addresses = [launch.GrpcUrl.Authority, launch.WebUrl.OriginalString];
        string setUp = await RunPythonAsync("set_up.py", [.. addresses, .. CredentialIn(await File.ReadAllTextAsync(profile))]);
        string partnerCredential = setUp.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        string traded = await RunPythonAsync("trade.py", [.. addresses, .. CredentialIn(partnerCredential)]);

        traded.ShouldContain("ok  the same request gets the same answer");
        (await hub.StopAsync()).ShouldBe(0, hub.Log);
        CommandResult verified = await HubProcess.RunAsync(launch, "verify");
        verified.ExitCode.ShouldBe(0, verified.Log);
    }

    public void Dispose() => folder.Dispose();

    private async Task GenerateStubsAsync()
    {
        string script = RepositoryRoot.PathOf("tests", "foreign", "client", "generate.sh");
        await RunAsync(["/bin/sh", script, RepositoryRoot.PathOf("protos"), folder.FullPath]);
    }

    private Task<string> RunPythonAsync(string program, string[] arguments) =>
        RunAsync([Python, RepositoryRoot.PathOf("tests", "foreign", "client", program), .. arguments]);

    private async Task<string> RunAsync(string[] command)
    {
        Dictionary<string, string?> environment = new() { ["PYTHONPATH"] = folder.FullPath, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        await using ChildProcess process = ChildProcess.Start(command, environment);
        int exitCode = await process.WaitForExitAsync(Limit);
        exitCode.ShouldBe(0, process.Log.ToString());
        return process.Output.ToString();
    }

    // As the hub saves a profile, and set_up.py prints one: { "clientId": "cli_…", "clientSecret": "…" }.
    private static string[] CredentialIn(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [TextOf(document, "clientId"), TextOf(document, "clientSecret")];
    }

    private static string TextOf(JsonDocument document, string name) =>
        document.RootElement.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null.");
}
