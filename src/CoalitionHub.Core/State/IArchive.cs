using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;

namespace CoalitionHub.Core.State;

/// <summary>What is committed and too much to keep in memory; read by the writer's thread when a decision needs it.</summary>
public interface IArchive
{
    /// <summary>A purchase by its number, or null.</summary>
    Purchase? FindPurchase(long no);

    /// <summary>A purchase's number by the merchant's own reference; 0 for none.</summary>
    long FindPurchaseNo(PurchaseReference reference);

    /// <summary>An exchange by its number, or null.</summary>
    Exchange? FindExchange(long no);

    /// <summary>The number of the exchange that accepted this quote; 0 for none.</summary>
    long FindExchangeNo(Guid quoteId);

    /// <summary>An instruction by its number, or null.</summary>
    Instruction? FindInstruction(long no);

    /// <summary>The transfers of the chain that begins at this seq, in order; empty for none.</summary>
    IReadOnlyList<Transfer> ReadChain(long chainSeq);
}
