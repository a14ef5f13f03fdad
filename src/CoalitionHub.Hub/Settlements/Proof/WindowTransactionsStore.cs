using System.Runtime.CompilerServices;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Protos.Settlements.V1;
using Microsoft.EntityFrameworkCore;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements.Proof;

/// <summary>
/// A partner's transactions of a window, read from the database: any process can, whoever writes. The whole range is read, since who
/// a transfer concerns follows from its chain; it costs what calculating the window costs, and its memory doesn't grow with it.
/// </summary>
internal sealed class WindowTransactionsStore(IDbContextFactory<HubDbContext> contexts, SettlementsStore journal)
{
    private const int AtOnce = 500;

    /// <summary>After so many transfers of others the caller is told how far it has come.</summary>
    private const int SayAfter = 50_000;

    /// <exception cref="RefusalException">WINDOW_NOT_FOUND, SEQ_OUT_OF_RANGE.</exception>
    public async IAsyncEnumerable<StreamWindowTransactionsResponse> Read(
        StreamWindowTransactionsRequest request, int partnerNo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (window, fromSeq) = await Begin(request, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var toSeq = window.ToSeq != 0 ? window.ToSeq : await context.Transfers.MaxAsync(transfer => (long?)transfer.Seq, cancellationToken) ?? 0;
        WindowTerms terms = new(await context.Terms.AsNoTracking().ToListAsync(cancellationToken));
        var currencies = await context.Currencies.AsNoTracking().ToDictionaryAsync(currency => currency.No, currency => currency.Code.Text, cancellationToken);
        PartLineReader reader = new(terms);
        List<PartLine> lines = [];
        var said = fromSeq;
        await foreach (var transfer in journal.ReadRange(await BeginningOfChain(context, fromSeq, cancellationToken), toSeq, cancellationToken))
        {
            Take(reader.Add(transfer));
            if (lines.Count >= AtOnce || transfer.Seq - said >= SayAfter)
            {
                // The chain that this transfer is in has not been read yet; where another began, all before it has.
                said = transfer.ChainSeq;
                yield return await Say(lines, transfer.ChainSeq);
                lines.Clear();
            }
        }

        Take(reader.Finish());
        if (lines.Count > 0)
        {
            yield return await Say(lines, toSeq + 1);
        }

        void Take(IReadOnlyList<PartLine> read) => lines.AddRange(read.Where(line => line.PartnerNo == partnerNo && line.Transfer.Seq >= fromSeq));

        async Task<StreamWindowTransactionsResponse> Say(IReadOnlyList<PartLine> some, long nextSeq)
        {
            var names = await PurchaseNamesStore.Of(context, some, partnerNo, cancellationToken);
            var response = new StreamWindowTransactionsResponse { NextSeq = nextSeq };
            response.Transactions.AddRange(some.Select(line => ProofMessages.Of(line, line.CurrencyNo == 0 ? "" : currencies[line.CurrencyNo], terms.IdOf(line.Volume.TermsNo), names)));
            return response;
        }
    }

    private async Task<(Window Window, long FromSeq)> Begin(StreamWindowTransactionsRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        if (request.FromSeq < 0)
        {
            checks.Add(Reason.SeqOutOfRange, "from_seq", $"is {request.FromSeq}; it is a number of the journal, or 0 for the window's first.");
        }

        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Windows.AsNoTracking().SingleOrDefaultAsync(one => one.No == windowNo, cancellationToken) is { } window
            ? (window, Math.Max(window.FromSeq, request.FromSeq))
            : throw new RefusalException(new Refusal(Reason.WindowNotFound, "There is no such window."));
    }

    private static async Task<long> BeginningOfChain(HubDbContext context, long seq, CancellationToken cancellationToken) =>
        await context.Transfers.Where(transfer => transfer.Seq == seq).Select(transfer => (long?)transfer.ChainSeq).SingleOrDefaultAsync(cancellationToken) ?? seq;
}
