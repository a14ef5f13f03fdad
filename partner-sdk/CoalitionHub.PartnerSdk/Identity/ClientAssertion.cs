using System.Text;
using System.Text.Json;

namespace CoalitionHub.PartnerSdk;

/// <summary>The signed statement by which a client proves who it is (RFC 7523 §3).</summary>
internal static class ClientAssertion
{
    // Long enough for clocks that differ, too short to be of use to a thief.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public static string Sign(SigningKey key, string clientId, string audience, DateTimeOffset now)
    {
        var header = Part(json =>
        {
            json.WriteString("alg", key.Algorithm);
            json.WriteString("typ", "JWT");
            if (key.KeyId is { } keyId)
            {
                json.WriteString("kid", keyId);
            }
        });
        var claims = Part(json =>
        {
            json.WriteString("iss", clientId);
            json.WriteString("sub", clientId);
            json.WriteString("aud", audience);
            // Single use: another id for every request.
            json.WriteString("jti", RequestId.New().ToString());
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
        });
        var signed = $"{header}.{claims}";
        return $"{signed}.{Base64Url.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.Encode(stream.ToArray());
    }
}
