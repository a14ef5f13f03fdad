using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>
/// Compares packs with the journal: each was booked once with its points and its price, and what is left of a partner's packs, in points and
/// in money, is what the journal adds up to. Fed in this order: the packs as they stood at one seq, then the journal, then <see cref="Finish"/>.
/// </summary>
public sealed class PackVerification(VerificationFindings findings)
{
    private readonly Dictionary<AccountId, long> balances = [];
    private readonly Dictionary<(long ChainSeq, bool IsMoney), (AccountId Account, long Amount, long PackNo)> purchases = [];
    private readonly Dictionary<AccountId, long> left = [];
    private readonly List<Pack> packs = [];
    private long asOfSeq;

    /// <summary>Takes the packs that the rows hold.</summary>
    /// <param name="rows">All of them, whatever became of them.</param>
    /// <param name="seq">The journal's head when they were read.</param>
    public void Begin(IEnumerable<Pack> rows, long seq)
    {
        packs.AddRange(rows.Where(pack => pack.State == PackState.Approved));
        asOfSeq = seq;
    }

    /// <summary>Feeds the next transfer.</summary>
    public void Add(Transfer transfer)
    {
        if (transfer.Seq > asOfSeq || transfer.Phase is Phase.Pending or Phase.Void)
        {
            return;
        }

        Add(transfer.Debit, -transfer.Amount);
        Add(transfer.Credit, transfer.Amount);
        if (transfer.Kind == TransferKind.PackPurchase)
        {
            purchases[(transfer.ChainSeq, transfer.Credit.CurrencyNo == Currency.SettlementMoneyNo)] = (transfer.Credit, transfer.Amount, transfer.SourceNo);
        }
    }

    /// <summary>Ends the verification.</summary>
    public void Finish()
    {
        foreach (var pack in packs)
        {
            Test(pack);
            Leave(PackUse.Points(pack.CurrencyNo, pack.PartnerNo), pack.LeftPoints);
            Leave(PackUse.Money(pack.PartnerNo), pack.PriceMicros - PackUse.Value(pack, pack.UsedPoints));
        }

        foreach (var (chainSeq, _) in purchases.Keys.Where(key => !packs.Exists(pack => pack.ChainSeq == key.ChainSeq)).DistinctBy(key => key.ChainSeq))
        {
            findings.Add($"chain {chainSeq}", "it buys a pack, and no pack names it.");
        }

        foreach (var account in balances.Keys.Union(left.Keys).Order())
        {
            var (booked, kept) = (balances.GetValueOrDefault(account), left.GetValueOrDefault(account));
            if (booked != kept)
            {
                findings.Add($"packs of {account}", $"{kept} are left in the rows; the journal adds up to {booked}.");
            }
        }
    }

    private void Test(Pack pack)
    {
        foreach (var (isMoney, account, amount) in new[] { (false, PackUse.Points(pack.CurrencyNo, pack.PartnerNo), pack.Points), (true, PackUse.Money(pack.PartnerNo), pack.PriceMicros) })
        {
            if (!purchases.TryGetValue((pack.ChainSeq, isMoney), out var booked) || booked != (account, amount, pack.No))
            {
                findings.Add($"pack {pack.No}", $"chain {pack.ChainSeq} is said to book {amount} on {account} for it; the journal says otherwise.");
            }
        }
    }

    private void Add(AccountId account, long amount)
    {
        if (account.Kind == AccountKind.Packs)
        {
            balances[account] = balances.GetValueOrDefault(account) + amount;
        }
    }

    private void Leave(AccountId account, long amount) => left[account] = left.GetValueOrDefault(account) + amount;
}
