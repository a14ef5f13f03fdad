using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>The journal in PostgreSQL: a batch is one round trip of a few statements, whatever it holds.</summary>
internal sealed class PostgresJournalStore : JournalStore
{
    private readonly BatchRows rows = new();
    private readonly EfArchive rare;
    private PostgresWriter? writer;
    private PostgresArchive? reader;
    private bool mayLinger;

    public PostgresJournalStore(HubContextFactory contexts)
        : base(contexts)
    {
        rare = new EfArchive(contexts);
    }

    /// <inheritdoc />
    public override CommitResult Commit(Batch batch, TimeSpan leaseLength)
    {
        rows.Fill(batch);
        try
        {
            return Writer().Commit(batch, leaseLength);
        }
        finally
        {
            rows.Clear();
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys) => Reader().FindRequests(keys);

    /// <inheritdoc />
    public override Purchase? FindPurchase(long no) => Reader().FindPurchase(no);

    /// <inheritdoc />
    public override long FindPurchaseNo(PurchaseReference reference) => Reader().FindPurchaseNo(reference);

    /// <inheritdoc />
    public override Exchange? FindExchange(long no) => rare.FindExchange(no);

    /// <inheritdoc />
    public override long FindExchangeNo(Guid quoteId) => rare.FindExchangeNo(quoteId);

    public override Instruction? FindInstruction(long no) => rare.FindInstruction(no);

    /// <inheritdoc />
    public override IReadOnlyList<Transfer> ReadChain(long chainSeq) => Reader().ReadChain(chainSeq);

    /// <inheritdoc />
    public override void Reconnect()
    {
        mayLinger |= writer is not null;
        Dispose();
        if (mayLinger)
        {
            // The server may not know yet that the connection is gone, and still be at work for it.
            EndSessions(Owner);
            mayLinger = false;
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        writer?.Dispose();
        (reader, writer) = (null, null);
    }

    /// <inheritdoc />
    protected override void EndSessions(string owner)
    {
        using var context = Contexts.CreateDbContext();
        context.Database.ExecuteSqlRaw(PostgresText.EndSessions, PostgresWriter.SessionOf(owner));
    }

    private PostgresWriter Writer() => writer ??= new PostgresWriter(Contexts.Options, Contexts.Model, rows, Owner);

    private PostgresArchive Reader() => reader ??= new PostgresArchive(Writer().Connection, Contexts.Model);
}
