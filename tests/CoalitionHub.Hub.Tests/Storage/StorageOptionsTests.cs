using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Postgres;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Storage.Sqlite;
using CoalitionHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Without_settings_the_journal_is_a_file_in_the_working_directory()
    {
        StorageOptions options = StorageOptions.From(Settings());

        options.ShouldBe(new StorageOptions());
        options.Provider.ShouldBe(StorageProvider.Sqlite);
        options.ConnectionString.ShouldBe("Data Source=coalition-hub.db");
    }

    [Fact]
    public void Every_setting_is_read()
    {
        StorageOptions options = StorageOptions.From(Settings(
            ("Storage:Provider", "postgres"),
            ("Storage:ConnectionString", "Host=db;Database=hub"),
            ("Storage:Store", "Ef"),
            ("Storage:EfMaxBatchSize", "100"),
            ("Storage:CommandTimeoutSeconds", "7"),
            ("Storage:SqliteCacheMegabytes", "16")));

        options.ShouldBe(new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = "Host=db;Database=hub",
            Store = StoreKind.Ef,
            EfMaxBatchSize = 100,
            CommandTimeoutSeconds = 7,
            SqliteCacheMegabytes = 16,
        });
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle", "'Oracle' is none of Sqlite, Postgres, SqlServer.")]
    [InlineData("Storage:Provider", "7", "'7' is none of")]
    [InlineData("Storage:Store", "Fast", "'Fast' is none of Native, Ef.")]
    [InlineData("Storage:EfMaxBatchSize", "-1", "'-1' is no whole number from 0 to 1000.")]
    [InlineData("Storage:EfMaxBatchSize", "1001", "no whole number")]
    [InlineData("Storage:CommandTimeoutSeconds", "0", "no whole number from 1 to 600")]
    [InlineData("Storage:SqliteCacheMegabytes", "64 MB", "no whole number")]
    [InlineData("Storage:ConnectionString", " ", "Sqlite needs a connection string.")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:", "needs a file that stays")]
    [InlineData("Storage:ConnectionString", "Mode=Memory;Data Source=x", "needs a file that stays")]
    [InlineData("Storage:ConnectionString", "Datasource", "Sqlite can't read it")]
    [InlineData("Storage:ConnectionString", "Host=db", "Sqlite can't read it")]
    public void A_wrong_setting_is_refused_by_its_name(string setting, string value, string problem)
    {
        InvalidSettingException failure = Should.Throw<InvalidSettingException>(() => StorageOptions.From(Settings((setting, value))));

        failure.Setting.ShouldBe(setting);
        failure.Message.ShouldStartWith($"{setting}: ");
        failure.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("Postgres")]
    [InlineData("SqlServer")]
    public void A_server_needs_a_connection_string_that_it_can_read(string provider)
    {
        Should.Throw<InvalidSettingException>(() => StorageOptions.From(Settings(("Storage:Provider", provider)))).Setting.ShouldBe("Storage:ConnectionString");
        Should.Throw<InvalidSettingException>(() => StorageOptions.From(Settings(("Storage:Provider", provider), ("Storage:ConnectionString", "Sky=blue"))))
            .Message.ShouldContain($"{provider} can't read it");
    }

    [Theory]
    [InlineData("Coalition:PointsCode", "yuu", "no currency code")]
    [InlineData("Coalition:PointsCode", "USD", "ISO 4217")]
    [InlineData("Coalition:PointsName", "", "1 to 80 characters")]
    [InlineData("Coalition:Money", "MILES", "no active ISO 4217 currency")]
    [InlineData("Coalition:Money", "$", "no currency code")]
    public void A_coalitions_wrong_setting_is_refused_by_its_name(string setting, string value, string problem)
    {
        InvalidSettingException failure = Should.Throw<InvalidSettingException>(() => CoalitionOptions.From(Settings((setting, value))));

        failure.Setting.ShouldBe(setting);
        failure.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("Sqlite", "Native", typeof(SqliteJournalStore))]
    [InlineData("Sqlite", "Ef", typeof(EfJournalStore))]
    [InlineData("Postgres", "Native", typeof(PostgresJournalStore))]
    [InlineData("Postgres", "Ef", typeof(EfJournalStore))]
    [InlineData("SqlServer", "Native", typeof(EfJournalStore))]
    [InlineData("SqlServer", "Ef", typeof(EfJournalStore))]
    public void The_store_follows_from_provider_and_choice(string provider, string store, Type expected)
    {
        StorageOptions options = StorageOptions.From(Settings(
            ("Storage:Provider", provider),
            ("Storage:Store", store),
            ("Storage:ConnectionString", provider == "Sqlite" ? "Data Source=x.db" : "Server=db")));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddStorage(options, CoalitionOptions.From(Settings()));
        using ServiceProvider provided = services.BuildServiceProvider();

        using IJournalStore opened = provided.GetRequiredService<Func<IJournalStore>>()();

        opened.ShouldBeOfType(expected);
        provided.GetRequiredService<Migrator>().ShouldNotBeNull();
        using HubDbContext context = provided.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();
        context.Database.ProviderName.ShouldNotBeNull().ShouldContain(provider == "Postgres" ? "Npgsql" : provider);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();
}
