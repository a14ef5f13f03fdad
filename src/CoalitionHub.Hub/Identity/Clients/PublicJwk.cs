using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>A client's public key (RFC 7517, 7518): EC on P-256, or RSA of 2048 to 8192 bits.</summary>
internal static class PublicJwk
{
    private const int MaxLength = 4096;
    private const int CoordinateBytes = 32;
    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;

    // RFC 7518: what only the owner of a private or shared key has.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Reads a key and writes it again with nothing in it but the key.</summary>
    /// <param name="text">What the request has.</param>
    /// <param name="jwk">The key in canonical form, as it is kept.</param>
    /// <returns>Null, or what is wrong with it.</returns>
    public static string? TryRead(string text, out string jwk)
    {
        jwk = "";
        if (text.Length > MaxLength)
        {
            return $"has {text.Length} characters, at most {MaxLength} are taken.";
        }

        if (Parse(text) is not { } members)
        {
            return "must be one JSON object as RFC 7517 describes it.";
        }

        if (PrivateMembers.Any(members.ContainsKey))
        {
            return "holds a private or shared part: keep that, and send the public key alone. That key pair is now known to others; make a new one.";
        }

        return Member(members, "kty") switch
        {
            "EC" => TryReadEc(members, out jwk),
            "RSA" => TryReadRsa(members, out jwk),
            _ => "must have the kty EC or RSA.",
        };
    }

    /// <summary>The key of a kept JWK, to verify with.</summary>
    public static SecurityKey KeyOf(string jwk) => new JsonWebKey(jwk);

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TryReadEc(JsonObject members, out string jwk)
    {
        jwk = "";
        var (x, y) = (Bytes(members, "x"), Bytes(members, "y"));
        if (Member(members, "crv") != "P-256" || x is not { Length: CoordinateBytes } || y is not { Length: CoordinateBytes })
        {
            return "must be on the curve P-256, with x and y of 32 bytes each.";
        }

        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        }
        catch (CryptographicException)
        {
            return "is no point on the curve P-256.";
        }

        jwk = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(x), ["y"] = Base64Url.EncodeToString(y) }.ToJsonString();
        return null;
    }

    private static string? TryReadRsa(JsonObject members, out string jwk)
    {
        jwk = "";
        if (Bytes(members, "n") is not { } modulus || Bytes(members, "e") is not { Length: >= 1 and <= 8 } exponent)
        {
            return "must have a modulus n and an exponent e.";
        }

        var trimmed = modulus.AsSpan().TrimStart((byte)0).ToArray();
        var bits = trimmed.Length == 0 ? 0 : trimmed.Length * 8 - byte.LeadingZeroCount(trimmed[0]);
        if (bits is < LeastRsaBits or > MostRsaBits)
        {
            return $"has {bits} bits; an RSA key needs {LeastRsaBits} to {MostRsaBits}.";
        }

        // An even exponent, or 1, is no RSA key: with 1 anybody could sign.
        if ((exponent[^1] & 1) == 0 || exponent.AsSpan().TrimStart((byte)0) is [1])
        {
            return "must have an odd exponent e above 1; 65537 is usual.";
        }

        jwk = new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(trimmed), ["e"] = Base64Url.EncodeToString(exponent) }.ToJsonString();
        return null;
    }

    // Null for a member that isn't there or is no text: neither is a value.
    private static string? Member(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static byte[]? Bytes(JsonObject members, string name) =>
        Member(members, name) is { Length: > 0 } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
