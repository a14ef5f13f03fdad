using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CoalitionHub.Core.Members;

/// <summary>
/// Card numbers: 16 digits in the form of ISO/IEC 7812-1. The first is 9 (major industry identifier "for assignment by national
/// standards bodies", so that none is a payment card's), fourteen are random, so that numbers in use can't be guessed from one
/// another, the last is the check digit of Annex B (Luhn), which finds every single wrong digit and nearly all swapped neighbours.
/// </summary>
public static class CardNumber
{
    /// <summary>Digits of a card number, the check digit included.</summary>
    public const int Length = 16;

    private const ulong RandomNumbers = 100_000_000_000_000;
    private const ulong Leading = 900_000_000_000_000;

    /// <summary>The number that a random seed stands for; another try gives another number.</summary>
    /// <param name="seed">Random bytes that nobody outside knows.</param>
    /// <param name="trial">0, 1, 2, … until the number is free.</param>
    public static string From(ReadOnlySpan<byte> seed, int trial)
    {
        Span<byte> bytes = stackalloc byte[seed.Length + sizeof(int)];
        seed.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[seed.Length..], trial);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var payload = (Leading + BinaryPrimitives.ReadUInt64BigEndian(hash) % RandomNumbers).ToString(CultureInfo.InvariantCulture);
        return payload + CheckDigit(payload);
    }

    /// <summary>True for 16 digits of which the last one checks.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length == Length && !text.ContainsAnyExceptInRange('0', '9') && CheckDigit(text[..^1]) == text[^1];

    /// <summary>ISO/IEC 7812-1 Annex B: from the right every second digit counts double, and of a product its digits' sum.</summary>
    public static char CheckDigit(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        for (var index = 0; index < payload.Length; index++)
        {
            var digit = payload[^(index + 1)] - '0';
            var weighted = index % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return (char)('0' + (10 - sum % 10) % 10);
    }
}
