using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>The journal in PostgreSQL: a batch is one round trip of a few statements, whatever it holds.</summary>
internal sealed class PostgresJournalStore : JournalStore
{
    private readonly BatchRows rows = new();
    private readonly EfArchive rare;
    private PostgresWriter? writer;
    private PostgresArchive? reader;

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

    /// <inheritdoc />
    public override IReadOnlyList<Transfer> ReadChain(long chainSeq) => Reader().ReadChain(chainSeq);

    /// <inheritdoc />
    public override void Reconnect()
    {
        writer?.Dispose();
        (reader, writer) = (null, null);
    }

    /// <inheritdoc />
    public override void Dispose() => Reconnect();

    private PostgresWriter Writer() => writer ??= new PostgresWriter(Contexts.Options, Contexts.Model, rows);

    private PostgresArchive Reader() => reader ??= new PostgresArchive(Writer().Connection, Contexts.Model);
}
