using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>What is only ever read and written whole: a hold's legs, a terms version's rates, a route's rules.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new AccountIdJson(), new CurrencyCodeJson() },
        IgnoreReadOnlyProperties = true,
    };

    public static PropertyBuilder<ImmutableArray<T>> IsJson<T>(this PropertyBuilder<ImmutableArray<T>> property) =>
        property.HasConversion(
            new ValueConverter<ImmutableArray<T>, string>(array => Write(array), text => Read<T>(text)),
            new ArrayComparer<T>());

    /// <summary>One record, whose shape may grow without a migration.</summary>
    public static PropertyBuilder<T> IsJsonRecord<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(new ValueConverter<T, string>(record => WriteRecord(record), text => ReadRecord<T>(text)));

    private static string WriteRecord<T>(T record) => JsonSerializer.Serialize(record, Options);

    private static T ReadRecord<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"A {typeof(T).Name} is stored as null.");

    private static string Write<T>(ImmutableArray<T> array) => JsonSerializer.Serialize(array, Options);

    private static ImmutableArray<T> Read<T>(string text) => JsonSerializer.Deserialize<ImmutableArray<T>>(text, Options);

    private sealed class AccountIdJson : JsonConverter<AccountId>
    {
        public override AccountId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, AccountId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class CurrencyCodeJson : JsonConverter<CurrencyCode>
    {
        public override CurrencyCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CurrencyCode.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CurrencyCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
