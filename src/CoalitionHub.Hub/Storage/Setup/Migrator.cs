using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>Brings a database up to the model, and puts into an empty one what every hub needs: the head and the two currencies.</summary>
internal sealed class Migrator(HubContextFactory contexts, CoalitionOptions coalition, TimeProvider clock)
{
    /// <summary>
    /// Applies what is missing. EF Core takes the provider's own lock around it, so several processes may start at once.
    /// </summary>
    /// <returns>The names of the migrations that were applied; none when the database was up to date.</returns>
    public IReadOnlyList<string> Migrate()
    {
        using var context = contexts.CreateDbContext();
        CreateFolder(context);
        var missing = context.Database.GetPendingMigrations().ToList();
        context.Database.Migrate();
        if (contexts.Options.Provider == StorageProvider.SqlServer)
        {
            LetReadersSeeVersions(context);
        }

        PutFirstRows(context);
        return missing;
    }

    /// <summary>True when the database is there and has every migration.</summary>
    /// <exception cref="System.Data.Common.DbException">Its server can't be reached: whether it is up to date is not known.</exception>
    public bool IsUpToDate()
    {
        using var context = contexts.CreateDbContext();
        return !context.Database.GetPendingMigrations().Any();
    }

    private void CreateFolder(HubDbContext context)
    {
        if (contexts.Options.Provider == StorageProvider.Sqlite &&
            Path.GetDirectoryName(Path.GetFullPath(context.Database.GetDbConnection().DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static void LetReadersSeeVersions(HubDbContext context) => context.Database.ExecuteSqlRaw("""
        IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """);

    private void PutFirstRows(HubDbContext context)
    {
        if (context.Heads.Any())
        {
            return;
        }

        var now = Moment.MicrosOf(clock.GetUtcNow());
        context.Add(new HeadEntry(HeadEntry.OnlyId, 0, 0, 0, "", "", 0, HashChain.Start, 0, 0));
        context.Add(new Currency(Currency.CoalitionPointsNo, coalition.PointsCode, CurrencyKind.CoalitionPoints, coalition.PointsName, 0, now));
        context.Add(new Currency(Currency.SettlementMoneyNo, coalition.Money, CurrencyKind.Money, coalition.Money.Text, 0, now));
        try
        {
            context.SaveChanges();
        }
        catch (DbUpdateException) when (context.Heads.Any())
        {
            // Another process put them there in the same moment.
        }
    }
}
