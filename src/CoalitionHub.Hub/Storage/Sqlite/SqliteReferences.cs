using CoalitionHub.Core.Purchases;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// Merchants' references on the writer's connection: which purchase has one, and that none is given twice. What a unique index
/// does on other databases; here that index alone would be three of four pages of the log.
/// </summary>
internal sealed class SqliteReferences : IDisposable
{
    /// <summary>
    /// A purchase waits here for about twice as many that come after it; those are what a start hashes again, and what another
    /// process reads through to find a reference.
    /// </summary>
    public const int MostRecent = 32 * 1024;

    private readonly RecentReferences recent = new(MostRecent);
    private readonly List<RecentReferences.Entry> added = [];
    private readonly List<long> found = [];
    private readonly SqliteStatement find;
    private readonly SqliteStatement isMeant;
    private readonly SqliteStatement insert;
    private long last;

    public SqliteReferences(SqliteDatabase database)
    {
        find = new SqliteStatement(database, "SELECT purchase_no FROM purchase_references WHERE hash = ?1");
        isMeant = new SqliteStatement(database, "SELECT 1 FROM purchases WHERE no = ?1 AND partner_no = ?2 AND kind = ?3 AND reference = ?4");
        insert = new SqliteStatement(database, "INSERT INTO purchase_references (hash, purchase_no) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
        Load(database);
    }

    /// <summary>The number of the purchase of this reference; 0 for none.</summary>
    public long FindNo(PurchaseReference reference) => FindNo(reference, PurchaseReferenceRow.HashOf(reference));

    /// <summary>Takes in what a batch adds, before anything is written.</summary>
    /// <param name="purchases">The purchases that are new.</param>
    /// <param name="all">Whatever waits is written with this batch.</param>
    /// <param name="lastNo">The last purchase before the batch.</param>
    /// <returns>The purchase up to which all have their rows once the batch is committed.</returns>
    public long Plan(IReadOnlyList<Purchase> purchases, bool all, long lastNo)
    {
        last = lastNo;
        added.Clear();
        foreach (var purchase in purchases)
        {
            added.Add(RecentReferences.Entry.Of(purchase.Key, purchase.No));
        }

        return recent.Plan(purchases.Count, all, lastNo);
    }

    /// <summary>Whether none of the planned purchases' references was recorded before.</summary>
    public bool AreNew(IReadOnlyList<Purchase> purchases)
    {
        for (var index = 0; index < purchases.Count; index++)
        {
            if (FindNo(purchases[index].Key, added[index].Hash) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the rows that the plan says, in the batch's transaction.</summary>
    public void Write()
    {
        foreach (var entry in recent.Due())
        {
            insert.Bind(1, entry.Hash);
            insert.Bind(2, entry.PurchaseNo);
            insert.Run();
        }
    }

    /// <summary>The planned batch is committed.</summary>
    public void Committed()
    {
        recent.Written(last);
        foreach (var entry in added)
        {
            recent.Add(entry);
        }
    }

    public void Dispose()
    {
        find.Dispose();
        isMeant.Dispose();
        insert.Dispose();
    }

    private long FindNo(PurchaseReference reference, long hash)
    {
        found.Clear();
        recent.Find(hash, found);
        find.Bind(1, hash);
        while (find.Read())
        {
            found.Add(find.Number(0));
        }

        foreach (var no in found)
        {
            if (IsMeant(no, reference))
            {
                return no;
            }
        }

        return 0;
    }

    private bool IsMeant(long no, PurchaseReference reference)
    {
        isMeant.Bind(1, no);
        isMeant.Bind(2, reference.PartnerNo);
        isMeant.Bind(3, (long)reference.Kind);
        isMeant.Bind(4, reference.Reference);
        var isSo = isMeant.Read();
        isMeant.Reset();
        return isSo;
    }

    private void Load(SqliteDatabase database)
    {
        using var head = new SqliteStatement(database, "SELECT references_no FROM journal_head");
        var upTo = head.Read() ? head.Number(0) : 0;
        head.Reset();
        recent.Reset(upTo);
        using var rest = new SqliteStatement(database, "SELECT no, partner_no, kind, reference FROM purchases WHERE no > ?1");
        rest.Bind(1, upTo);
        while (rest.Read())
        {
            var reference = new PurchaseReference((int)rest.Number(1), (PurchaseKind)rest.Number(2), rest.Text(3));
            recent.Add(RecentReferences.Entry.Of(reference, rest.Number(0)));
        }
    }
}
