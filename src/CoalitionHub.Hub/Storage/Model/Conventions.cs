using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>What holds for every table: snake_case names, keys that the hub gives, text compared byte by byte.</summary>
internal static class Conventions
{
    public static void Apply(ModelBuilder model, string? binaryCollation)
    {
        foreach (var table in model.Model.GetEntityTypes())
        {
            foreach (var property in table.GetProperties())
            {
                if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                {
                    property.SetColumnName(Snake(property.Name));
                }

                if (property.IsPrimaryKey())
                {
                    property.ValueGenerated = ValueGenerated.Never;
                }

                if (IsText(property))
                {
                    property.SetCollation(binaryCollation);
                }
            }

            foreach (var key in table.GetKeys())
            {
                key.SetName($"pk_{table.GetTableName()}");
            }

            foreach (var index in table.GetIndexes())
            {
                index.SetDatabaseName($"ix_{table.GetTableName()}_{string.Join('_', index.Properties.Select(property => Snake(property.Name)))}");
            }
        }
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);
}
