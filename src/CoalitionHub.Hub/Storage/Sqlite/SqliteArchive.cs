using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>Reads, on the writer's connection, what decisions ask for again and again. Rare things are asked through EF Core.</summary>
internal sealed class SqliteArchive : IDisposable
{
    private readonly SqliteQuery<Purchase> purchase;
    private readonly SqliteQuery<PurchaseLineRow> lines;
    private readonly SqliteQuery<Transfer> chain;
    private readonly SqliteQuery<RequestRow> request;

    public SqliteArchive(SqliteDatabase database, IModel model)
    {
        purchase = new SqliteQuery<Purchase>(database, model, "WHERE no = ?1");
        lines = new SqliteQuery<PurchaseLineRow>(database, model, "WHERE purchase_no = ?1 ORDER BY line_no");
        chain = new SqliteQuery<Transfer>(database, model, "WHERE seq >= ?1 ORDER BY seq");
        request = new SqliteQuery<RequestRow>(database, model, "WHERE partner_no = ?1 AND request_id = ?2");
    }

    public Purchase? FindPurchase(long no)
    {
        purchase.Statement.Bind(1, no);
        if (purchase.First() is not { } found)
        {
            return null;
        }

        lines.Statement.Bind(1, no);
        var receipt = lines.All().Select(line => line.ToLine()).ToImmutableArray();
        return receipt.IsEmpty ? found : found with { Lines = receipt };
    }

    public IReadOnlyList<Transfer> ReadChain(long chainSeq)
    {
        chain.Statement.Bind(1, chainSeq);
        return chain.While(row => row.ChainSeq == chainSeq);
    }

    public IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys)
    {
        List<RequestRow> found = [];
        foreach (var key in keys)
        {
            request.Statement.Bind(1, key.PartnerNo);
            request.Statement.Bind(2, key.RequestId);
            if (request.First() is { } row)
            {
                found.Add(row);
            }
        }

        return found;
    }

    public void Dispose()
    {
        purchase.Dispose();
        lines.Dispose();
        chain.Dispose();
        request.Dispose();
    }
}
