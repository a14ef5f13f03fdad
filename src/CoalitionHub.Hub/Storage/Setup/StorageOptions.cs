using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>Where and how the journal is kept: the section <c>Storage</c> of the configuration.</summary>
internal sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary>What is used when nothing is configured: a file in the working directory.</summary>
    public const string DefaultConnectionString = "Data Source=coalition-hub.db";

    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    public string ConnectionString { get; init; } = DefaultConnectionString;

    public StoreKind Store { get; init; } = StoreKind.Native;

    /// <summary>Most statements that EF Core sends in one command; 0 leaves it to the provider (42 on SQL Server).</summary>
    public int EfMaxBatchSize { get; init; }

    /// <summary>After how many seconds a statement of the writer is given up; its outcome is then read from the head.</summary>
    public int CommandTimeoutSeconds { get; init; } = 30;

    /// <summary>
    /// Megabytes of pages that SQLite keeps in memory; the system's own cache holds the rest. Larger is slower: nearly every commit
    /// looks through the whole of it, since a page that an index splits passes by the number of a page beyond the file's end.
    /// </summary>
    public int SqliteCacheMegabytes { get; init; } = 8;

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static StorageOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var provider = Choice(section, nameof(Provider), StorageProvider.Sqlite);
        var options = new StorageOptions
        {
            Provider = provider,
            ConnectionString = section[nameof(ConnectionString)] ?? (provider == StorageProvider.Sqlite ? DefaultConnectionString : ""),
            Store = Choice(section, nameof(Store), StoreKind.Native),
            EfMaxBatchSize = Number(section, nameof(EfMaxBatchSize), 0, 0, 1000),
            CommandTimeoutSeconds = Number(section, nameof(CommandTimeoutSeconds), 30, 1, 600),
            SqliteCacheMegabytes = Number(section, nameof(SqliteCacheMegabytes), 8, 1, 65_536),
        };
        options.CheckConnectionString();
        return options;
    }

    private void CheckConnectionString()
    {
        const string setting = $"{Section}:{nameof(ConnectionString)}";
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new InvalidSettingException(setting, $"{Provider} needs a connection string.");
        }

        DbConnectionStringBuilder parsed;
        try
        {
            parsed = Provider switch
            {
                StorageProvider.Sqlite => new SqliteConnectionStringBuilder(ConnectionString),
                StorageProvider.Postgres => new NpgsqlConnectionStringBuilder(ConnectionString),
                _ => new SqlConnectionStringBuilder(ConnectionString),
            };
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new InvalidSettingException(setting, $"{Provider} can't read it: {failure.Message}");
        }

        if (parsed is SqliteConnectionStringBuilder { DataSource: "" or ":memory:" } or SqliteConnectionStringBuilder { Mode: SqliteOpenMode.Memory })
        {
            throw new InvalidSettingException(setting, "the journal needs a file that stays: Data Source=FILE.");
        }
    }

    private static TChoice Choice<TChoice>(IConfiguration section, string name, TChoice otherwise)
        where TChoice : struct, Enum
    {
        var text = section[name];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return Enum.TryParse<TChoice>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw new InvalidSettingException($"{Section}:{name}", $"'{text}' is none of {string.Join(", ", Enum.GetNames<TChoice>())}.");
    }

    private static int Number(IConfiguration section, string name, int otherwise, int least, int most)
    {
        var text = section[name];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidSettingException($"{Section}:{name}", $"'{text}' is no whole number from {least} to {most}.");
    }
}
