using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoalitionHub.Bench.Plain;

/// <summary>What the plain server does with its database: numbers, and locks on rows.</summary>
internal sealed class PlainStore(bool isPostgres)
{
    // SQLite has one writer: waiting here in turn is much quicker than its busy loop, so the plain server gets it.
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim preparation = new(1);
    private bool isPrepared;

    /// <summary>Waits for the turn to write, where the database knows no locks on rows.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => isPostgres ? Task.CompletedTask : turn.WaitAsync(cancellationToken);

    public void Leave()
    {
        if (!isPostgres)
        {
            turn.Release();
        }
    }

    /// <summary>The accounts of an earn, locked until the transaction ends; in one order, so that nobody waits in a circle.</summary>
    public Task<List<PlainAccount>> LockAsync(PlainContext database, long[] ids, CancellationToken cancellationToken) => isPostgres
        ? database.Accounts.FromSqlRaw("SELECT * FROM accounts WHERE id = ANY({0}) ORDER BY id FOR UPDATE", ids).ToListAsync(cancellationToken)
        : database.Accounts.Where(account => ids.Contains(account.Id)).ToListAsync(cancellationToken);

    /// <summary>The next transfer's number, of which an earn takes two, and the next purchase's.</summary>
    public async Task<(long Seq, long PurchaseNo)> NumbersAsync(PlainContext database, CancellationToken cancellationToken)
    {
        await PrepareAsync(database, cancellationToken);
        // Past EF Core: a query of a type that is no entity would be compiled anew each time.
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = isPostgres
            ? "SELECT nextval('plain_transfers'), nextval('plain_purchases')"
            : "SELECT coalesce((SELECT max(seq) FROM transfers), 0) + 1, coalesce((SELECT max(no) FROM purchases), 0) + 1";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private async Task PrepareAsync(PlainContext database, CancellationToken cancellationToken)
    {
        if (isPrepared)
        {
            return;
        }

        await preparation.WaitAsync(cancellationToken);
        try
        {
            if (!isPrepared)
            {
                await database.Database.ExecuteSqlRawAsync(
                    isPostgres
                        ? """
                        CREATE SEQUENCE IF NOT EXISTS plain_transfers START 1000000 INCREMENT 2 CACHE 1;
                        CREATE SEQUENCE IF NOT EXISTS plain_purchases START 1000000 CACHE 1
                        """
                        : "CREATE UNIQUE INDEX IF NOT EXISTS plain_references ON purchases (partner_no, kind, reference)",
                    cancellationToken);
                isPrepared = true;
            }
        }
        finally
        {
            preparation.Release();
        }
    }
}
