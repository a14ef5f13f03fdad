using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Core.Ledger;

/// <summary>
/// Transfers that belong together. They are appended as the chain is written; a refused chain is taken back with the draft.
/// </summary>
public sealed class Chain
{
    private readonly LedgerBook book;
    private readonly ChainHeader header;

    internal Chain(LedgerBook book, ChainHeader header)
    {
        this.book = book;
        this.header = header;
        Seq = book.NextSeq;
    }

    /// <summary>The seq of its first transfer.</summary>
    public long Seq { get; }

    /// <summary>True until something is written.</summary>
    public bool IsEmpty => book.NextSeq == Seq;

    /// <summary>Why it can't be booked; null as long as it can.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Moves an amount between two accounts of which neither is a wallet. Nothing is written for 0, or from an account to itself.</summary>
    /// <returns>The transfer's seq; 0 when nothing was written.</returns>
    public long Move(AccountId debit, AccountId credit, long amount, TransferKind kind, Phase phase = Phase.Posted, long holdSeq = 0)
    {
        if (amount == 0 || debit == credit)
        {
            return 0;
        }

        var transfer = Row(debit, credit, amount, kind, phase, holdSeq);
        Refusal ??= book.Append(transfer, null) ?? TooMuch(transfer);
        return transfer.Seq;
    }

    /// <summary>Puts points into a wallet: into the lot of these properties, which is opened when there is none.</summary>
    /// <returns>The lot they are in.</returns>
    public long IntoLot(AccountId from, AccountId wallet, long points, TransferKind kind, int issuerNo, int termsNo, int expiresOn, int maturesOn)
    {
        var account = book.Account(wallet);
        Lot? lot = null;
        foreach (var candidate in account.Lots)
        {
            if (candidate.Takes(issuerNo, termsNo, expiresOn, maturesOn))
            {
                lot = candidate;
                break;
            }
        }

        lot ??= new Lot(book.NextSeq, issuerNo, termsNo, expiresOn, maturesOn, 0, 0);
        OnLot(account, lot, from, wallet, points, kind, Phase.Posted, 0);
        return lot.Seq;
    }

    /// <summary>Takes points out of a lot of a wallet; or, for a hold's phases, pins, takes or frees pinned ones.</summary>
    /// <returns>The transfer's seq.</returns>
    public long OutOfLot(AccountId wallet, AccountId into, Lot lot, long points, TransferKind kind, Phase phase = Phase.Posted, long holdSeq = 0) =>
        OnLot(book.Account(wallet), lot, wallet, into, points, kind, phase, holdSeq);

    /// <summary>Takes points that aren't there: they are owed in the wallet's debt lot of this issuer and terms.</summary>
    public void IntoDebt(AccountId wallet, AccountId into, long points, TransferKind kind, int issuerNo, int termsNo)
    {
        var account = book.Account(wallet);
        Lot? debt = null;
        foreach (var candidate in account.Lots)
        {
            if (candidate.IsDebt && candidate.IssuerNo == issuerNo && candidate.TermsNo == termsNo)
            {
                debt = candidate;
            }
        }

        OnLot(account, debt ?? new Lot(book.NextSeq, issuerNo, termsNo, Lot.Never, 0, 0, 0), wallet, into, points, kind, Phase.Posted, 0);
    }

    /// <summary>Pays back (part of) a debt lot.</summary>
    public void RepayDebt(AccountId from, AccountId wallet, Lot debt, long points, TransferKind kind) =>
        OnLot(book.Account(wallet), debt, from, wallet, points, kind, Phase.Posted, 0);

    /// <summary>The chain's first seq, or why it can't be booked.</summary>
    public Outcome<long> Finish() => Refusal is null ? Seq : Refusal;

    private long OnLot(Account account, Lot lot, AccountId debit, AccountId credit, long points, TransferKind kind, Phase phase, long holdSeq)
    {
        var isDebit = debit == account.Id;
        var transfer = Row(debit, credit, points, kind, phase, holdSeq) with
        {
            PreviousSeq = account.AtSeq,
            LotSeq = lot.Seq,
            LotIssuerNo = lot.IssuerNo,
            LotTermsNo = lot.TermsNo,
            LotExpiresOn = lot.ExpiresOn,
            LotMaturesOn = lot.MaturesOn,
        };
        var lots = WalletLots.After(account.Lots, transfer, isDebit);
        Refusal ??= book.Append(transfer, account with { Lots = lots });
        if (phase is Phase.Posted or Phase.Post)
        {
            CountOutstanding(account.Lots, lots, lot);
        }

        return transfer.Seq;
    }

    /// <summary>
    /// Bounds the money that a call brings about by its points. What follows from earlier transfers, such as a return, an expiry or a
    /// window's net, is never stopped by it.
    /// </summary>
    private static Refusal? TooMuch(Transfer transfer)
    {
        var isPriced = transfer.Kind is TransferKind.EarnMoney or TransferKind.BurnMoney or TransferKind.AdjustmentMoney or TransferKind.OpeningMoney or TransferKind.ExchangeMoney or TransferKind.PackMoney;
        return isPriced && transfer.Phase is (Phase.Posted or Phase.Pending) && transfer.Amount > AmountLimits.MaxMicros
            ? new Refusal(Reason.AmountTooLarge, $"The points are worth {transfer.Amount} micros of money under the terms; one transfer moves at most {AmountLimits.MaxMicros}.")
            : null;
    }

    /// <summary>Debt is no outstanding point, so only what is above zero before and after counts.</summary>
    private void CountOutstanding(System.Collections.Immutable.ImmutableArray<Lot> before, System.Collections.Immutable.ImmutableArray<Lot> after, Lot lot)
    {
        var change = Math.Max(0, WalletLots.Find(after, lot.Seq)?.Points ?? 0) - Math.Max(0, WalletLots.Find(before, lot.Seq)?.Points ?? 0);
        if (change != 0)
        {
            book.AddOutstanding(lot.TermsNo, change);
        }
    }

    private Transfer Row(AccountId debit, AccountId credit, long amount, TransferKind kind, Phase phase, long holdSeq) => new()
    {
        Seq = book.NextSeq,
        RequestId = header.RequestId,
        ChainSeq = Seq,
        Debit = debit,
        Credit = credit,
        Amount = amount,
        Kind = kind,
        Phase = phase,
        HoldSeq = holdSeq,
        CorrectsSeq = header.CorrectsSeq,
        TermsNo = header.TermsNo,
        PartnerNo = header.PartnerNo,
        MemberNo = header.MemberNo,
        SourceNo = header.SourceNo,
        ReferenceCommitment = header.ReferenceCommitment,
        PurchaseTimeMicros = header.PurchaseTimeMicros,
        TimeMicros = header.TimeMicros,
    };
}
