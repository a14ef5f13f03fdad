using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>The journal in an SQLite file: statements of one row, prepared once, called without ADO.NET in between.</summary>
internal sealed class SqliteJournalStore : JournalStore
{
    private readonly BatchRows rows = new();
    private readonly EfArchive rare;
    private SqliteWriter? writer;
    private SqliteArchive? reader;
    private FileStream? mark;

    public SqliteJournalStore(HubContextFactory contexts)
        : base(contexts)
    {
        rare = new EfArchive(contexts);
    }

    /// <inheritdoc />
    public override LoadedState Load(HubState state, IProgress<long>? progress = null)
    {
        var loaded = base.Load(state, progress);
        _ = Writer();
        return loaded;
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
    public override long FindPurchaseNo(PurchaseReference reference) => Writer().References.FindNo(reference);

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
        reader?.Dispose();
        writer?.Dispose();
        (reader, writer) = (null, null);
    }

    /// <inheritdoc />
    public override void ReleaseLease(long epoch)
    {
        base.ReleaseLease(epoch);
        Unmark();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        Reconnect();
        Unmark();
    }

    /// <summary>
    /// An SQLite file has its processes on one machine, which lets go of a file's lock when its holder ends, however it ends. So
    /// whoever gets the lock that a writer holds knows that there is none: a hub that was killed starts again at once.
    /// </summary>
    protected override bool IsOwnerGone()
    {
        if (mark is not null)
        {
            return false;
        }

        try
        {
            var database = new SqliteConnectionStringBuilder(Contexts.Options.ConnectionString).DataSource;
            mark = new FileStream(database + "-writer", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            // A writer lives; its lease says for how long it may.
            return false;
        }
    }

    private void Unmark()
    {
        mark?.Dispose();
        mark = null;
    }

    private SqliteWriter Writer() => writer ??= new SqliteWriter(Contexts.Options, Contexts.Model, rows);

    private SqliteArchive Reader() => reader ??= new SqliteArchive(Writer().Database, Contexts.Model);
}
