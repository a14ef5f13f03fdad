using System.Collections.Immutable;
using System.Globalization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>An account's number.</summary>
internal sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, value => new AccountId(value));

/// <summary>A currency's code; empty for none.</summary>
internal sealed class CurrencyCodeConverter() : ValueConverter<CurrencyCode, string>(code => code.Text, text => Read(text))
{
    private static CurrencyCode Read(string text) => text.Length == 0 ? default : CurrencyCode.Parse(text);
}

/// <summary>An exact rate as text, <c>1/200</c>: nothing is lost, and nobody is tempted to multiply by it in SQL.</summary>
internal sealed class FractionConverter() : ValueConverter<Fraction, string>(fraction => Write(fraction), text => Read(text))
{
    private static string Write(Fraction fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{fraction.Numerator}/{fraction.Denominator}");

    private static Fraction Read(string text)
    {
        var slash = text.IndexOf('/');
        return new Fraction(
            long.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture),
            long.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }
}

/// <summary>Bytes.</summary>
internal sealed class BytesConverter() : ValueConverter<ReadOnlyMemory<byte>, byte[]>(bytes => bytes.ToArray(), bytes => bytes);

/// <summary>Bytes are equal when they are, wherever they lie.</summary>
internal sealed class BytesComparer() : ValueComparer<ReadOnlyMemory<byte>>(
    (left, right) => AreEqual(left, right),
    bytes => bytes.Length,
    bytes => bytes)
{
    private static bool AreEqual(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Span.SequenceEqual(right.Span);
}

/// <summary>
/// A UUID as 16 bytes in RFC 9562 order, so that version 7 ids lie in the order of their time. (SQLite would store text, and
/// SQL Server sorts its own type by the last six bytes first.)
/// </summary>
internal sealed class UuidConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>Words without spaces, in one text.</summary>
internal static class WordsColumn
{
    public static PropertyBuilder<ImmutableArray<string>> IsWords(this PropertyBuilder<ImmutableArray<string>> property) =>
        property.HasConversion(
            new ValueConverter<ImmutableArray<string>, string>(words => string.Join(' ', words), text => Split(text)),
            new ArrayComparer<string>());

    private static ImmutableArray<string> Split(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>Arrays are equal when their elements are.</summary>
internal sealed class ArrayComparer<T>() : ValueComparer<ImmutableArray<T>>(
    (left, right) => AreEqual(left, right),
    array => array.Length,
    array => array)
{
    private static bool AreEqual(ImmutableArray<T> left, ImmutableArray<T> right) => left.SequenceEqual(right);
}
