using System.Text.RegularExpressions;
using CoalitionHub.Architecture.Tests.Sources;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Contract;

/// <summary>What the contract promises of every call, beyond what a style checker knows.</summary>
public sealed partial class ContractTests
{
    private static readonly string Contract = string.Join('\n', SourceTree.Files(".proto")
        .Where(path => path.StartsWith("protos/coalitionhub/", StringComparison.Ordinal) && !path.Contains("/cluster/", StringComparison.Ordinal))
        .Select(path => File.ReadAllText(RepositoryRoot.PathOf(path))));

    private static readonly Call[] Calls =
    [
        .. CallPattern().Matches(Contract).Select(match =>
            new Call(match.Groups["name"].Value, match.Groups["request"].Value, match.Groups["response"].Value, match.Groups["comment"].Value)),
    ];

    private static readonly Dictionary<string, string> Messages =
        MessagePattern().Matches(Contract).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["body"].Value);

    // What these do leaves no trace, so that repeating them needs no id.
    private static readonly string[] OnlyReading = ["Get", "List", "Preview", "Stream", "Watch", "Quote", "Inspect", "Export", "CreateWatchToken"];

    [Fact]
    public void Every_call_names_the_scope_it_needs()
    {
        Calls.Length.ShouldBeGreaterThan(50);

        Calls.Where(call => !ScopePattern().IsMatch(call.Comment)).Select(call => call.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_call_that_changes_something_carries_a_request_id_first()
    {
        Call[] changing = [.. Calls.Where(call => !Array.Exists(OnlyReading, verb => call.Name.StartsWith(verb, StringComparison.Ordinal)))];
        changing.Length.ShouldBeGreaterThan(25);

        changing.Where(call => !Messages[call.Request].Contains("string request_id = 1;", StringComparison.Ordinal))
            .Select(call => call.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_list_is_paged()
    {
        Call[] lists = [.. Calls.Where(call => call.Name.StartsWith("List", StringComparison.Ordinal))];
        lists.Length.ShouldBeGreaterThan(8);

        lists.Where(call => !Messages[call.Request].Contains("int32 page_size = 1;", StringComparison.Ordinal)
                || !Messages[call.Request].Contains("string page_token = 2;", StringComparison.Ordinal)
                || !Messages[call.Response].Contains("string next_page_token", StringComparison.Ordinal))
            .Select(call => call.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_that_a_comment_names_is_a_reason()
    {
        HashSet<string> reasons = [.. ReasonPattern().Matches(Contract).Select(match => match.Groups["name"].Value)];
        reasons.Count.ShouldBeGreaterThan(60);
        (string Call, string Reason)[] named =
        [
            .. from call in Calls
               from list in RefusedPattern().Matches(call.Comment)
               from name in NamePattern().Matches(list.Value)
               select (call.Name, name.Value),
        ];
        named.Length.ShouldBeGreaterThan(60);

        named.Where(entry => !reasons.Contains(entry.Reason)).ShouldBeEmpty();
    }

    private sealed record Call(string Name, string Request, string Response, string Comment);

    [GeneratedRegex(@"(?<comment>(?:[ \t]*//.*\n)*)[ \t]*rpc (?<name>\w+)\((?<request>\w+)\) returns \((?:stream )?(?<response>\w+)\)")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"^message (?<name>\w+) \{(?<body>\}|[\s\S]*?\n\})", RegexOptions.Multiline)]
    private static partial Regex MessagePattern();

    [GeneratedRegex(@"Scope: (staff\. Roles: [a-z_]+(, [a-z_]+)*|[a-z]+\.[a-z]+(\. Roles: partner_finance)?)\s")]
    private static partial Regex ScopePattern();

    [GeneratedRegex(@"Refused:[\s\S]*?(?=Scope:)")]
    private static partial Regex RefusedPattern();

    [GeneratedRegex(@"\b[A-Z]+(_[A-Z]+)+\b")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^  REASON_(?<name>[A-Z_]+) = \d+;", RegexOptions.Multiline)]
    private static partial Regex ReasonPattern();
}
