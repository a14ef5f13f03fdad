using System.Text.RegularExpressions;
using CoalitionHub.Protos.Outcomes.V1;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Outcomes;

/// <summary>The public enums, against those of the contract: same names, same numbers.</summary>
public sealed partial class ContractTests
{
    private const int FirstOfTheHub = 100;

    [Fact]
    public void Every_reason_has_the_contracts_name_and_number()
    {
        var reasons = Enum.GetValues<CoalitionHubReason>().Where(reason => (int)reason >= FirstOfTheHub).ToArray();
        reasons.Length.ShouldBeGreaterThan(50);

        reasons.Where(reason => !Enum.TryParse<Reason>(reason.ToString(), out var wire) || (int)wire != (int)reason).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reason_that_a_partners_call_names_is_known()
    {
        string[] named =
        [
            .. PartnerServices().SelectMany(file => Refused().Matches(File.ReadAllText(file)))
                .SelectMany(comment => Name().Matches(comment.Value)).Select(name => name.Value).Distinct(),
        ];
        named.Length.ShouldBeGreaterThan(30);

        named.Select(Pascal).Where(name => !Enum.TryParse<CoalitionHubReason>(name, out _)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_other_enum_has_the_contracts_names_and_numbers()
    {
        Type[] own = [.. typeof(CoalitionHubClient).Assembly.GetExportedTypes().Where(type => type.IsEnum && type != typeof(CoalitionHubReason))];
        var wire = typeof(Reason).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Namespace?.StartsWith("CoalitionHub.Protos.", StringComparison.Ordinal) == true && !type.IsNested)
            .ToDictionary(type => type.Name);
        own.Length.ShouldBeGreaterThan(12);

        foreach (var type in own)
        {
            wire.ShouldContainKey(type.Name);
            Values(type).ShouldBe(Values(wire[type.Name]), customMessage: type.Name);
        }
    }

    private static IEnumerable<string> PartnerServices() =>
        Directory.EnumerateFiles(RepositoryRoot.PathOf("protos", "coalitionhub"), "*_service.proto", SearchOption.AllDirectories)
            .Where(file => !file.Contains("_admin_", StringComparison.Ordinal));

    private static string[] Values(Type type) =>
        [.. Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt32(value, null)}").Order()];

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));

    [GeneratedRegex(@"// Refused:(.*\n\s*//)*?.*(?=\n\s*// Scope:)")]
    private static partial Regex Refused();

    [GeneratedRegex("[A-Z]+(_[A-Z]+)+")]
    private static partial Regex Name();
}
