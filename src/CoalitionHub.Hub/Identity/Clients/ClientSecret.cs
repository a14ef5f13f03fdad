using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>
/// A client's secret: 256 random bits, so that one SHA-256 guards it as well as a slow hash would guard a password.
/// </summary>
internal static class ClientSecret
{
    /// <summary>So that scanners for leaked secrets can tell it.</summary>
    private const string Prefix = "chs_";

    private const int RandomBytes = 32;

    /// <summary>Makes a secret that is shown once.</summary>
    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is kept of it.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares a secret with a kept hash, in a time that doesn't depend on where they differ.</summary>
    /// <param name="secret">What the client sent.</param>
    /// <param name="hash">What is kept; empty for a client that has no secret, or isn't there: then nothing is right.</param>
    public static bool Matches(string secret, string hash)
    {
        Span<byte> kept = stackalloc byte[SHA256.HashSizeInBytes];
        var isKept = hash.Length == 2 * SHA256.HashSizeInBytes && Convert.FromHexString(hash, kept, out _, out _) == System.Buffers.OperationStatus.Done;
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), kept) && isKept;
    }
}
