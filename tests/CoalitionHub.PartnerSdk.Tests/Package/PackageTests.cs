using System.IO.Compression;
using System.Xml.Linq;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Package;

/// <summary>The package as partners get it, packed from the build that is being tested.</summary>
public sealed class PackageTests : IAsyncLifetime
{
    // What stands on nuget.org; everything else would be a package that nobody can restore.
    private static readonly string[] Published =
    [
        "Google.Protobuf", "Grpc.Core.Api", "Grpc.Net.Client", "Grpc.Net.Common",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
    ];

    private readonly TempFolder folder = new();

    public async Task InitializeAsync()
    {
        await using var pack = ChildProcess.Start(
        [
            "dotnet", "pack", RepositoryRoot.PathOf("partner-sdk", "CoalitionHub.PartnerSdk"), "--no-build", "-c", RepositoryRoot.Configuration,
            "-o", folder.FullPath, "--nologo", "-nodeReuse:false",
        ]);
        var code = await pack.WaitForExitAsync(TimeSpan.FromMinutes(5));
        code.ShouldBe(0, customMessage: pack.Log.ToString());
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void The_package_names_published_packages_only_and_none_of_the_stand_ins()
    {
        using var package = Open();
        var dependencies = Nuspec(package).Descendants().Where(element => element.Name.LocalName == "dependency").ToArray();

        dependencies.Select(dependency => dependency.Attribute("id")?.Value).ShouldBe(Published, ignoreOrder: true);
        var versions = Versions();
        foreach (var dependency in dependencies)
        {
            var id = dependency.Attribute("id")?.Value ?? "";
            dependency.Attribute("version")?.Value.ShouldBe(versions[id], customMessage: id);
        }
    }

    [Fact]
    public void The_package_runs_on_NET_8_and_brings_its_documentation()
    {
        using var package = Open();
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        files.ShouldContain("README.md");
        files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal))
            .ShouldBe(["lib/net8.0/CoalitionHub.PartnerSdk.dll", "lib/net8.0/CoalitionHub.PartnerSdk.xml"], ignoreOrder: true);
    }

    [Fact]
    public void The_package_says_what_it_is()
    {
        using var package = Open();
        var metadata = Nuspec(package).Descendants().Single(element => element.Name.LocalName == "metadata").Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);

        metadata["id"].ShouldBe("CoalitionHub.PartnerSdk");
        metadata["license"].ShouldBe("MIT");
        metadata["readme"].ShouldBe("README.md");
        metadata["description"].ShouldNotBeNullOrWhiteSpace();
        metadata["authors"].ShouldBe("CoalitionHub");
        metadata["tags"].ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void The_readme_shows_the_QuickStart_that_compiles()
    {
        var program = File.ReadAllText(RepositoryRoot.PathOf("partner-sdk", "samples", "QuickStart", "Program.cs"));
        var readme = File.ReadAllText(RepositoryRoot.PathOf("partner-sdk", "CoalitionHub.PartnerSdk", "README.md"));

        program.Count(letter => letter == '\n').ShouldBeLessThanOrEqualTo(40);
        readme.ShouldContain($"```csharp\n{program}```\n");
    }

    private ZipArchive Open() => ZipFile.OpenRead(Directory.GetFiles(folder.FullPath, "*.nupkg").Single());

    private static XDocument Nuspec(ZipArchive package)
    {
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    private static Dictionary<string, string> Versions() =>
        XDocument.Load(RepositoryRoot.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(version => version.Attribute("Include")?.Value ?? "", version => version.Attribute("Version")?.Value ?? "");
}
