using CoalitionHub.Hub.Identity.Clients;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Clients;

public sealed class ClientSecretTests
{
    [Fact]
    public void A_secret_matches_its_own_hash_only()
    {
        var secret = ClientSecret.Make();

        ClientSecret.Matches(secret, ClientSecret.HashOf(secret)).ShouldBeTrue();
        ClientSecret.Matches(ClientSecret.Make(), ClientSecret.HashOf(secret)).ShouldBeFalse();
        ClientSecret.Matches(secret + " ", ClientSecret.HashOf(secret)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void Where_no_hash_is_kept_no_secret_is_right(string hash)
    {
        ClientSecret.Matches("", hash).ShouldBeFalse();
        ClientSecret.Matches("anything", hash).ShouldBeFalse();
    }

    [Fact]
    public void Secrets_are_long_and_never_the_same()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => ClientSecret.Make()).ToList();

        secrets.ShouldBeUnique();
        secrets.ShouldAllBe(secret => secret.Length == 47 && secret.StartsWith("chs_"));
    }
}
