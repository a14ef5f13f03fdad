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
        ["FIELD_INVALID"] = "WatchAsync counts the steps itself: WrongInstructionCallTests.",
        ["PAGE_SIZE_INVALID"] = "The SDK pages by itself: WrongExchangeCallTests, WrongMoveCallTests.",
        ["PAGE_TOKEN_INVALID"] = "The SDK pages by itself: WrongExchangeCallTests, WrongMoveCallTests.",
        ["PROOF_REQUIRED"] = "A request has no value without a proof: WrongExchangeCallTests, WrongGiftCallTests.",
        ["TOO_MANY_STREAMS"] = "ServeLedgerAsync waits until there is room: InstructionStreamTests.",
    };

    private static readonly string[] Services = ["exchanges_service.proto", "gifts_service.proto", "exchange_instructions_service.proto"];

    private static Dictionary<CoalitionHubReason, Func<SdkMarket, Task>> Ways { get; } =
        QuoteRefusals.Ways.Concat(AcceptRefusals.Ways).Concat(LaterRefusals.Ways).ToDictionary();

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
        // Every changing call of the hub is refused so; the contract says it beside request_id.
        var named = Services.SelectMany(NamedIn).Append("REQUEST_ID_REUSED");

        Ways.Keys.Select(NameOf).Concat(NotThroughTheSdk.Keys).Except(named).ShouldBeEmpty();
    }

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

    [GeneratedRegex(@"\b[A-Z]+(_[A-Z]+)+\b")]
    private static partial Regex Name();
}
