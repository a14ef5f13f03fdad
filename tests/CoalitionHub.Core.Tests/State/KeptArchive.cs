using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.State;

/// <summary>An archive in memory: what the hub reads from its database.</summary>
internal sealed class KeptArchive : IArchive
{
    private readonly Dictionary<long, Purchase> purchases = [];
    private readonly Dictionary<long, Exchange> exchanges = [];
    private readonly Dictionary<long, Instruction> instructions = [];
    private readonly List<Transfer> transfers = [];
    private readonly List<StateChange> changes = [];

    public IReadOnlyList<Transfer> Transfers => transfers;

    /// <summary>Every step of everything that has states.</summary>
    public IReadOnlyList<StateChange> Changes => changes;

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<Purchase> Purchases => purchases.Values.OrderBy(purchase => purchase.No);

    /// <summary>Takes over what another archive holds.</summary>
    public void Adopt(KeptArchive other)
    {
        foreach (var (no, purchase) in other.purchases)
        {
            purchases[no] = purchase;
        }

        foreach (var (no, exchange) in other.exchanges)
        {
            exchanges[no] = exchange;
        }

        transfers.AddRange(other.transfers);
    }

    /// <summary>Takes over what a draft is about to publish.</summary>
    public void Keep(HubState draft)
    {
        foreach (var (no, purchase) in draft.Purchases.Changes)
        {
            purchases[no] = purchase ?? throw new InvalidOperationException("Purchases are never removed.");
        }

        foreach (var (no, exchange) in draft.Exchanges.Changes)
        {
            exchanges[no] = exchange ?? throw new InvalidOperationException("Exchanges are never removed.");
        }

        foreach (var (no, instruction) in draft.Instructions.Changes)
        {
            instructions[no] = instruction ?? throw new InvalidOperationException("Instructions are never removed.");
        }

        changes.AddRange(draft.Changes.Added);
        transfers.AddRange(draft.Ledger.Transfers.Added);
    }

    public Purchase? FindPurchase(long no) => purchases.GetValueOrDefault(no);

    public long FindPurchaseNo(PurchaseReference reference) =>
        purchases.Values.SingleOrDefault(purchase => new PurchaseReference(purchase.PartnerNo, purchase.Kind, purchase.Reference) == reference)?.No ?? 0;

    public Exchange? FindExchange(long no) => exchanges.GetValueOrDefault(no);

    public long FindExchangeNo(Guid quoteId) => exchanges.Values.SingleOrDefault(exchange => exchange.QuoteId == quoteId)?.No ?? 0;

    public Instruction? FindInstruction(long no) => instructions.GetValueOrDefault(no);

    public IReadOnlyList<Transfer> ReadChain(long chainSeq) => [.. transfers.Where(row => row.ChainSeq == chainSeq)];
}
