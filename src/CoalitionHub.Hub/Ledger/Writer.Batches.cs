using System.Data.Common;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>The writer's way with one batch: decide it, commit it, and find out what happened when the database doesn't say.</summary>
internal sealed partial class Writer
{
    /// <summary>Decides and commits a batch, until it is settled for every command.</summary>
    private void Carry(List<Command> batch)
    {
        known.Clear();
        while (true)
        {
            DecideBatch(batch);
            if (!state.HasChanges && decider.Requests.Count == 0)
            {
                state.Discard();
                AnswerWithoutCommit(batch);
                return;
            }

            switch (Commit(all: false))
            {
                case CommitResult.Committed:
                    Answer();
                    return;
                case CommitResult.Duplicate:
                    Learn();
                    break;
                default:
                    LoseLease(batch);
                    return;
            }
        }
    }

    /// <summary>Previews, quotes, and answers given before: no commit says whether the state they were decided on was the latest.</summary>
    private void AnswerWithoutCommit(List<Command> batch)
    {
        if (HasLease || TryRenew())
        {
            Answer();
        }
        else
        {
            LoseLease(batch);
        }
    }

    private void DecideBatch(List<Command> batch)
    {
        state.Discard();
        decider.Decide(state, batch, known, clock.NowMicros, NewId);
        state.LooksUp = false;
    }

    /// <summary>The database found a request id, a reference or a quote there already: the next try looks all of them up.</summary>
    private void Learn()
    {
        var current = Store();
        foreach (var row in current.FindRequests([.. decider.Requests.Select(row => row.Key)]))
        {
            known[row.Key] = row;
        }

        state.LooksUp = true;
    }

    private CommitResult Commit(bool all)
    {
        var before = state.Ledger.Head;
        var after = state.Ledger.Seal();
        var (rows, rowsSeq, slice) = schedule.Plan(state, all, before.Seq, after.Seq);
        var batch = new Batch
        {
            State = state,
            Before = before,
            After = after,
            Epoch = Epoch,
            VersionAfter = version + 1,
            Requests = decider.Requests,
            WriteBacks = rows,
            RowsSeq = rowsSeq,
            IsQuiet = all,
        };
        var started = clock.Process.GetTimestamp();
        CommitResult result;
        try
        {
            result = Store().Commit(batch, options.Lease);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            Log.CommitUnknown(logger, exception, after.Seq);
            result = FindOut(batch);
            if (result == CommitResult.Fenced && Epoch == batch.Epoch + 1)
            {
                // We have the lease again, and nothing was written: it is the database that took nothing, as with a full disk.
                throw;
            }
        }

        if (result == CommitResult.Committed)
        {
            commitTime = clock.Process.GetElapsedTime(started);
            if (decider.Answers.Count > 0)
            {
                metrics?.BatchCommitted(decider.Answers.Count, state, commitTime);
            }

            schedule.Committed(state, slice, before.Seq);
            var hasInstructions = state.HasNewInstructions;
            state.Publish(after);
            if (hasInstructions)
            {
                InstructionsChanged.Ring();
            }

            version++;
            RowsSeq = rowsSeq;
            Volatile.Write(ref renewedTimestamp, started);
        }

        return result;
    }

    /// <summary>
    /// The outcome of a commit is unknown. Raising the epoch waits for the batch if it is still under way, and shuts it out if it
    /// is yet to arrive; then the head says whether it happened. A database that can't be asked leaves it open: the callers are
    /// told to send again, and get their answers by their request ids.
    /// </summary>
    private CommitResult FindOut(Batch batch)
    {
        var current = Store();
        current.Reconnect();
        current.ReleaseLease(batch.Epoch);
        var head = current.TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
        if (head is null || head.Epoch != batch.Epoch + 1)
        {
            return CommitResult.Fenced;
        }

        lease = head;
        return head.Version == batch.VersionAfter && head.Head.Hash.Span.SequenceEqual(batch.After.Hash.Span)
            ? CommitResult.Committed
            : CommitResult.Fenced;
    }

    /// <summary>Nothing of the batch was written by us, and another process may write now. What that one committed is answered so; the rest may be sent again.</summary>
    private void LoseLease(List<Command> batch)
    {
        state.Discard();
        var keys = batch.Where(command => command.Request is not null).Select(command => command.Request.GetValueOrDefault()).ToList();
        var answered = Store().FindRequests(keys).ToDictionary(row => row.Key);
        foreach (var command in batch)
        {
            if (command.Request is { } key && answered.TryGetValue(key, out var row) && row.Hash.Span.SequenceEqual(command.RequestHash.Span))
            {
                command.AnswerStored(row.Answer);
            }
            else
            {
                command.Refuse(new Refusal(Reason.WriterChanged, "Another hub process took over, or the database was away, before the request was carried out. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
            }
        }

        StepDown();
    }
}
