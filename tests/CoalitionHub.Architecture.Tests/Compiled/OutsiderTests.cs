using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>The SDK, and pages when there are any, see the hub as a stranger does: through the contract only.</summary>
public sealed class OutsiderTests
{
    private const string SdkFolder = "partner-sdk/CoalitionHub.PartnerSdk";
    private const string Sdk = "CoalitionHub.PartnerSdk";

    private static readonly string[] Insiders =
        ["CoalitionHub.Core", "coalition-hub", "Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.", "SQLitePCLRaw"];

    public static TheoryData<string, string, string> Outsiders
    {
        get
        {
            TheoryData<string, string, string> outsiders = [];
            outsiders.Add(SdkFolder, Sdk, "net8.0");
            if (Directory.Exists(RepositoryRoot.PathOf("src", "CoalitionHub.Web")))
            {
                outsiders.Add("src/CoalitionHub.Web", "CoalitionHub.Web", "net10.0");
            }

            return outsiders;
        }
    }

    [Theory]
    [MemberData(nameof(Outsiders))]
    public void It_refers_to_nothing_inside_the_hub(string folder, string assembly, string targetFramework)
    {
        BuiltAssembly outsider = BuiltAssembly.Load(folder, assembly, targetFramework);
        outsider.Types.Count.ShouldBeGreaterThan(20);

        outsider.References.ShouldContain("Grpc.Core.Api");
        outsider.References
            .Where(name => Array.Exists(Insiders, insider => name.StartsWith(insider, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Generated_types_stay_inside_the_sdk()
    {
        BuiltType[] generated = [.. SdkTypes().Where(type => type.Namespace.StartsWith("CoalitionHub.Protos.", StringComparison.Ordinal))];
        generated.Length.ShouldBeGreaterThan(50);

        generated.Where(type => type.IsPublic).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_sdk_shows_is_in_its_own_namespace()
    {
        // By .NET's custom, AddCoalitionHub stands where every Add... of a service stands.
        const string Registration = "Microsoft.Extensions.DependencyInjection";
        BuiltType[] shown = [.. SdkTypes().Where(type => type.IsPublic)];
        shown.Length.ShouldBeGreaterThan(20);

        shown.Where(type => type.Namespace is not (Sdk or Registration) && !type.Namespace.StartsWith($"{Sdk}.", StringComparison.Ordinal))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<BuiltType> SdkTypes() => BuiltAssembly.Load(SdkFolder, Sdk, "net8.0").Types;
}
