using System.Security.Cryptography;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// The signature of a quote: ES256 over a text that says what is signed, a zero byte, and the quote. The text keeps it apart
/// from the access tokens that the same key signs: neither can be passed off as the other.
/// </summary>
internal static class QuoteSignature
{
    private static ReadOnlySpan<byte> Purpose => "coalitionhub.exchanges.v1.Quote\0"u8;

    /// <summary>64 bytes, r and s (RFC 7518 section 3.4).</summary>
    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> quote) =>
        key.SignData([.. Purpose, .. quote], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>True when this key's private half signed exactly these bytes.</summary>
    public static bool Verify(ECDsa key, ReadOnlySpan<byte> quote, ReadOnlySpan<byte> signature) =>
        key.VerifyData([.. Purpose, .. quote], signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
