using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>An account's row: the four numbers, true at a seq. Written back now and then; the journal is the truth.</summary>
internal sealed record AccountRow(
    long Id,
    long DebitsPosted,
    long CreditsPosted,
    long DebitsPending,
    long CreditsPending,
    long AtSeq)
{
    public static AccountRow Of(Account account) => new(
        account.Id.Value, account.DebitsPosted, account.CreditsPosted, account.DebitsPending, account.CreditsPending, account.AtSeq);

    public Account ToAccount(System.Collections.Immutable.ImmutableArray<Lot> lots) =>
        new(new AccountId(Id), DebitsPosted, CreditsPosted, DebitsPending, CreditsPending, AtSeq, lots);
}

/// <summary>A lot's row, true at its wallet's seq.</summary>
internal sealed record LotRow(
    long Wallet,
    long Seq,
    int IssuerNo,
    int TermsNo,
    int ExpiresOn,
    int MaturesOn,
    long Points,
    long Held)
{
    public static LotRow Of(AccountId wallet, Lot lot) =>
        new(wallet.Value, lot.Seq, lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, lot.MaturesOn, lot.Points, lot.Held);

    public Lot ToLot() => new(Seq, IssuerNo, TermsNo, ExpiresOn, MaturesOn, Points, Held);
}

/// <summary>The journal's head: one row, which every batch moves.</summary>
/// <param name="Id">Always <see cref="OnlyId"/>.</param>
/// <param name="Seq">The last transfer.</param>
/// <param name="Version">Rises with every batch.</param>
/// <param name="Epoch">Rises with every change of writer.</param>
/// <param name="Owner">Who holds the lease; empty for nobody.</param>
/// <param name="OwnerUrl">Where the owner takes relayed calls.</param>
/// <param name="LeaseUntilMicros">When the lease ends, by the database's clock.</param>
/// <param name="Hash">The hash chain's value, 32 bytes.</param>
/// <param name="TimeMicros">The journal time.</param>
/// <param name="RowsSeq">Every account row is true at least up to this seq.</param>
internal sealed record HeadEntry(
    int Id,
    long Seq,
    long Version,
    long Epoch,
    string Owner,
    string OwnerUrl,
    long LeaseUntilMicros,
    ReadOnlyMemory<byte> Hash,
    long TimeMicros,
    long RowsSeq)
{
    public const int OnlyId = 1;
}
