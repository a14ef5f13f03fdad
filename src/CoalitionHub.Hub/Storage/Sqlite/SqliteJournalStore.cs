using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>The journal in an SQLite file: statements of one row, prepared once, called without ADO.NET in between.</summary>
internal sealed class SqliteJournalStore : JournalStore
{
    private readonly BatchRows rows = new();
    private readonly EfArchive rare;
    private SqliteWriter? writer;
    private SqliteArchive? reader;

    public SqliteJournalStore(HubContextFactory contexts)
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

    /// <inheritdoc />
    public override IReadOnlyList<Transfer> ReadChain(long chainSeq) => Reader().ReadChain(chainSeq);

    /// <inheritdoc />
    public override void Reconnect()
    {
        reader?.Dispose();
        writer?.Dispose();
        (reader, writer) = (null, null);
    }

    /// <inheritdoc />
    public override void Dispose() => Reconnect();

    private SqliteWriter Writer() => writer ??= new SqliteWriter(Contexts.Options, Contexts.Model, rows);

    private SqliteArchive Reader() => reader ??= new SqliteArchive(Writer().Database, Contexts.Model);
}
