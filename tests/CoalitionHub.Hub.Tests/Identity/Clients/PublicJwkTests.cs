using System.Security.Cryptography;
using CoalitionHub.Hub.Identity.Clients;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Clients;

public sealed class PublicJwkTests
{
    [Fact]
    public void An_ec_key_is_kept_with_nothing_but_the_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (x, y) = Coordinates(key);

        PublicJwk.TryRead($$"""{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}","use":"sig","kid":"mine","note":"hello"}""", out var jwk).ShouldBeNull();

        jwk.ShouldBe($$"""{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}"}""");
        PublicJwk.KeyOf(jwk).KeySize.ShouldBe(256);
    }

    [Fact]
    public void An_rsa_key_is_kept_with_nothing_but_the_key()
    {
        using var key = RSA.Create(2048);
        var numbers = key.ExportParameters(false);
        var (n, e) = (Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent));

        PublicJwk.TryRead($$"""{"e":"{{e}}","n":"{{n}}","alg":"RS256","kty":"RSA"}""", out var jwk).ShouldBeNull();

        jwk.ShouldBe($$"""{"kty":"RSA","n":"{{n}}","e":"{{e}}"}""");
        PublicJwk.KeyOf(jwk).KeySize.ShouldBe(2048);
    }

    [Fact]
    public void A_key_with_its_private_part_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (x, y) = Coordinates(key);
        var d = Base64UrlEncoder.Encode(key.ExportParameters(true).D);

        PublicJwk.TryRead($$"""{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}","d":"{{d}}"}""", out _).ShouldNotBeNull().ShouldContain("private");
    }

    [Fact]
    public void A_short_rsa_key_is_refused()
    {
        using var key = RSA.Create(1024);
        var numbers = key.ExportParameters(false);

        PublicJwk.TryRead($$"""{"kty":"RSA","n":"{{Base64UrlEncoder.Encode(numbers.Modulus)}}","e":"AQAB"}""", out _).ShouldNotBeNull().ShouldContain("1024");
    }

    [Fact]
    public void An_rsa_key_whose_signatures_anybody_could_make_is_refused()
    {
        using var key = RSA.Create(2048);
        var n = Base64UrlEncoder.Encode(key.ExportParameters(false).Modulus);

        foreach (var e in new[] { "AQ", "AAE", "Ag", "AA" })
        {
            PublicJwk.TryRead($$"""{"kty":"RSA","n":"{{n}}","e":"{{e}}"}""", out _).ShouldNotBeNull(e);
        }
    }

    [Fact]
    public void A_point_that_is_not_on_the_curve_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (x, _) = Coordinates(key);

        PublicJwk.TryRead($$"""{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{x}}"}""", out _).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kty":"EC","kty":"RSA"}""")]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":1,"y":2}""")]
    [InlineData("""{"kty":"RSA","n":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","n":"!!","e":"AQAB"}""")]
    [InlineData("""{"kty":7}""")]
    public void What_is_no_key_is_refused(string text)
    {
        PublicJwk.TryRead(text, out var jwk).ShouldNotBeNull();
        jwk.ShouldBeEmpty();
    }

    [Fact]
    public void An_endless_text_is_refused() => PublicJwk.TryRead(new string(' ', 4097), out _).ShouldNotBeNull();

    private static (string X, string Y) Coordinates(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }
}
