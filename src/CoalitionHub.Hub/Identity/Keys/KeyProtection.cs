using System.Security.Cryptography;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>
/// How keys lie in the database: one byte, 0 for plain, 1 for AES-256-GCM; then, for the latter, 12 bytes of nonce, 16 of tag,
/// and the encrypted key. The row's name is bound to it, so that one row's key can't be put into another.
/// </summary>
internal sealed class KeyProtection
{
    /// <summary>How long the key that encrypts the others is.</summary>
    public const int KeyBytes = 32;

    private const byte Plain = 0;
    private const byte AesGcm256 = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    private readonly byte[]? encryptionKey;

    /// <param name="encryptionKey">32 bytes; null leaves keys plain.</param>
    public KeyProtection(byte[]? encryptionKey)
    {
        if (encryptionKey is not null)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(encryptionKey.Length, KeyBytes);
        }

        this.encryptionKey = encryptionKey;
    }

    /// <summary>False when keys lie plain in the database.</summary>
    public bool Encrypts => encryptionKey is not null;

    /// <summary>True for what is stored plain though it should be encrypted: it was written before the setting was made.</summary>
    public bool ShouldEncrypt(ReadOnlySpan<byte> stored) => Encrypts && stored is [Plain, ..];

    public byte[] Protect(string name, ReadOnlySpan<byte> key)
    {
        if (encryptionKey is null)
        {
            return [Plain, .. key];
        }

        var stored = new byte[HeaderBytes + key.Length];
        stored[0] = AesGcm256;
        var nonce = stored.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(encryptionKey, TagBytes);
        cipher.Encrypt(nonce, key, stored.AsSpan(HeaderBytes), stored.AsSpan(1 + NonceBytes, TagBytes), NameBytes(name));
        return stored;
    }

    /// <exception cref="CryptographicException">It was encrypted with another key, or altered.</exception>
    public byte[] Unprotect(string name, ReadOnlySpan<byte> stored)
    {
        if (stored is [Plain, .. var plain])
        {
            return plain.ToArray();
        }

        if (stored.Length < HeaderBytes || stored[0] != AesGcm256)
        {
            throw new CryptographicException($"The stored key '{name}' has no form that is known.");
        }

        if (encryptionKey is null)
        {
            throw new CryptographicException($"The stored key '{name}' is encrypted: {IdentityOptions.Section}:{nameof(IdentityOptions.KeyEncryptionKey)} must be set.");
        }

        var key = new byte[stored.Length - HeaderBytes];
        using var cipher = new AesGcm(encryptionKey, TagBytes);
        try
        {
            cipher.Decrypt(stored.Slice(1, NonceBytes), stored[HeaderBytes..], stored.Slice(1 + NonceBytes, TagBytes), key, NameBytes(name));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new CryptographicException($"The stored key '{name}' was encrypted under another {IdentityOptions.Section}:{nameof(IdentityOptions.KeyEncryptionKey)}, or altered.", exception);
        }

        return key;
    }

    private static byte[] NameBytes(string name) => System.Text.Encoding.UTF8.GetBytes(name);
}
