using System.Text.RegularExpressions;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>Every reason for which a partner's call about exchanges or gifts can be refused is brought about, against a real hub, and comes out of the SDK.</summary>
public sealed partial class EveryRefusalTests(SdkMarket market) : IClassFixture<SdkMarket>
{
    /// <summary>What the SDK keeps its callers from; other tests bring it about without it.</summary>
    private static readonly Dictionary<string, string> NotThroughTheSdk = new()
    {
        ["AMOUNT_NEGATIVE"] = "The SDK takes no points below 1: WrongMoveCallTests.",
        ["FIELD_INVALID"] = "WatchAsync counts the steps itself: WrongExchangeCallTests.",
        ["NOT_WRITER"] = "The SDK tries again: DeadlineTests.",
        ["PAGE_SIZE_INVALID"] = "The SDK pages by itself: GoodRequestTests, of every list.",
        ["PAGE_TOKEN_INVALID"] = "The SDK pages by itself: GoodRequestTests, of every list.",
        ["PROOF_REQUIRED"] = "A request has no value without a proof: WrongExchangeCallTests, WrongGiftCallTests.",
        ["QUEUE_FULL"] = "The SDK tries again: RetryTests.",
        ["SHUTTING_DOWN"] = "The SDK tries again, at another process: EarnManyTests.",
        ["TOO_MANY_STREAMS"] = "ServeLedgerAsync waits until there is room: InstructionStreamTests.",
    };

    /// <summary>What only the coalition's people can meet, who don't call by the SDK.</summary>
    private static readonly Dictionary<string, string> OfStaff = new()
    {
        ["CORRECTION_NOT_FOUND"] = "WrongMoveCallTests.",
        ["FRACTION_INVALID"] = "WrongExchangeRequestTests.",
        ["NOT_PROPOSED"] = "WrongMoveCallTests.",
        ["PARTNER_NOT_FOUND"] = "WrongExchangeCallTests.",
        ["RESOLUTION_NOT_FOUND"] = "WrongMoveCallTests.",
        ["ROUTE_ARBITRAGE"] = "RouteRulesFlowTests.",
        ["ROUTE_SAME_CURRENCY"] = "WrongExchangeCallTests.",
        ["SAME_PERSON"] = "WrongMoveCallTests.",
        ["TERMS_RETROACTIVE"] = "RouteDecisionTests.",
    };

    /// <summary>The words with which the names of this room's own reasons begin.</summary>
    private static readonly string[] Things = ["CORRECTION_", "EXCHANGE_", "GIFT_", "QUOTE_", "RESOLUTION_", "REVERSAL_", "ROUTE_"];

    private static readonly string[] Services = ["exchanges_service.proto", "gifts_service.proto", "exchange_instructions_service.proto"];

    private static Dictionary<CoalitionHubReason, Func<SdkMarket, Task>> Ways { get; } =
        QuoteRefusals.Ways.Concat(AcceptRefusals.Ways).Concat(LaterRefusals.Ways).Append(FullAccount.Way).ToDictionary();

    public static TheoryData<CoalitionHubReason> Reasons => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task It_is_refused_by_name(CoalitionHubReason reason)
    {
        var refusal = await Should.ThrowAsync<CoalitionHubException>(() => Ways[reason](market));

        refusal.Reason.ShouldBe(reason, refusal.Message);
        refusal.ReasonName.ShouldBe(NameOf(reason));
        refusal.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void Each_reason_that_the_contract_names_for_these_calls_has_a_way_to_it()
    {
        var named = Services.SelectMany(NamedIn).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(40);
        named.Except(Ways.Keys.Select(NameOf)).Except(NotThroughTheSdk.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void The_contract_names_each_reason_that_is_brought_about()
    {
        // Every changing call of the hub is refused so; the contract says it beside request_id. Beside each field it says what may be in it.
        var named = Services.SelectMany(NamedIn).Append("REQUEST_ID_REUSED").Concat(["AMOUNT_NEGATIVE", "AMOUNT_TOO_LARGE", "FIELD_MISSING", "FIELD_TOO_LONG"])
            .Concat(["NOT_WRITER", "QUEUE_FULL", "SHUTTING_DOWN"]);

        Ways.Keys.Select(NameOf).Concat(NotThroughTheSdk.Keys).Except(named).ShouldBeEmpty();
    }

    [Fact]
    public void Each_reason_that_the_room_gives_has_a_way_to_it_or_a_word_on_why_a_partner_never_meets_it()
    {
        var given = Rooms.SelectMany(room => Directory.EnumerateFiles(RepositoryRoot.PathOf(room), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => ReasonInCode().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(name => Enum.TryParse<Core.Outcomes.Reason>(name, out _))
            .Select(name => ReasonStatus.NameOf(Enum.Parse<Core.Outcomes.Reason>(name)))
            .Distinct().ToList();
        var own = Enum.GetValues<Core.Outcomes.Reason>().Where(reason => reason != default).Select(ReasonStatus.NameOf).Where(name => Things.Any(name.StartsWith));

        given.Count.ShouldBeGreaterThan(40);
        given.Union(own).Except(Ways.Keys.Select(NameOf)).Except(NotThroughTheSdk.Keys).Except(OfStaff.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_partner_meets_is_brought_about_where_it_is_said_to_be()
    {
        var tests = Directory.EnumerateFiles(RepositoryRoot.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension);
        foreach (var (name, why) in NotThroughTheSdk.Concat(OfStaff))
        {
            var reason = Enum.GetValues<Core.Outcomes.Reason>().Single(reason => reason != default && ReasonStatus.NameOf(reason) == name).ToString();
            foreach (Match test in TestsNamed().Matches(why))
            {
                tests[test.Value].ShouldContain(file => File.ReadAllText(file).Contains(reason, StringComparison.Ordinal), $"{name}: {why}");
            }

            TestsNamed().Count(why).ShouldBeGreaterThan(0, name);
        }
    }

    private static readonly string[] Rooms = ["src/CoalitionHub.Core/Exchanges", "src/CoalitionHub.Hub/Exchanges"];

    private static string NameOf(CoalitionHubReason reason) => ReasonStatus.NameOf(Enum.Parse<Core.Outcomes.Reason>(reason.ToString()));

    /// <summary>The reasons that the comments of a service's calls name after "Refused:".</summary>
    private static IEnumerable<string> NamedIn(string service)
    {
        var text = File.ReadAllText(RepositoryRoot.PathOf("protos", "coalitionhub", "exchanges", "v1", service));
        return from comment in RefusedComment().Matches(text)
               from Match name in Name().Matches(comment.Value)
               select name.Value;
    }

    [GeneratedRegex(@"// Refused:.*?// Scope:", RegexOptions.Singleline)]
    private static partial Regex RefusedComment();

    [GeneratedRegex(@"\bReason\.([A-Z]\w+)")]
    private static partial Regex ReasonInCode();

    [GeneratedRegex(@"\w+Tests\b")]
    private static partial Regex TestsNamed();

    [GeneratedRegex(@"\b[A-Z]+(_[A-Z]+)+\b")]
    private static partial Regex Name();
}
