using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.GeneralLedger;

/// <summary>One line of a day's journal. Debit and credit of a day and currency are equal.</summary>
/// <param name="Day">Days since the Unix epoch, UTC.</param>
/// <param name="Code">The account in the general ledger; empty for holds, which move nothing yet.</param>
/// <param name="Name">Its name.</param>
/// <param name="CurrencyNo">What is counted.</param>
/// <param name="PartnerNo">Whose account; 0 for the coalition's and for all members' wallets together.</param>
/// <param name="Debit">Micros of the settlement money, or points.</param>
/// <param name="Credit">The same.</param>
/// <param name="DebitTransfers">How many transfers are in the debit.</param>
/// <param name="CreditTransfers">How many are in the credit.</param>
/// <param name="FirstSeq">The first transfer in it.</param>
/// <param name="LastSeq">The last transfer in it.</param>
public sealed record JournalLine(
    int Day, string Code, string Name, int CurrencyNo, int PartnerNo, long Debit, long Credit, long DebitTransfers, long CreditTransfers, long FirstSeq, long LastSeq);

/// <summary>
/// Sums a range of the journal to one line for each day, account code, currency and partner. Its size doesn't grow with the journal: the
/// journal's time never runs back, so a day's lines can be taken once the next day has begun. Each transfer is on one debit and one credit line. A hold moves nothing before it is posted: it is counted on a line
/// of its own, so that every seq is somewhere once.
/// </summary>
public sealed class DailyJournals
{
    private readonly Dictionary<LedgerCodeKey, LedgerCode> codes;
    private readonly SortedDictionary<(int Day, string Code, int CurrencyNo, int PartnerNo), Sums> lines =
        new(Comparer<(int Day, string Code, int CurrencyNo, int PartnerNo)>.Create(Compare));

    /// <param name="codes">A code for each kind of account.</param>
    public DailyJournals(IEnumerable<LedgerCode> codes) => this.codes = codes.ToDictionary(code => code.Key);

    /// <summary>What has not been taken, in order of day, code, currency and partner.</summary>
    public IEnumerable<JournalLine> Lines => lines.Select(line => new JournalLine(
        line.Key.Day, line.Key.Code, line.Value.Name, line.Key.CurrencyNo, line.Key.PartnerNo, line.Value.Debit, line.Value.Credit,
        line.Value.DebitTransfers, line.Value.CreditTransfers, line.Value.FirstSeq, line.Value.LastSeq));

    /// <summary>Takes all lines out, if the transfer is of a later day than they are; it has not been added yet.</summary>
    public IReadOnlyList<JournalLine> TakeBefore(Transfer transfer)
    {
        if (lines.Count == 0 || lines.First().Key.Day >= Moment.DayOf(transfer.TimeMicros))
        {
            return [];
        }

        IReadOnlyList<JournalLine> ended = [.. Lines];
        lines.Clear();
        return ended;
    }

    /// <summary>Adds the next transfer.</summary>
    public void Add(Transfer transfer)
    {
        var day = Moment.DayOf(transfer.TimeMicros);
        var currencyNo = transfer.Debit.CurrencyNo;
        if (transfer.Phase is Phase.Pending or Phase.Void)
        {
            var holds = At(day, "", "Holds, nothing moved", currencyNo, 0, transfer.Seq);
            holds.DebitTransfers++;
            holds.CreditTransfers++;
            return;
        }

        var debit = At(day, transfer.Debit, transfer.Seq);
        debit.Debit += transfer.Amount;
        debit.DebitTransfers++;
        var credit = At(day, transfer.Credit, transfer.Seq);
        credit.Credit += transfer.Amount;
        credit.CreditTransfers++;
    }

    private Sums At(int day, AccountId account, long seq)
    {
        var code = codes[new LedgerCodeKey(account.Kind, account.CurrencyNo == Currency.SettlementMoneyNo)];
        // A member's wallet isn't told apart from another's: the general ledger holds no personal data.
        return At(day, code.Code, code.Name, account.CurrencyNo, account.IsWallet ? 0 : (int)account.Owner, seq);
    }

    private Sums At(int day, string code, string name, int currencyNo, int partnerNo, long seq)
    {
        if (!lines.TryGetValue((day, code, currencyNo, partnerNo), out var sums))
        {
            sums = new Sums(name, seq);
            lines.Add((day, code, currencyNo, partnerNo), sums);
        }

        sums.LastSeq = seq;
        return sums;
    }

    private static int Compare((int Day, string Code, int CurrencyNo, int PartnerNo) left, (int Day, string Code, int CurrencyNo, int PartnerNo) right) =>
        left.Day != right.Day ? left.Day.CompareTo(right.Day)
        : string.CompareOrdinal(left.Code, right.Code) is var byCode && byCode != 0 ? byCode
        : (left.CurrencyNo, left.PartnerNo).CompareTo((right.CurrencyNo, right.PartnerNo));

    private sealed class Sums(string name, long firstSeq)
    {
        public string Name { get; } = name;

        public long Debit { get; set; }

        public long Credit { get; set; }

        public long DebitTransfers { get; set; }

        public long CreditTransfers { get; set; }

        public long FirstSeq { get; } = firstSeq;

        public long LastSeq { get; set; }
    }
}
