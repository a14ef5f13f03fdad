using System.Collections.Immutable;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Storage.Model;

namespace CoalitionHub.Hub.Storage.Rows;

/// <summary>A batch as rows of tables. Made once for a store, and filled again for every batch.</summary>
internal sealed class BatchRows
{
    private readonly IReadOnlyList<StateTable> stateTables = StateTables.Create();
    private readonly RowChanges<RequestRow> requests = new();
    private readonly RowChanges<PurchaseLineRow> purchaseLines = new();
    private readonly RowChanges<AccountRow> accounts = new();
    private readonly RowChanges<LotRow> lots = new();
    private readonly List<long> clearedPurchases = [];
    private readonly RowChanges<Purchase> purchases;
    private readonly IRowChanges exchanges;

    public BatchRows()
    {
        purchases = (RowChanges<Purchase>)stateTables[0].Rows;
        exchanges = stateTables.Select(table => table.Rows).OfType<RowChanges<Exchange>>().Single();
        All = [requests, .. stateTables.Select(table => table.Rows), purchaseLines, accounts, lots];
    }

    /// <summary>Every table. First those whose unique keys may refuse the batch.</summary>
    public IReadOnlyList<IRowChanges> All { get; }

    /// <summary>The purchases to clear, by number, once all rows are written.</summary>
    public IReadOnlyList<long> ClearedPurchases => clearedPurchases;

    /// <summary>The purchases that are new.</summary>
    public IReadOnlyList<Purchase> AddedPurchases => purchases.Added;

    /// <summary>How many rows the batch touches.</summary>
    public int Count => All.Sum(changes => changes.Count) + clearedPurchases.Count;

    /// <summary>True for the tables in which a row that is there already means a repeated call, and not an error.</summary>
    public bool MayRepeat(IRowChanges changes) => changes == requests || changes == purchases || changes == exchanges;

    /// <summary>Takes in a batch; what the one before left must have been cleared.</summary>
    public void Fill(Batch batch)
    {
        requests.Added.AddRange(batch.Requests);
        foreach (var table in stateTables)
        {
            table.Collect(batch.State);
        }

        foreach (var purchase in purchases.Added)
        {
            for (var line = 0; line < purchase.Lines.Length; line++)
            {
                purchaseLines.Added.Add(PurchaseLineRow.Of(purchase.No, line + 1, purchase.Lines[line]));
            }
        }

        clearedPurchases.AddRange(batch.State.ClearedPurchases.Added);
        foreach (var writeBack in batch.WriteBacks)
        {
            WriteBack(writeBack);
        }
    }

    public void Clear()
    {
        clearedPurchases.Clear();
        foreach (var changes in All)
        {
            changes.Clear();
        }
    }

    private void WriteBack(WriteBack writeBack)
    {
        var (account, stored) = writeBack;
        (stored is null ? accounts.Added : accounts.Changed).Add(AccountRow.Of(account));
        if (account.Id.IsWallet)
        {
            WriteLots(account.Id, account.Lots, stored?.Lots ?? []);
        }
    }

    private void WriteLots(AccountId wallet, ImmutableArray<Lot> now, ImmutableArray<Lot> stored)
    {
        foreach (var lot in now)
        {
            if (WalletLots.Find(stored, lot.Seq) is not { } before)
            {
                lots.Added.Add(LotRow.Of(wallet, lot));
            }
            else if (lot != before)
            {
                lots.Changed.Add(LotRow.Of(wallet, lot));
            }
        }

        foreach (var lot in stored)
        {
            if (WalletLots.Find(now, lot.Seq) is null)
            {
                lots.Removed.Add(LotRow.Of(wallet, lot));
            }
        }
    }
}
