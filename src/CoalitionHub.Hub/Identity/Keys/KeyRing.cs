using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>The keys that are published at a time, and the one that signs.</summary>
/// <param name="Keys">Oldest first.</param>
internal sealed record KeyRing(ImmutableArray<LoadedKey> Keys)
{
    public static KeyRing Empty { get; } = new([]);

    /// <summary>The published key of this name, or null.</summary>
    public LoadedKey? Find(string kid) => Keys.FirstOrDefault(key => key.Row.Kid == kid);

    /// <summary>The key that signs now, or null.</summary>
    public LoadedKey? Signing(KeySchedule schedule, DateTimeOffset now)
    {
        var row = schedule.Signing(Keys.Select(key => key.Row), now);
        return Keys.FirstOrDefault(key => key.Row == row);
    }
}

/// <summary>A key ready for use.</summary>
internal sealed class LoadedKey
{
    private LoadedKey(SigningKey row, ECDsa publicKey, ECDsa privateKey)
    {
        Row = row;
        Public = new ECDsaSecurityKey(publicKey) { KeyId = row.Kid };
        Credentials = new SigningCredentials(new ECDsaSecurityKey(privateKey) { KeyId = row.Kid }, SecurityAlgorithms.EcdsaSha256);
        var point = publicKey.ExportParameters(includePrivateParameters: false).Q;
        (X, Y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }

    public SigningKey Row { get; }

    /// <summary>To verify with.</summary>
    public ECDsaSecurityKey Public { get; }

    /// <summary>To sign with.</summary>
    public SigningCredentials Credentials { get; }

    /// <summary>The point's coordinates as a JWK has them.</summary>
    public string X { get; }

    public string Y { get; }

    /// <summary>Makes a key.</summary>
    public static SigningKey Make(KeyTimes times, KeyProtection protection)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        var privateKey = key.ExportPkcs8PrivateKey();
        try
        {
            return new SigningKey(
                times.Generation,
                kid,
                key.ExportSubjectPublicKeyInfo(),
                protection.Protect(kid, privateKey),
                times.CreatedMicros,
                times.ActiveMicros,
                times.RetiredMicros,
                times.DroppedMicros);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    /// <summary>Reads a kept key.</summary>
    /// <exception cref="CryptographicException">It is encrypted under another key than the configured one.</exception>
    public static LoadedKey Load(SigningKey row, KeyProtection protection)
    {
        var plain = protection.Unprotect(row.Kid, row.PrivateKey);
        try
        {
            var publicKey = ECDsa.Create();
            publicKey.ImportSubjectPublicKeyInfo(row.PublicKey, out _);
            var privateKey = ECDsa.Create();
            privateKey.ImportPkcs8PrivateKey(plain, out _);
            return new LoadedKey(row, publicKey, privateKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
