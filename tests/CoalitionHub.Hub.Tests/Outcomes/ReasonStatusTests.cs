using System.Text.RegularExpressions;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Testing;
using Grpc.Core;
using Shouldly;
using Xunit;
using Reason = CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Outcomes;

public sealed partial class ReasonStatusTests
{
    [Fact]
    public void Every_reason_has_the_name_number_and_status_that_the_contract_states()
    {
        var contract = ReadContract();
        contract.Count.ShouldBeGreaterThan(90);

        Enum.GetValues<Reason>()
            .Select(reason => new Row(ReasonStatus.NameOf(reason), (int)reason, StatusName(ReasonStatus.Of(reason))))
            .ShouldBe(contract, ignoreOrder: true);
    }

    [Fact]
    public void A_reason_is_called_the_same_in_the_core_and_in_the_contract() =>
        Enum.GetValues<Reason>()
            .Where(reason => ReasonStatus.NameOf(reason).Replace("_", "") != reason.ToString().ToUpperInvariant())
            .ShouldBeEmpty();

    private static List<Row> ReadContract()
    {
        var text = File.ReadAllText(RepositoryRoot.PathOf("protos", "coalitionhub", "outcomes", "v1", "reasons.proto"));
        return [.. Values().Matches(text).Select(match => new Row(match.Groups["name"].Value, int.Parse(match.Groups["number"].Value), match.Groups["status"].Value))];
    }

    private static string StatusName(StatusCode code) => Capitals().Replace(code.ToString(), "_$0").ToUpperInvariant();

    [GeneratedRegex(@"// Status: (?<status>[A-Z_]+)\s+REASON_(?<name>[A-Z_]+) = (?<number>\d+);")]
    private static partial Regex Values();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Capitals();

    private sealed record Row(string Name, int Number, string Status);
}
