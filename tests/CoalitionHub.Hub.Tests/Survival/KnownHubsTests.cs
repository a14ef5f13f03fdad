using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;
using Sdk = CoalitionHub.PartnerSdk;
using Wire = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A client that knows both processes of a hub finds the one that writes, and goes on when it ends.</summary>
public sealed class KnownHubsTests
{
    [PostgresFact]
    public async Task A_relayed_answer_says_so()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        var shop = await Shop.OpenAsync(fleet, 1);
        var writer = fleet.Writer;

        (await IsRelayed(shop, writer)).ShouldBeFalse();
        (await IsRelayed(shop, 1 - writer)).ShouldBeTrue();
    }

    [PostgresFact]
    public async Task A_client_that_knows_both_needs_only_the_writer_and_finds_the_next_one()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        var shop = await Shop.OpenAsync(fleet, 1);
        var member = Sdk.MemberSelector.ByCard(shop.Members[0].CardNumber);
        var writer = fleet.Writer;
        using var once = Client(shop, 1 - writer, attempts: 1);
        using var patient = Client(shop, 1 - writer, attempts: 20);
        await once.Points.EarnAsync(Earn(member));
        await patient.Points.EarnAsync(Earn(member));

        // Who still called the other would fail now.
        await fleet[1 - writer].KillAsync();
        await once.Points.EarnAsync(Earn(member));
        await patient.Points.EarnAsync(Earn(member));

        await fleet.StartAsync(1 - writer);
        await fleet[writer].KillAsync();
        var earned = Earn(member);
        var answer = await patient.Points.EarnAsync(earned);
        (await patient.Points.EarnAsync(earned)).PurchaseId.ShouldBe(answer.PurchaseId);
        fleet.Writer.ShouldBe(1 - writer);
        fleet.Verify().Findings.ShouldBeEmpty();
    }

    private static async Task<bool> IsRelayed(Shop shop, int hub)
    {
        using var call = shop.At(hub).GetBalanceAsync(new Wire.GetBalanceRequest { Member = shop.Members[0], CurrencyCode = "POINTS" });
        await call;
        return call.GetTrailers().Any(trailer => trailer.Key == "coalitionhub-relayed");
    }

    private static EarnRequest Earn(Sdk.MemberSelector member) =>
        new() { Member = member, Receipt = new Receipt { MerchantReference = Guid.CreateVersion7().ToString("N"), Amount = new Money("HKD", 1_000) } };

    private static CoalitionHubClient Client(Shop shop, int first, int attempts) => new(new CoalitionHubClientOptions
    {
        HubAddress = shop.Fleet.AddressOf(first),
        OtherHubAddresses = [shop.Fleet.AddressOf(1 - first)],
        TokenAddress = new Uri(shop.Fleet.Issuer, "/connect/token"),
        ClientId = shop.Keys.ClientId,
        ClientSecret = shop.Keys.ClientSecret,
        Retry = new RetryOptions { MaxAttempts = attempts },
        AttemptTimeout = TimeSpan.FromSeconds(30),
        Deadline = TimeSpan.FromMinutes(3),
    });
}
