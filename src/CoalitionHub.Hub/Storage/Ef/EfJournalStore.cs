using System.Data.Common;
using System.Runtime.ExceptionServices;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Ef;

/// <summary>The journal by EF Core's means alone, for every provider. It is how SQL Server is written.</summary>
internal sealed class EfJournalStore(HubContextFactory contexts) : JournalStore(contexts)
{
    private const int SqlitePrimaryKeyViolation = 1555;
    private const int SqliteUniqueViolation = 2067;
    private const int ServerUniqueIndexViolation = 2601;
    private const int ServerUniqueKeyViolation = 2627;

    /// <summary>Below SQL Server's 2100 parameters a statement.</summary>
    private const int ClearedAtOnce = 1000;

    private readonly EfArchive archive = new(contexts);
    private readonly BatchRows rows = new();

    /// <inheritdoc />
    public override CommitResult Commit(Batch batch, TimeSpan leaseLength)
    {
        using var context = Contexts.CreateDbContext();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        using var transaction = context.Database.BeginTransaction();
        if (!Head.TryMove(context, batch, leaseLength))
        {
            return CommitResult.Fenced;
        }

        if (!context.KeepsReferencesUnique && IsAnyReferenceThere(batch.State))
        {
            return CommitResult.Duplicate;
        }

        try
        {
            Add(context, batch);
            context.SaveChanges();
            context.KeepReferences();
            ClearPurchases(context, batch.State.ClearedPurchases.Added);
        }
        catch (DbUpdateConcurrencyException failure)
        {
            throw new InvalidOperationException("A row that the batch changes or removes isn't there.", failure);
        }
        catch (DbUpdateException failure) when (failure.InnerException is DbException cause)
        {
            transaction.Rollback();
            if (IsUniqueViolation(cause) && IsAnyThere(batch))
            {
                return CommitResult.Duplicate;
            }

            ExceptionDispatchInfo.Throw(cause);
        }

        transaction.Commit();
        return CommitResult.Committed;
    }

    /// <inheritdoc />
    public override IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys) => archive.FindRequests(keys);

    /// <inheritdoc />
    public override Purchase? FindPurchase(long no) => archive.FindPurchase(no);

    /// <inheritdoc />
    public override long FindPurchaseNo(PurchaseReference reference) => archive.FindPurchaseNo(reference);

    /// <inheritdoc />
    public override Exchange? FindExchange(long no) => archive.FindExchange(no);

    /// <inheritdoc />
    public override long FindExchangeNo(Guid quoteId) => archive.FindExchangeNo(quoteId);

    public override Instruction? FindInstruction(long no) => archive.FindInstruction(no);

    /// <inheritdoc />
    public override IReadOnlyList<Transfer> ReadChain(long chainSeq) => archive.ReadChain(chainSeq);

    /// <summary>Nothing to do: every call takes a connection from the pool, which drops broken ones itself.</summary>
    public override void Reconnect()
    {
    }

    /// <inheritdoc />
    public override void Dispose()
    {
    }

    private void Add(HubDbContext context, Batch batch)
    {
        try
        {
            rows.Fill(batch);
            var tracker = new Tracker(context);
            foreach (var changes in rows.All)
            {
                changes.Accept(tracker);
            }
        }
        finally
        {
            rows.Clear();
        }
    }

    private static void ClearPurchases(HubDbContext context, IReadOnlyList<long> cleared)
    {
        foreach (var nos in cleared.Chunk(ClearedAtOnce))
        {
            context.Purchases.Where(row => nos.Contains(row.No)).ExecuteUpdate(row => row
                .SetProperty(purchase => purchase.Store, "")
                .SetProperty(purchase => purchase.Channel, Channel.Unspecified)
                .SetProperty(purchase => purchase.ReferenceSalt, ReadOnlyMemory<byte>.Empty));
            context.PurchaseLines.Where(row => nos.Contains(row.PurchaseNo)).ExecuteDelete();
        }
    }

    private bool IsAnyThere(Batch batch)
    {
        var state = batch.State;
        return archive.FindRequests([.. batch.Requests.Select(row => row.Key)]).Count > 0 ||
            IsAnyReferenceThere(state) ||
            state.Exchanges.Changes.Values
                .OfType<Exchange>()
                .Any(exchange => exchange.No > state.DocumentNumbers.Committed && archive.FindExchangeNo(exchange.QuoteId) != 0);
    }

    private bool IsAnyReferenceThere(HubState state) => AddedPurchases(state).Any(purchase => archive.FindPurchaseNo(purchase.Key) != 0);

    private static IEnumerable<Purchase> AddedPurchases(HubState state) =>
        state.Purchases.Changes.Values.OfType<Purchase>().Where(purchase => purchase.No > state.PurchaseNumbers.Committed);

    private static bool IsUniqueViolation(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUniqueViolation or SqlitePrimaryKeyViolation,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException server => server.Number is ServerUniqueIndexViolation or ServerUniqueKeyViolation,
        _ => false,
    };

    private sealed class Tracker(HubDbContext context) : IRowChangesVisitor
    {
        public void Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            context.AddRange(changes.Added);
            context.UpdateRange(changes.Changed);
            context.RemoveRange(changes.Removed);
        }
    }
}
