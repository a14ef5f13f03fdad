using System.Xml.Linq;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Sources;

public sealed class ProjectFileTests
{
    private static readonly string[] ProjectPaths = [.. SourceTree.Files(".csproj")];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(RepositoryRoot.PathOf("CoalitionHub.sln")).Replace('\\', '/');
        ProjectPaths.Length.ShouldBeGreaterThan(3);

        ProjectPaths.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_test_command_finds_every_test_project_by_its_name()
    {
        string[] testProjects = [.. ProjectPaths.Where(path => Load(path).Packages().Any(package => package.Name() == "Microsoft.NET.Test.Sdk"))];
        testProjects.ShouldContain("tests/CoalitionHub.Architecture.Tests/CoalitionHub.Architecture.Tests.csproj");

        testProjects.Where(path => !path.EndsWith(".Tests.csproj", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Versions_of_packages_are_stated_once()
    {
        string[] files = [.. SourceTree.Files(".csproj", ".props", ".targets").Where(path => path != "Directory.Packages.props")];
        (string Path, XElement Package)[] packages = [.. files.SelectMany(path => Load(path).Packages().Select(package => (path, package)))];
        packages.Length.ShouldBeGreaterThan(5);

        packages.Where(entry => entry.Package.States("Version") || entry.Package.States("VersionOverride"))
            .Select(entry => $"{entry.Path}: {entry.Package.Name()}")
            .ShouldBeEmpty();
        files.Where(path => Load(path).Descendants("PackageVersion").Any()).ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_is_stated_is_used()
    {
        string[] stated = [.. Load("Directory.Packages.props").Descendants("PackageVersion").Select(version => version.Name())];
        stated.Distinct().Count().ShouldBe(stated.Length);

        // A stand-in's published package is used under -p:StandIns=false.
        HashSet<string> used =
        [
            .. SourceTree.Files(".csproj", ".props", ".targets").SelectMany(path => Load(path).Packages()).Select(package => package.Name()),
            .. ProjectPaths.Where(path => path.StartsWith("src/standins/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)),
        ];
        stated.Where(name => !used.Contains(name)).ShouldBeEmpty();
    }

    private static XDocument Load(string path) => XDocument.Load(RepositoryRoot.PathOf(path));
}

internal static class ProjectXml
{
    public static IEnumerable<XElement> Packages(this XDocument project) => project.Descendants("PackageReference");

    public static string Name(this XElement item) =>
        item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value ?? "";

    public static bool States(this XElement item, string name) =>
        item.Attribute(name) is not null || item.Element(name) is not null;
}
