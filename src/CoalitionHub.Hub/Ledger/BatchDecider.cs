using System.Diagnostics;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// Decides the commands of a batch, one after the other, on the draft. A refused one takes its own changes back and never
/// fails its neighbours.
/// </summary>
internal sealed class BatchDecider(ILogger logger)
{
    private readonly Dictionary<RequestKey, Command> first = [];
    private readonly List<RequestRow> rows = [];
    private readonly List<Action> answers = [];
    private int[] savepoints = [];

    /// <summary>The requests to store with the batch.</summary>
    public IReadOnlyList<RequestRow> Requests => rows;

    /// <summary>How the callers are answered once the batch is committed.</summary>
    public IReadOnlyList<Action> Answers => answers;

    /// <summary>Decides them all. Called again, with what the database knows already, when it found something there.</summary>
    /// <param name="state">The draft, empty.</param>
    /// <param name="commands">In order.</param>
    /// <param name="known">Requests that have been answered before.</param>
    /// <param name="clockMicros">What the clock says. Journal time is the same, but never falls.</param>
    /// <param name="newId">Makes ids for the hub's own work.</param>
    public void Decide(HubState state, List<Command> commands, IReadOnlyDictionary<RequestKey, RequestRow> known, long clockMicros, Func<Guid> newId)
    {
        first.Clear();
        rows.Clear();
        answers.Clear();
        savepoints = savepoints.Length == state.TableCount ? savepoints : new int[state.TableCount];
        var nowMicros = Math.Max(clockMicros, state.Ledger.Head.TimeMicros);
        foreach (var command in commands)
        {
            if (command.Request is { } key)
            {
                if (known.TryGetValue(key, out var stored))
                {
                    AnswerAgain(command, stored);
                    continue;
                }

                if (first.TryGetValue(key, out var twin))
                {
                    AnswerLike(command, twin);
                    continue;
                }
            }

            if (IsAbandoned(command))
            {
                answers.Add(() => command.Refuse(new Refusal(Reason.DeadlinePassed, "The deadline passed before the request was decided; nothing was done.")));
                continue;
            }

            Decide(state, command, new Moment(command.Request?.RequestId ?? newId(), nowMicros) { ClockMicros = clockMicros });
        }
    }

    private void Decide(HubState state, Command command, Moment moment)
    {
        state.Mark(savepoints);
        state.WrongCodeOf = 0;
        Refusal? refusal;
        try
        {
            refusal = command.DecideOn(state, moment);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !StoreFaults.IsStoreAway(exception))
        {
            // A broken invariant: this command is not carried out, and its neighbours must not suffer for it.
            Log.DecisionFailed(logger, exception, command.PartnerNo, moment.RequestId);
            state.RollBackTo(savepoints);
            answers.Add(() => command.Refuse(new Refusal(Reason.InternalError, "The hub could not decide the request; nothing was done.")));
            return;
        }

        if (refusal is not null)
        {
            state.RollBackTo(savepoints);
            state.KeepTry(moment.NowMicros);
            Store(command, refusal);
            answers.Add(() => command.Refuse(refusal));
            return;
        }

        if (command.IsTrial)
        {
            state.RollBackTo(savepoints);
        }
        else
        {
            Store(command, null);
        }

        answers.Add(command.Answer);
    }

    private void Store(Command command, Refusal? refusal)
    {
        // A suspended partner may ask again, with the same id, once it is resumed; so may whoever was overtaken by another change.
        if (command.Request is { } key && refusal?.Reason is not (Reason.PartnerSuspended or Reason.WriterChanged))
        {
            first.Add(key, command);
            rows.Add(new RequestRow(key, command.RequestHash, refusal is null ? command.AnswerBytes() : StoredAnswer.OfRefusal(refusal)));
        }
    }

    private void AnswerAgain(Command command, RequestRow stored)
    {
        if (stored.Hash.Span.SequenceEqual(command.RequestHash.Span))
        {
            answers.Add(() => command.AnswerStored(stored.Answer));
        }
        else
        {
            answers.Add(() => command.Refuse(Reused()));
        }
    }

    private void AnswerLike(Command command, Command twin)
    {
        var stored = rows.First(row => row.Key == twin.Request);
        AnswerAgain(command, stored);
    }

    private static Refusal Reused() =>
        new(Reason.RequestIdReused, "The request id was used before, for a request with other fields. Each new request needs an id of its own.");

    private static bool IsAbandoned(Command command) =>
        command.Abandoned.IsCancellationRequested ||
        (command.DeadlineTimestamp != 0 && Stopwatch.GetTimestamp() >= command.DeadlineTimestamp);
}
