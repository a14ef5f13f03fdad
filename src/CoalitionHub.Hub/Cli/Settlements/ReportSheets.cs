using System.Globalization;
using System.Text.Json;
using CoalitionHub.Hub.Cli.Wording;
using CsvHelper;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>A report's rows as they are in the contract: their fields are numbers, texts and enums, and their names say what they are.</summary>
internal static class ReportSheets
{
    private const string IdSuffix = "_id";
    private const string MicrosSuffix = "_micros";
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    /// <summary>For people: without ids, money in micros as major units.</summary>
    public static Sheet Of<T>(string title, IReadOnlyCollection<T> rows)
        where T : IMessage, new()
    {
        var fields = new T().Descriptor.Fields.InDeclarationOrder().Where(field => !field.Name.EndsWith(IdSuffix, StringComparison.Ordinal));
        return Sheet.List(title, rows, [.. fields.Select(field => (new SheetColumn(TitleOf(field), IsNumber(field)), (Func<T, string>)(row => Show(field, row))))]);
    }

    /// <summary>For a spreadsheet: every field as it is.</summary>
    public static void Write<T>(TextWriter output, IReadOnlyCollection<T> rows)
        where T : IMessage, new()
    {
        var fields = new T().Descriptor.Fields.InDeclarationOrder();
        using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteHeader([.. fields.Select(field => field.Name)]);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. fields.Select(field => Raw(field, row))]);
        }
    }

    private static bool IsNumber(FieldDescriptor field) => field.FieldType is FieldType.Int64 or FieldType.Int32;

    private static string TitleOf(FieldDescriptor field) =>
        (field.Name.EndsWith(MicrosSuffix, StringComparison.Ordinal) ? field.Name[..^MicrosSuffix.Length] : field.Name).Replace('_', ' ');

    private static string Show(FieldDescriptor field, IMessage row) => field.Accessor.GetValue(row) switch
    {
        long micros when field.Name.EndsWith(MicrosSuffix, StringComparison.Ordinal) => Words.OfMicros(micros),
        long number => Words.Of(number),
        int number => Words.Of(number),
        _ => Raw(field, row),
    };

    private static string Raw(FieldDescriptor field, IMessage row) => field.Accessor.GetValue(row) switch
    {
        string text => text,
        IFormattable number and (long or int) => number.ToString(null, CultureInfo.InvariantCulture),
        var other => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{other}"),
    };
}
