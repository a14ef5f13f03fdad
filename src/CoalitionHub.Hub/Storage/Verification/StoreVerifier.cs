using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Hub.Storage.Model;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Verification;

/// <summary>What a verification found, and of what.</summary>
/// <param name="Head">The head up to which the journal was read.</param>
/// <param name="Findings">What is wrong; nothing, when all is well.</param>
/// <param name="Accounts">Every account as the journal adds up to it.</param>
/// <param name="Purchases">How many purchases were looked at.</param>
internal sealed record VerificationReport(JournalHead Head, VerificationFindings Findings, IReadOnlyList<Account> Accounts, long Purchases)
{
    public bool IsClean => Findings.Count == 0;
}

/// <summary>
/// Feeds a database to the verification, the rows first and then the journal up to the head. It reads in pieces, each in one
/// statement, and keeps no transaction open, so that it can run beside a hub at work.
/// </summary>
internal sealed class StoreVerifier(HubContextFactory contexts)
{
    private const int AccountsAtOnce = 2_000;
    private const int TransfersAtOnce = 5_000;
    private const int PurchasesAtOnce = 20_000;

    private readonly HeadTable head = new(contexts);

    /// <summary>Verifies the whole database.</summary>
    /// <param name="progress">Is told now and then how many transfers were verified, and of how many.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    public VerificationReport Verify(IProgress<(long Done, long Of)>? progress = null, CancellationToken cancellation = default)
    {
        using var context = contexts.CreateDbContext();
        var verification = new LedgerVerification();
        var rowsSeq = head.Read().RowsSeq;
        FeedAccounts(context, verification, cancellation);
        FeedLonelyLots(context, verification);
        var holdsSeq = FeedHolds(context, verification);
        var packs = new PackVerification(verification.Findings);
        FeedPacks(context, packs);
        var end = head.Read().Head;
        verification.BeginJournal(rowsSeq, holdsSeq);
        FeedJournal(context, verification, packs, end.Seq, progress, cancellation);
        packs.Finish();
        var purchases = FeedPurchases(context, verification, cancellation);
        SqliteReferenceCheck.Run(context, verification.Findings, cancellation);
        verification.Finish(end);
        return new VerificationReport(end, verification.Findings, [.. verification.Accounts], purchases);
    }

    private static void FeedAccounts(HubDbContext context, LedgerVerification verification, CancellationToken cancellation)
    {
        var last = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var page =
                (from account in context.Accounts.Where(row => row.Id > last).OrderBy(row => row.Id).Take(AccountsAtOnce)
                 from lot in context.Lots.Where(row => row.Wallet == account.Id).DefaultIfEmpty()
                 orderby account.Id
                 select new { Account = account, Lot = (LotRow?)lot }).AsNoTracking().ToList();
            if (page.Count == 0)
            {
                return;
            }

            foreach (var rows in page.GroupBy(row => row.Account.Id))
            {
                ImmutableArray<Lot> lots = [.. rows.Where(row => row.Lot is not null).Select(row => row.Lot?.ToLot()).OfType<Lot>()];
                verification.AddAccountRow(rows.First().Account.ToAccount(lots));
            }

            last = page[^1].Account.Id;
        }
    }

    private static void FeedLonelyLots(HubDbContext context, LedgerVerification verification)
    {
        foreach (var lot in context.Lots.AsNoTracking().Where(lot => !context.Accounts.Any(account => account.Id == lot.Wallet)).OrderBy(lot => lot.Wallet))
        {
            verification.AddLonelyLotRow(new AccountId(lot.Wallet), lot.ToLot());
        }
    }

    /// <summary>Head and holds come in one statement, so that they belong together.</summary>
    private static long FeedHolds(HubDbContext context, LedgerVerification verification)
    {
        var rows =
            (from entry in context.Heads
             join row in context.Holds on 1 equals 1 into open
             from hold in open.DefaultIfEmpty()
             select new { entry.Seq, Hold = (Hold?)hold }).AsNoTracking().ToList();
        foreach (var row in rows)
        {
            if (row.Hold is not null)
            {
                verification.AddHoldRow(row.Hold);
            }
        }

        return rows[0].Seq;
    }

    /// <summary>Head and packs in one statement too: an earn changes both at once.</summary>
    private static void FeedPacks(HubDbContext context, PackVerification packs)
    {
        var rows =
            (from entry in context.Heads
             join row in context.Packs on 1 equals 1 into all
             from pack in all.DefaultIfEmpty()
             select new { entry.Seq, Pack = (Pack?)pack }).AsNoTracking().ToList();
        packs.Begin(rows.Select(row => row.Pack).OfType<Pack>(), rows[0].Seq);
    }

    private static void FeedJournal(HubDbContext context, LedgerVerification verification, PackVerification packs, long end, IProgress<(long Done, long Of)>? progress, CancellationToken cancellation)
    {
        for (var from = 1L; from <= end; from += TransfersAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(end, from + TransfersAtOnce - 1);
            var first = from;
            foreach (var row in context.Transfers.AsNoTracking().Where(row => row.Seq >= first && row.Seq <= to).OrderBy(row => row.Seq))
            {
                verification.AddTransfer(row);
                packs.Add(row);
            }

            progress?.Report((to, end));
        }
    }

    private static long FeedPurchases(HubDbContext context, LedgerVerification verification, CancellationToken cancellation)
    {
        var (last, count) = (0L, 0L);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var after = last;
            var page = context.Purchases.Where(row => row.No > after).OrderBy(row => row.No).Take(PurchasesAtOnce).Select(row => new { row.No, row.ChainSeq }).ToList();
            foreach (var row in page)
            {
                verification.AddPurchase(row.No, row.ChainSeq);
            }

            count += page.Count;
            if (page.Count < PurchasesAtOnce)
            {
                return count;
            }

            last = page[^1].No;
        }
    }
}
