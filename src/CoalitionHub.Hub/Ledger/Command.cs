using System.Diagnostics;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Google.Protobuf;

namespace CoalitionHub.Hub.Ledger;

/// <summary>By what a request is known: it belongs to the partner (0: the staff), not to the credential.</summary>
internal readonly record struct RequestKey(int PartnerNo, Guid RequestId);

/// <summary>Decides one request on the draft: the answer, or why not.</summary>
internal delegate Outcome<TAnswer> Decide<TAnswer>(HubState state, Moment moment);

/// <summary>A request on its way through the writer.</summary>
internal abstract class Command
{
    /// <summary>Whose queue it waits in; 0 for staff and the hub itself.</summary>
    public required int PartnerNo { get; init; }

    /// <summary>The request, for idempotency; null for the hub's own work and for trials.</summary>
    public RequestKey? Request { get; init; }

    /// <summary>SHA-256 over method and fields (DESIGN.md section 4); empty without a request.</summary>
    public ReadOnlyMemory<byte> RequestHash { get; init; }

    /// <summary>One of the many that a stream brings: it waits in a queue of its own.</summary>
    public bool IsBulk { get; init; }

    /// <summary>Trials are decided and taken back: previews and quotes.</summary>
    public bool IsTrial { get; init; }

    /// <summary>From when nobody waits for the answer any more (<see cref="Stopwatch.GetTimestamp"/>); 0 for never.</summary>
    public long DeadlineTimestamp { get; init; }

    /// <summary>The caller gave up; an undecided command is dropped.</summary>
    public CancellationToken Abandoned { get; init; }

    /// <summary>Decides it on the draft and remembers the answer. Called again when its batch has to be decided again.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public abstract Refusal? DecideOn(HubState state, Moment moment);

    /// <summary>The decided answer as it is stored beside the request.</summary>
    public abstract byte[] AnswerBytes();

    /// <summary>Answers with what was decided; after the commit.</summary>
    public abstract void Answer();

    /// <summary>Answers a repeated request with the first answer.</summary>
    public abstract void AnswerStored(ReadOnlyMemory<byte> answer);

    /// <summary>Answers that it was refused.</summary>
    public abstract void Refuse(Refusal refusal);
}

/// <summary>A command whose answer is a message of the contract.</summary>
internal sealed class Command<TAnswer>(Decide<TAnswer> decide) : Command
    where TAnswer : class, IMessage<TAnswer>, new()
{
    private readonly TaskCompletionSource<Outcome<TAnswer>> completion = new();
    private TAnswer? answer;

    /// <summary>Completes when the command was committed, refused, or dropped.</summary>
    public Task<Outcome<TAnswer>> Completion => completion.Task;

    public override Refusal? DecideOn(HubState state, Moment moment)
    {
        decide(state, moment).TryGet(out answer, out var refusal);
        return refusal;
    }

    public override byte[] AnswerBytes() =>
        StoredAnswer.OfAnswer(answer ?? throw new InvalidOperationException("The command has no answer: it was refused or not decided."));

    public override void Answer()
    {
        if (answer is not null)
        {
            completion.TrySetResult(answer);
        }
    }

    public override void AnswerStored(ReadOnlyMemory<byte> stored)
    {
        if (StoredAnswer.RefusalIn(stored.Span) is { } refusal)
        {
            completion.TrySetResult(refusal);
            return;
        }

        var message = new TAnswer();
        message.MergeFrom(stored.Span[1..]);
        completion.TrySetResult(message);
    }

    public override void Refuse(Refusal refusal) => completion.TrySetResult(refusal);
}
