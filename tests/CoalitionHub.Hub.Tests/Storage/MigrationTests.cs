using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class MigrationTests
{
    public static TheoryData<string> Providers => [.. Enum.GetNames<StorageProvider>()];

    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_are_up_to_the_model(string provider)
    {
        using HubDbContext context = ContextOf(provider);

        context.Database.HasPendingModelChanges().ShouldBeFalse("src/CoalitionHub.Hub/Storage/Migrations/add.sh brings them up to it");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_column_has_a_snake_case_name_and_holds_no_null(string provider)
    {
        using HubDbContext context = ContextOf(provider);
        var columns = context.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column => (table.Name, Column: column))).ToList();
        columns.Count.ShouldBeGreaterThan(100);

        columns.Where(column => column.Column.IsNullable).Select(column => $"{column.Name}.{column.Column.Name}").ShouldBeEmpty();
        columns.Select(column => column.Column.Name).Concat(columns.Select(column => column.Name))
            .Where(name => !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Migrating_again_changes_nothing(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);
        }

        database.Migrate().ShouldBeEmpty();

        using IJournalStore store = database.OpenStore();
        store.ReadHead().Head.Seq.ShouldBe(2);
    }

    [Fact]
    public void In_SQLite_tables_found_by_other_keys_than_numbers_have_no_row_id()
    {
        string script = ScriptOf(nameof(StorageProvider.Sqlite));

        foreach (string table in new[] { "requests", "lots", "purchase_lines", "cards", "brand_links", "credentials" })
        {
            string definition = script[script.IndexOf($"CREATE TABLE \"{table}\"", StringComparison.Ordinal)..];
            definition[..definition.IndexOf(';', StringComparison.Ordinal)].ShouldEndWith("WITHOUT ROWID");
        }
    }

    [Fact]
    public void The_journal_has_no_index_but_its_key()
    {
        foreach (string provider in Enum.GetNames<StorageProvider>())
        {
            using HubDbContext context = ContextOf(provider);
            ITable journal = context.Model.GetRelationalModel().FindTable("transfers", null).ShouldNotBeNull();
            journal.Indexes.ShouldBeEmpty();
            journal.PrimaryKey.ShouldNotBeNull().Columns.ShouldHaveSingleItem().Name.ShouldBe("seq");
        }
    }

    internal static HubDbContext ContextOf(string provider) => new HubContextFactory(new StorageOptions
    {
        Provider = Enum.Parse<StorageProvider>(provider),
        ConnectionString = provider == nameof(StorageProvider.Sqlite) ? "Data Source=never-opened.db" : "Server=localhost",
    }).CreateDbContext();

    internal static string ScriptOf(string provider)
    {
        using HubDbContext context = ContextOf(provider);
        bool isIdempotent = provider != nameof(StorageProvider.Sqlite);
        return context.GetService<IMigrator>().GenerateScript(options: isIdempotent ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default);
    }
}
