using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>Points of one issuer under one version of its terms, given in one month.</summary>
public readonly record struct VintageKey(int IssuerNo, int CurrencyNo, int TermsNo, Month Month);

/// <summary>What became of a vintage.</summary>
/// <param name="Key">Which.</param>
/// <param name="Issued">Points given less those taken back.</param>
/// <param name="Expired">Of them expired.</param>
/// <param name="Redeemed">Of them burnt, or exchanged for others, less given back: by the month in which it was booked.</param>
public sealed record Vintage(VintageKey Key, long Issued, long Expired, IReadOnlyDictionary<Month, long> Redeemed)
{
    /// <summary>Redeemed so far.</summary>
    public long RedeemedToDate => Redeemed.Values.Sum();

    /// <summary>Still in wallets.</summary>
    public long Outstanding => Issued - Expired - RedeemedToDate;
}

/// <summary>Points in wallets that share issuer, terms and last day.</summary>
/// <param name="IssuerNo">Who issued them.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="TermsNo">Under which terms: their price.</param>
/// <param name="ExpiresOn">The first day on which they can't be burnt; <see cref="Lot.Never"/>.</param>
/// <param name="Points">How many.</param>
public sealed record OutstandingPoints(int IssuerNo, int CurrencyNo, int TermsNo, int ExpiresOn, long Points);

/// <summary>
/// Adds up the journal by the lots that its transfers name: what is outstanding, and what became of the points of each month. Fed with
/// all transfers from the first on. Its size grows with issuers, terms and months, and with members' open debts, not with the journal.
/// </summary>
/// <param name="termsOf">Terms by number.</param>
public sealed class Vintages(Func<int, Terms> termsOf)
{
    private readonly Dictionary<(int IssuerNo, int CurrencyNo, int TermsNo, int ExpiresOn), long> outstanding = [];
    private readonly Dictionary<VintageKey, Sums> vintages = [];
    private readonly HashSet<long> debts = [];
    private readonly List<(long FirstSeq, Month Month)> months = [];

    /// <summary>What is in wallets, by issuer, currency, terms and day; members' debts are not in it.</summary>
    public IEnumerable<OutstandingPoints> Outstanding => from entry in outstanding
                                                         where entry.Value != 0
                                                         orderby entry.Key
                                                         select new OutstandingPoints(entry.Key.IssuerNo, entry.Key.CurrencyNo, entry.Key.TermsNo, entry.Key.ExpiresOn, entry.Value);

    /// <summary>The vintages, by issuer, currency, terms and month.</summary>
    public IEnumerable<Vintage> All => from entry in vintages
                                       orderby entry.Key.IssuerNo, entry.Key.CurrencyNo, entry.Key.TermsNo, entry.Key.Month
                                       select new Vintage(entry.Key, entry.Value.Issued, entry.Value.Expired, entry.Value.Redeemed);

    /// <summary>Points that members owe.</summary>
    public long DebtPoints { get; private set; }

    /// <summary>The month of the last transfer.</summary>
    public Month LastMonth => months.Count == 0 ? default : months[^1].Month;

    /// <summary>Adds the next transfer.</summary>
    public void Add(Transfer transfer)
    {
        var month = Month.OfMicros(transfer.TimeMicros);
        if (months.Count == 0 || months[^1].Month != month)
        {
            months.Add((transfer.Seq, month));
        }

        if (transfer.LotSeq == 0 || transfer.Phase is Phase.Pending or Phase.Void)
        {
            return;
        }

        var points = transfer.Credit.IsWallet ? transfer.Amount : -transfer.Amount;
        if (IsOfDebt(transfer))
        {
            DebtPoints -= points;
            return;
        }

        var key = (transfer.LotIssuerNo, transfer.Debit.CurrencyNo, transfer.LotTermsNo, transfer.LotExpiresOn);
        outstanding[key] = outstanding.GetValueOrDefault(key) + points;
        AddTo(At(new VintageKey(key.LotIssuerNo, key.CurrencyNo, key.LotTermsNo, IssuedIn(transfer))), transfer.Kind, transfer.Credit.IsWallet, points, month);
    }

    private static void AddTo(Sums sums, TransferKind kind, bool isCredit, long points, Month month)
    {
        switch (kind)
        {
            case TransferKind.Burn or TransferKind.Exchange or TransferKind.ExchangeFee or TransferKind.ExchangeResidue when !isCredit:
            case TransferKind.Reversal or TransferKind.ExchangeReversal when isCredit:
                sums.Redeemed[month] = sums.Redeemed.GetValueOrDefault(month) - points;
                break;
            case TransferKind.Expiry:
                sums.Expired -= points;
                break;
            default:
                // Given, taken back; or moved from lot to lot of the same issuer and day, which comes to nothing.
                sums.Issued += points;
                break;
        }
    }

    /// <summary>A lot that opens with a debit is a debt: points that were taken and weren't there.</summary>
    private bool IsOfDebt(Transfer transfer)
    {
        if (transfer.Debit.IsWallet && transfer.Seq == transfer.LotSeq)
        {
            debts.Add(transfer.LotSeq);
        }

        return debts.Contains(transfer.LotSeq);
    }

    /// <summary>
    /// The last day says when points were given: terms count it from the purchase's month. Points that never expire are of the month in
    /// which their lot was opened.
    /// </summary>
    private Month IssuedIn(Transfer transfer)
    {
        var expiryMonths = transfer.LotExpiresOn == Lot.Never ? 0 : termsOf(transfer.LotTermsNo).ExpiryMonths;
        return expiryMonths > 0 ? Month.OfDay(transfer.LotExpiresOn - 1).Plus(-expiryMonths) : months.FindLast(month => month.FirstSeq <= transfer.LotSeq).Month;
    }

    private Sums At(VintageKey key)
    {
        if (!vintages.TryGetValue(key, out var sums))
        {
            vintages.Add(key, sums = new Sums());
        }

        return sums;
    }

    private sealed class Sums
    {
        public long Issued { get; set; }

        public long Expired { get; set; }

        public SortedDictionary<Month, long> Redeemed { get; } = [];
    }
}
