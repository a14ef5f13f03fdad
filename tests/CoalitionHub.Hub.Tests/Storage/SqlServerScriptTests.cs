using System.Text.RegularExpressions;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>What can be known of SQL Server without one: the script that its administrator would run.</summary>
public sealed partial class SqlServerScriptTests
{
    private static readonly string Script = MigrationTests.ScriptOf(nameof(StorageProvider.SqlServer));

    [Fact]
    public void The_script_makes_every_table_of_the_model_once_however_often_it_is_run()
    {
        using HubDbContext context = MigrationTests.ContextOf(nameof(StorageProvider.SqlServer));
        string[] tables = [.. context.Model.GetRelationalModel().Tables.Select(table => table.Name)];
        tables.Length.ShouldBeGreaterThan(25);

        foreach (string table in tables)
        {
            Regex.Count(Script, $@"CREATE TABLE \[{table}\]").ShouldBe(1, table);
        }

        Script.ShouldContain("IF NOT EXISTS (");
        Script.ShouldContain("SELECT * FROM [__EFMigrationsHistory]");
    }

    [Fact]
    public void Every_text_column_compares_its_bytes()
    {
        string[] texts = [.. Columns().Where(line => line.Contains("nvarchar", StringComparison.Ordinal))];
        texts.Length.ShouldBeGreaterThan(20);

        texts.Where(line => !line.Contains("COLLATE Latin1_General_100_BIN2", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void UUIDs_lie_in_the_order_of_their_bytes()
    {
        Script.ShouldNotContain("uniqueidentifier");
        Columns().Count(line => line.Contains("[request_id] binary(16) NOT NULL", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Columns_have_types_that_every_supported_version_knows()
    {
        string[] known = ["bigint", "int", "smallint", "tinyint", "bit", "nvarchar", "varbinary", "binary"];
        string[] types = [.. Columns().Select(line => ColumnType().Match(line).Groups[1].Value).Distinct()];
        types.Length.ShouldBeGreaterThan(5);

        types.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_and_indexes_fit_into_their_limits()
    {
        const int clusteredLimit = 900;
        const int indexLimit = 1700;
        using HubDbContext context = MigrationTests.ContextOf(nameof(StorageProvider.SqlServer));
        foreach (ITable table in context.Model.GetRelationalModel().Tables)
        {
            BytesOf(table.PrimaryKey.ShouldNotBeNull().Columns).ShouldBeLessThanOrEqualTo(clusteredLimit, table.Name);
            foreach (ITableIndex index in table.Indexes)
            {
                BytesOf(index.Columns).ShouldBeLessThanOrEqualTo(indexLimit, index.Name);
            }
        }
    }

    private static int BytesOf(IReadOnlyList<IColumn> columns) => columns.Sum(column =>
        Regex.Match(column.StoreType, @"\((\d+)\)") is { Success: true } length
            ? int.Parse(length.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * (column.StoreType.StartsWith('n') ? 2 : 1)
            : column.StoreType.Contains("max", StringComparison.Ordinal) ? int.MaxValue / 16 : 8);

    private static IEnumerable<string> Columns() =>
        Script.Split('\n').Select(line => line.Trim()).Where(line => ColumnType().IsMatch(line) && !line.Contains("MigrationId", StringComparison.Ordinal) && !line.Contains("ProductVersion", StringComparison.Ordinal));

    [GeneratedRegex(@"^\[\w+\] (\w+)(\(\w+\))? (COLLATE \w+ )?NOT NULL,?$")]
    private static partial Regex ColumnType();
}
