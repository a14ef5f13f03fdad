using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Identity;

public sealed class ClientAuthenticationTests : HubTest
{
    [Fact]
    public async Task A_secret_goes_form_encoded_in_the_basic_header()
    {
        var client = Hub.Client(options =>
        {
            options.ClientId = "cli:1";
            options.ClientSecret = "a b&c+ü";
        });

        await client.Partners.GetOwnAsync();

        var request = Hub.Tokens.Requests.Single();
        var header = AuthenticationHeaderValue.Parse(request.Authorization);
        header.Scheme.ShouldBe("Basic");
        Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter ?? "")).ShouldBe("cli%3A1:a+b%26c%2B%C3%BC");
        request.Form.ShouldBe(new Dictionary<string, string> { ["grant_type"] = "client_credentials" });
    }

    [Fact]
    public async Task Scopes_are_asked_for_when_they_are_given()
    {
        var client = Hub.Client(options =>
        {
            options.Scopes.Add("points.earn");
            options.Scopes.Add("points.read");
        });

        await client.Partners.GetOwnAsync();

        Hub.Tokens.Requests.Single().Form["scope"].ShouldBe("points.earn points.read");
    }

    [Fact]
    public async Task An_elliptic_key_in_PEM_signs_the_assertion()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var (header, claims, signed, signature) = await AssertionMadeWith(key.ExportPkcs8PrivateKeyPem(), "key-1");

        key.VerifyData(signed, signature, HashAlgorithmName.SHA256).ShouldBeTrue();
        Text(header, "alg").ShouldBe("ES256");
        Text(header, "kid").ShouldBe("key-1");
        Text(claims, "iss").ShouldBe("cli_till");
        Text(claims, "sub").ShouldBe("cli_till");
        Text(claims, "aud").ShouldBe("http://localhost/connect/token");
        Text(claims, "jti").ShouldNotBeEmpty();
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(120);
    }

    [Fact]
    public async Task An_elliptic_key_in_its_older_PEM_form_signs_too()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var (_, _, signed, signature) = await AssertionMadeWith(key.ExportECPrivateKeyPem(), null);

        key.VerifyData(signed, signature, HashAlgorithmName.SHA256).ShouldBeTrue();
    }

    [Fact]
    public async Task An_elliptic_JWK_signs_under_its_own_key_id()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = key.ExportParameters(includePrivateParameters: true);
        var jwk = JsonSerializer.Serialize(new
        {
            kty = "EC",
            crv = "P-256",
            kid = "jwk-1",
            x = Url(parts.Q.X),
            y = Url(parts.Q.Y),
            d = Url(parts.D),
        });

        var (header, _, signed, signature) = await AssertionMadeWith(jwk, null);

        key.VerifyData(signed, signature, HashAlgorithmName.SHA256).ShouldBeTrue();
        Text(header, "kid").ShouldBe("jwk-1");
    }

    [Fact]
    public async Task An_RSA_key_in_PEM_signs_the_assertion()
    {
        using var key = RSA.Create(2048);

        var (header, _, signed, signature) = await AssertionMadeWith(key.ExportPkcs8PrivateKeyPem(), null);

        key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        Text(header, "alg").ShouldBe("RS256");
        header.TryGetProperty("kid", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_RSA_JWK_signs_the_assertion()
    {
        using var key = RSA.Create(2048);
        var parts = key.ExportParameters(includePrivateParameters: true);
        var jwk = JsonSerializer.Serialize(new
        {
            kty = "RSA",
            n = Url(parts.Modulus),
            e = Url(parts.Exponent),
            d = Url(parts.D),
            p = Url(parts.P),
            q = Url(parts.Q),
            dp = Url(parts.DP),
            dq = Url(parts.DQ),
            qi = Url(parts.InverseQ),
        });

        var (_, _, signed, signature) = await AssertionMadeWith(jwk, null);

        key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_assertion_is_used_once()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();

        var first = await AssertionMadeWith(pem, null);
        var second = await AssertionMadeWith(pem, null);

        Text(second.Claims, "jti").ShouldNotBe(Text(first.Claims, "jti"));
    }

    [Fact]
    public void Keys_that_are_too_weak_or_public_are_refused_without_repeating_them()
    {
        using var shortRsa = RSA.Create(1024);
        using var otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var publicHalf = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] keys =
        [
            shortRsa.ExportPkcs8PrivateKeyPem(), otherCurve.ExportPkcs8PrivateKeyPem(), publicHalf.ExportSubjectPublicKeyInfoPem(),
            "nonsense", "{}", "{nonsense", """{"kty":"oct","k":"c2VjcmV0"}""",
        ];

        foreach (var key in keys)
        {
            var error = Should.Throw<ArgumentException>(() => ClientWith(key, null));
            error.Message.ShouldStartWith("CoalitionHubClientOptions.PrivateKey is neither");
            error.ToString().ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task Discovery_finds_the_token_endpoint_once()
    {
        var client = Hub.Client(options =>
        {
            options.TokenAddress = null;
            options.Authority = FakeHub.Address;
        });

        await client.Partners.GetOwnAsync();

        Hub.Tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_discovery_document_of_another_issuer_is_not_used()
    {
        Hub.Tokens.Issuer = "http://elsewhere";
        var client = Hub.Client(options =>
        {
            options.TokenAddress = null;
            options.Authority = FakeHub.Address;
            options.Retry.MaxAttempts = 1;
        });

        var error = await Should.ThrowAsync<CoalitionHubException>(() => client.Partners.GetOwnAsync());

        error.Reason.ShouldBe(CoalitionHubReason.TokenEndpointUnavailable);
        error.Message.ShouldContain("another issuer");
        Hub.Tokens.Requests.ShouldBeEmpty();
    }

    private async Task<(JsonElement Header, JsonElement Claims, byte[] Signed, byte[] Signature)> AssertionMadeWith(string key, string? keyId)
    {
        await ClientWith(key, keyId).Partners.GetOwnAsync();
        var request = Hub.Tokens.Requests.Last();
        request.Authorization.ShouldBeEmpty();
        request.Form["client_id"].ShouldBe("cli_till");
        request.Form["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        var parts = request.Form["client_assertion"].Split('.');
        return (Json(parts[0]), Json(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]));
    }

    private CoalitionHubClient ClientWith(string key, string? keyId) => Hub.Client(options =>
    {
        options.ClientSecret = null;
        options.PrivateKey = key;
        options.PrivateKeyId = keyId;
    });

    private static JsonElement Json(string part) => JsonDocument.Parse(Bytes(part)).RootElement;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string Url(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
