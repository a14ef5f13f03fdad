using CoalitionHub.Testing;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>The stores that every test of this folder is run on.</summary>
public enum StoreUnderTest
{
    Sqlite,
    Postgres,
    EfOnSqlite,
    EfOnPostgres,
    SqlServer,
}

internal static class StoreKinds
{
    /// <summary>A live SQL Server to run the same tests on: a connection string without a database.</summary>
    public static readonly string? SqlServer = Environment.GetEnvironmentVariable("COALITIONHUB_TEST_SQLSERVER");

    private static readonly bool InCi = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>All that this machine can run.</summary>
    public static TheoryData<StoreUnderTest> All() => [.. Kinds()];

    /// <summary>One store for each database, for tests of what is in it and not of how it came there.</summary>
    public static TheoryData<StoreUnderTest> Databases() =>
        [.. Kinds().Where(kind => kind is not (StoreUnderTest.EfOnSqlite or StoreUnderTest.EfOnPostgres))];

    // Without PostgreSQL's programs CI fails instead of running fewer.
    private static List<StoreUnderTest> Kinds()
    {
        List<StoreUnderTest> kinds = [StoreUnderTest.Sqlite, StoreUnderTest.EfOnSqlite];
        if (PostgresPrograms.Folder is not null || InCi)
        {
            kinds.AddRange([StoreUnderTest.Postgres, StoreUnderTest.EfOnPostgres]);
        }

        if (SqlServer is not null)
        {
            kinds.Add(StoreUnderTest.SqlServer);
        }

        return kinds;
    }
}
