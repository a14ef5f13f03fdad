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
                Answer();
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

    private void DecideBatch(List<Command> batch)
    {
        state.Discard();
        var now = Math.Max(clock.NowMicros, state.Ledger.Head.TimeMicros);
        decider.Decide(state, batch, known, now, NewId);
        state.LooksUpReferences = false;
    }

    /// <summary>The database found a request id or a reference there already: the next try looks all of them up.</summary>
    private void Learn()
    {
        var current = Store();
        foreach (var row in current.FindRequests([.. decider.Requests.Select(row => row.Key)]))
        {
            known[row.Key] = row;
        }

        state.LooksUpReferences = true;
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
        }

        if (result == CommitResult.Committed)
        {
            if (decider.Answers.Count > 0)
            {
                metrics?.BatchCommitted(decider.Answers.Count, state, clock.Process.GetElapsedTime(started));
            }

            schedule.Committed(state, slice, before.Seq);
            state.Publish(after);
            version++;
            RowsSeq = rowsSeq;
            renewedTimestamp = clock.Process.GetTimestamp();
        }

        return result;
    }

    /// <summary>The outcome of a commit is unknown: the head says whether it happened.</summary>
    private CommitResult FindOut(Batch batch)
    {
        while (true)
        {
            try
            {
                Store().Reconnect();
                var head = Store().ReadHead();
                return head.Epoch == batch.Epoch && head.Version == batch.VersionAfter && head.Head.Hash.Span.SequenceEqual(batch.After.Hash.Span)
                    ? CommitResult.Committed
                    : CommitResult.Fenced;
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
            {
                Log.StoreGone(logger, exception);
                pause.Wait(TimeSpan.FromMilliseconds(isStopping ? 50 : 250));
                if (isStopping && pause.IsSet)
                {
                    return CommitResult.Fenced;
                }
            }
        }
    }

    /// <summary>Nothing of the batch was written by us, or another process writes now. What was committed before is answered so; the rest may be sent again.</summary>
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
                command.Refuse(new Refusal(Reason.WriterChanged, "Another hub process took over, or the database was away; nothing was done. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
            }
        }

        StepDown();
    }
}
