using System.Security.Cryptography;
using System.Text.Json;

namespace CoalitionHub.PartnerSdk;

/// <summary>A client's private key: EC P-256 (ES256) or RSA (RS256), see RFC 7518 §3.</summary>
internal sealed class SigningKey
{
    private const int LeastRsaBits = 2048;
    private readonly Func<byte[], byte[]> sign;

    private SigningKey(string algorithm, string? keyId, Func<byte[], byte[]> sign)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        this.sign = sign;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    /// <exception cref="ArgumentException">The text is no private key of a kind that is supported.</exception>
    public static SigningKey Parse(string text, string? keyId)
    {
        try
        {
            return text.TrimStart().StartsWith('{') ? FromJwk(text, keyId) : FromPem(text, keyId);
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException or ArgumentException)
        {
            // The inner message may hold part of the key.
            throw new ArgumentException(
                "CoalitionHubClientOptions.PrivateKey is neither a private JWK nor a PEM private key, EC P-256 or RSA of 2048 bits or more.");
        }
    }

    public byte[] Sign(byte[] data) => sign(data);

    private static SigningKey FromPem(string text, string? keyId)
    {
        // Which of the two it is, the label doesn't always say ("BEGIN PRIVATE KEY").
        try
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(text);
            return Of(ec, keyId);
        }
        catch (CryptographicException)
        {
            return OfRsaPem(text, keyId);
        }
        catch (ArgumentException)
        {
            return OfRsaPem(text, keyId);
        }
    }

    private static SigningKey OfRsaPem(string text, string? keyId)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(text);
        return Of(rsa, keyId);
    }

    private static SigningKey FromJwk(string text, string? keyId)
    {
        using var document = JsonDocument.Parse(text);
        var jwk = document.RootElement;
        var id = keyId ?? (jwk.TryGetProperty("kid", out var own) ? own.GetString() : null);
        if (Text(jwk, "kty") == "EC" && Text(jwk, "crv") == "P-256")
        {
            return Of(
                ECDsa.Create(new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") },
                    D = Bytes(jwk, "d"),
                }),
                id);
        }

        if (Text(jwk, "kty") != "RSA")
        {
            throw new FormatException("Neither EC P-256 nor RSA.");
        }

        return Of(
            RSA.Create(new RSAParameters
            {
                Modulus = Bytes(jwk, "n"),
                Exponent = Bytes(jwk, "e"),
                D = Bytes(jwk, "d"),
                P = Bytes(jwk, "p"),
                Q = Bytes(jwk, "q"),
                DP = Bytes(jwk, "dp"),
                DQ = Bytes(jwk, "dq"),
                InverseQ = Bytes(jwk, "qi"),
            }),
            id);
    }

    private static SigningKey Of(ECDsa key, string? keyId)
    {
        var curve = key.ExportParameters(includePrivateParameters: true).Curve;
        return curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new SigningKey("ES256", keyId, data => key.SignData(data, HashAlgorithmName.SHA256))
            : throw new FormatException("Not P-256.");
    }

    private static SigningKey Of(RSA key, string? keyId)
    {
        // Throws here, not at the first token, when the text holds a public key only.
        _ = key.ExportParameters(includePrivateParameters: true);
        return key.KeySize >= LeastRsaBits
            ? new SigningKey("RS256", keyId, data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            : throw new FormatException("Too short.");
    }

    private static string Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) ? value.GetString() ?? "" : throw new FormatException($"No {name}.");

    private static byte[] Bytes(JsonElement jwk, string name) => Base64Url.Decode(Text(jwk, name));
}
