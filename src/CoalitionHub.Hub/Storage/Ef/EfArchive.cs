using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Ef;

/// <summary>Reads what isn't kept in memory, by EF Core's queries.</summary>
internal sealed class EfArchive(IDbContextFactory<HubDbContext> contexts) : IArchive
{
    public Purchase? FindPurchase(long no)
    {
        using var context = contexts.CreateDbContext();
        if (context.Purchases.AsNoTracking().SingleOrDefault(row => row.No == no) is not { } purchase)
        {
            return null;
        }

        var lines = context.PurchaseLines.AsNoTracking().Where(row => row.PurchaseNo == no).OrderBy(row => row.LineNo).ToList();
        return lines.Count == 0 ? purchase : purchase with { Lines = [.. lines.Select(line => line.ToLine())] };
    }

    public long FindPurchaseNo(PurchaseReference reference)
    {
        using var context = contexts.CreateDbContext();
        return context.PurchasesOf(reference).Select(row => row.No).SingleOrDefault();
    }

    public Exchange? FindExchange(long no)
    {
        using var context = contexts.CreateDbContext();
        return context.Exchanges.AsNoTracking().SingleOrDefault(row => row.No == no);
    }

    public long FindExchangeNo(Guid quoteId)
    {
        using var context = contexts.CreateDbContext();
        return context.Exchanges.Where(row => row.QuoteId == quoteId).Select(row => row.No).SingleOrDefault();
    }

    public Instruction? FindInstruction(long no)
    {
        using var context = contexts.CreateDbContext();
        return context.Instructions.AsNoTracking().SingleOrDefault(row => row.No == no);
    }

    public IReadOnlyList<Transfer> ReadChain(long chainSeq)
    {
        // A chain lies in one piece, so the first row of another chain ends it.
        const int most = 64;
        using var context = contexts.CreateDbContext();
        var chain = new List<Transfer>();
        while (true)
        {
            var from = chainSeq + chain.Count;
            var rows = context.Transfers.AsNoTracking().Where(row => row.Seq >= from && row.Seq < from + most).OrderBy(row => row.Seq).ToList();
            chain.AddRange(rows.TakeWhile(row => row.ChainSeq == chainSeq));
            if (rows.Count < most || chain.Count < from - chainSeq + most)
            {
                return chain;
            }
        }
    }

    public IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys)
    {
        using var context = contexts.CreateDbContext();
        var found = new List<RequestRow>();
        foreach (var partner in keys.GroupBy(key => key.PartnerNo, key => key.RequestId))
        {
            foreach (var ids in partner.Chunk(500))
            {
                found.AddRange(context.Requests.AsNoTracking().Where(row => row.PartnerNo == partner.Key && ids.Contains(row.RequestId)));
            }
        }

        return found;
    }
}
