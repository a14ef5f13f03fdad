using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Package;

/// <summary>
/// What partners compile against is a promise. It is written down in PublicApi.txt; a change to it is seen in review, and every line that
/// goes away or changes breaks somebody.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Approved = RepositoryRoot.PathOf("tests", "CoalitionHub.PartnerSdk.Tests", "Package", "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var surface = PublicSurface.Of(typeof(CoalitionHubClient).Assembly);
        var received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, surface);

        var approved = File.ReadAllText(Approved);
        var added = surface.Split('\n').Except(approved.Split('\n')).Select(line => $"+ {line}");
        var removed = approved.Split('\n').Except(surface.Split('\n')).Select(line => $"- {line}");
        (surface == approved).ShouldBeTrue($"{string.Join('\n', [.. removed, .. added])}\nIf the change is meant: cp {received} {Approved}");
    }

    [Fact]
    public void Nothing_generated_is_public() =>
        typeof(CoalitionHubClient).Assembly.GetExportedTypes().Select(type => type.Namespace).Distinct()
            .ShouldBe(["CoalitionHub.PartnerSdk", "Microsoft.Extensions.DependencyInjection"], ignoreOrder: true);
}
