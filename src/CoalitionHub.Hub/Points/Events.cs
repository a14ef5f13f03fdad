using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Points;

/// <summary>A partner's own transfers in journal order, from a seq on, and on request as they happen.</summary>
internal sealed class Events(JournalRowStore journal, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>How long a write may go on after the process was asked to end.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for news at the journal's end.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends when the caller leaves, or the process stops: a stream without an end of its own would hold it up.</summary>
    public async Task Stream(StreamEventsRequest request, Caller caller, IServerStreamWriter<StreamEventsResponse> stream, CancellationToken callerLeft)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(callerLeft, lifetime.ApplicationStopping);

        // A write that is cancelled aborts the call without a word, and a process that stops has one to say. But who doesn't read must
        // not hold it up.
        using var blocked = CancellationTokenSource.CreateLinkedTokenSource(callerLeft);
        using var stopping = lifetime.ApplicationStopping.Register(() => blocked.CancelAfter(LastWrite));
        await Run(request, caller, stream, end.Token, blocked.Token);
    }

    private async Task Run(StreamEventsRequest request, Caller caller, IServerStreamWriter<StreamEventsResponse> stream, CancellationToken cancellation, CancellationToken blocked)
    {
        if (request.FromSeq < 0)
        {
            throw new RefusalException(new Refusal(Reason.SeqOutOfRange, "from_seq must be 0 or more; 0 and 1 both mean the beginning.")
            {
                Fields = [new FieldFault("from_seq", "must be 0 or more.")],
            });
        }

        var nextSeq = Math.Max(1, request.FromSeq);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (rows, next) = await journal.Forward(nextSeq, caller.PartnerNo, cancellation);
            var facts = await journal.Facts(rows, cancellation);
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                await stream.WriteAsync(new StreamEventsResponse { Transfer = Say(row, facts), NextSeq = row.Seq + 1 }, blocked);
            }

            if (next > nextSeq)
            {
                nextSeq = next;
                if (rows.Count == 0)
                {
                    // So that who comes back doesn't begin again before a stretch of others' transfers.
                    await stream.WriteAsync(new StreamEventsResponse { NextSeq = next }, blocked);
                }
            }
            else if (!request.Follow)
            {
                return;
            }
            else
            {
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private static TransferEvent Say(Transfer row, RowFacts facts)
    {
        var wallet = row.Debit.IsWallet ? row.Debit : row.Credit;
        var said = new TransferEvent
        {
            Seq = row.Seq,
            Kind = EntryKinds.Of(row, facts.AdjustmentKinds.TryGetValue(row.SourceNo, out var kind) ? kind : null),
            Direction = EntryKinds.DirectionOf(row),
            MemberId = OpaqueId.Format("mbr", wallet.Owner, facts.MembersCreated.GetValueOrDefault(wallet.Owner)),
            CurrencyCode = facts.CurrencyCodes.GetValueOrDefault(wallet.CurrencyNo, ""),
            Points = row.Amount,
            HoldId = facts.HoldIdOf(row),
            JournalTime = ContractTimes.Time(row.TimeMicros),
        };
        if (row.TermsNo != 0)
        {
            said.TermsId = OpaqueId.Format("trm", row.TermsNo, facts.TermsCreated.GetValueOrDefault(row.TermsNo));
        }

        if (row.PurchaseTimeMicros != 0)
        {
            said.PurchaseTime = ContractTimes.Time(row.PurchaseTimeMicros);
        }

        if (EntryKinds.IsOfPurchase(row) && facts.Purchases.TryGetValue(row.SourceNo, out var purchase))
        {
            said.PurchaseId = purchase.Id;
            said.MerchantReference = purchase.Reference;
        }

        return said;
    }
}
