using System.Text.Json.Nodes;
using System.Xml.Linq;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Packages;

/// <summary>What a project that uses all four stand-ins asks for, with the switch either way. This project is one.</summary>
public sealed class SwitchTests : IDisposable
{
    private static readonly string[] Packages =
        ["Grpc.Core.Api", "Grpc.Net.Common", "Microsoft.SqlServer.Server", "Stateless"];

    private static readonly string Project = RepositoryRoot.PathOf(
        "tests", "standins", "CoalitionHub.StandIns.Tests", "CoalitionHub.StandIns.Tests.csproj");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_stand_ins_a_project_refers_to_our_projects_and_asks_for_none_of_the_packages()
    {
        var restore = await RestoreOf(Project, standIns: true);

        restore.Projects.ShouldBe(Packages, ignoreOrder: true);
        restore.Packages.Keys.Intersect(Packages).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_stand_ins_a_project_asks_for_the_published_packages_in_the_pinned_versions()
    {
        var restore = await RestoreOf(Project, standIns: false);

        restore.Projects.ShouldBeEmpty();
        Packages.ToDictionary(package => package, package => restore.Packages[package])
            .ShouldBe(PinnedVersions().ToDictionary(pin => pin.Key, pin => $"[{pin.Value}, )"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_package_built_with_stand_ins_depends_on_the_published_packages_in_the_pinned_versions()
    {
        await Run(
            "pack", Project, "--no-build", "--no-restore", "--output", _folder.FullPath,
            "-p:StandIns=true", "-p:IsPackable=true", "-p:IncludeBuildOutput=false", "-p:TreatWarningsAsErrors=false",
            $"-p:NuspecOutputPath={_folder.FullPath}/");

        var nuspec = XDocument.Load(Directory.GetFiles(_folder.FullPath, "*.nuspec").Single());
        var dependencies = nuspec.Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .ToDictionary(element => $"{element.Attribute("id")?.Value}", element => $"{element.Attribute("version")?.Value}");

        Packages.ToDictionary(package => package, package => dependencies[package])
            .ShouldBe(PinnedVersions(), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Grpc.Core.Api")]
    [InlineData("Grpc.Net.Common")]
    [InlineData("Microsoft.SqlServer.Server")]
    [InlineData("Stateless")]
    public async Task A_stand_in_itself_is_never_packed(string package)
    {
        var standIn = RepositoryRoot.PathOf("src", "standins", package, $"{package}.csproj");

        await Run("pack", standIn, "--no-build", "--no-restore", "--output", _folder.FullPath);

        Directory.GetFiles(_folder.FullPath).ShouldBeEmpty();
    }

    private static Dictionary<string, string> PinnedVersions() =>
        XDocument.Load(RepositoryRoot.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(pin => (Id: $"{pin.Attribute("Include")?.Value}", Version: $"{pin.Attribute("Version")?.Value}"))
            .Where(pin => Packages.Contains(pin.Id))
            .ToDictionary(pin => pin.Id, pin => pin.Version);

    private async Task<(string[] Projects, Dictionary<string, string> Packages)> RestoreOf(string project, bool standIns)
    {
        var file = _folder.File("graph.json");
        await Run(
            "msbuild", project, "-t:GenerateRestoreGraphFile", $"-p:StandIns={standIns}", $"-p:RestoreGraphOutputPath={file}");
        var specification = JsonNode.Parse(await File.ReadAllTextAsync(file))?["projects"]?[project]
            ?? throw new InvalidDataException($"{file} doesn't describe {project}.");
        var references = specification["restore"]?["frameworks"]?["net10.0"]?["projectReferences"]?.AsObject() ?? [];
        var dependencies = specification["frameworks"]?["net10.0"]?["dependencies"]?.AsObject() ?? [];
        return (
            [.. references.Select(entry => Path.GetFileNameWithoutExtension(entry.Key)).Intersect(Packages)],
            dependencies.ToDictionary(entry => entry.Key, entry => $"{entry.Value?["version"]}"));
    }

    private static async Task Run(params string[] arguments)
    {
        // `dotnet test` tells its children which build engine it runs itself; a build of its own has to find one afresh.
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null);
        await using var dotnet = ChildProcess.Start([Programs.Require("dotnet"), .. arguments, "--nologo"], environment);

        var exitCode = await dotnet.WaitForExitAsync(TimeSpan.FromMinutes(5));

        exitCode.ShouldBe(0, dotnet.Log.ToString());
    }
}
