using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Ledger;

/// <summary>The way of every call: from a gRPC service to the writer, or to the committed state, and back.</summary>
internal sealed class Calls(IWriter writer, BusinessClock clock)
{
    private const int MaxRequestBytes = 4 * 1024 * 1024;
    private const int OnStack = 1024;

    /// <summary>In a call's user state: what it brings is one of many, and waits in the queue for those.</summary>
    public static readonly object Bulk = new();

    /// <summary>Carries out a request that changes something: decided by the writer, committed, answered once.</summary>
    /// <param name="context">The call.</param>
    /// <param name="requestId">The request's id, a UUID in text.</param>
    /// <param name="request">The whole request; its hash tells a repeated request from a reused id.</param>
    /// <param name="prepared">What to decide, or why the input is refused.</param>
    /// <exception cref="RefusalException">It was refused.</exception>
    public async Task<TAnswer> Change<TAnswer>(ServerCallContext context, string requestId, IMessage request, Outcome<Decide<TAnswer>> prepared)
        where TAnswer : class, IMessage<TAnswer>, new() =>
        ToCommand(context, context.Method, requestId, request, prepared).TryGet(out var command, out var refusal)
            ? await Run(command)
            : throw new RefusalException(refusal);

    /// <summary>A request that changes something, as the writer takes it.</summary>
    /// <param name="context">The call that brought it.</param>
    /// <param name="method">The full name of the unary method that does the same: part of the request's hash.</param>
    /// <param name="requestId">The request's id, a UUID in text.</param>
    /// <param name="request">The whole request.</param>
    /// <param name="prepared">What to decide, or why the input is refused.</param>
    public Outcome<Command<TAnswer>> ToCommand<TAnswer>(ServerCallContext context, string method, string requestId, IMessage request, Outcome<Decide<TAnswer>> prepared)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (!ReadId(requestId).TryGet(out var id, out var refusal) || !prepared.TryGet(out var decide, out refusal))
        {
            return refusal;
        }

        var caller = CallerOf(context);
        return new Command<TAnswer>(decide)
        {
            PartnerNo = caller.PartnerNo,
            Request = new RequestKey(caller.PartnerNo, id),
            RequestHash = Hash(method, request),
            IsBulk = context.UserState.ContainsKey(Bulk),
            DeadlineTimestamp = DeadlineOf(context),
            Abandoned = context.CancellationToken,
        };
    }

    /// <summary>Carries out a part of a request that comes before the rest: good to do twice, and its answer isn't kept.</summary>
    /// <exception cref="RefusalException">It was refused.</exception>
    public async Task<TAnswer> ChangeFirst<TAnswer>(ServerCallContext context, Decide<TAnswer> decide)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var command = new Command<TAnswer>(decide)
        {
            PartnerNo = CallerOf(context).PartnerNo,
            DeadlineTimestamp = DeadlineOf(context),
            Abandoned = context.CancellationToken,
        };
        return await Run(command);
    }

    /// <summary>Gives a command to the writer.</summary>
    /// <returns>Null, or why it isn't taken.</returns>
    public Refusal? Enqueue(Command command) => writer.Enqueue(command);

    /// <summary>Decides a request and takes it back: what would happen, exactly, without a trace.</summary>
    /// <exception cref="RefusalException">It would be refused.</exception>
    public async Task<TAnswer> Try<TAnswer>(ServerCallContext context, Outcome<Decide<TAnswer>> prepared)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (!prepared.TryGet(out var decide, out var refusal))
        {
            throw new RefusalException(refusal);
        }

        var command = new Command<TAnswer>(decide)
        {
            PartnerNo = CallerOf(context).PartnerNo,
            IsTrial = true,
            DeadlineTimestamp = DeadlineOf(context),
            Abandoned = context.CancellationToken,
        };
        return await Run(command);
    }

    /// <summary>Reads the committed state, on the caller's own thread: use TryGetCommitted and Committed only.</summary>
    /// <exception cref="RefusalException">There is no such thing, it isn't the caller's, or the state may not be the latest.</exception>
    public TAnswer Read<TAnswer>(Func<HubState, Moment, Outcome<TAnswer>> read)
    {
        // Looked at before the read: the state was the latest then, wherever this thread is held up afterwards.
        var state = writer.State;
        if (!writer.HasLease)
        {
            throw new RefusalException(writer.Absence);
        }

        // As the writer does: what the journal has seen is past, also after the clock went back.
        var now = Math.Max(clock.NowMicros, state.Ledger.Head.TimeMicros);
        return read(state, new Moment(Guid.Empty, now)).TryGet(out var answer, out var refusal)
            ? answer
            : throw new RefusalException(refusal);
    }

    /// <summary>Reads a request's id.</summary>
    /// <exception cref="RefusalException">It is no UUIDv7.</exception>
    public static Guid CheckId(string requestId) => ReadId(requestId).TryGet(out var id, out var refusal) ? id : throw new RefusalException(refusal);

    private static Outcome<Guid> ReadId(string requestId) => Guid.TryParseExact(requestId, "D", out var id) && id.Version == 7
        ? id
        : new Refusal(requestId.Length == 0 ? Reason.FieldMissing : Reason.RequestIdInvalid, "request_id must be a UUIDv7 in text, such as 0192f0a4-5b6c-7d8e-9f01-23456789abcd, made by the client and kept before it first sends.")
        {
            Fields = [new FieldFault("request_id", "must be a UUIDv7 in text.")],
        };

    /// <summary>Who makes this call; the interceptor has put it there.</summary>
    public static Caller CallerOf(ServerCallContext context) =>
        context.UserState.TryGetValue(typeof(Caller), out var caller) && caller is Caller known
            ? known
            : throw new InvalidOperationException($"{context.Method} was called past the access check.");

    private async Task<TAnswer> Run<TAnswer>(Command<TAnswer> command)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (writer.Enqueue(command) is { } full)
        {
            throw new RefusalException(full);
        }

        var outcome = await command.Completion;
        return outcome.TryGet(out var answer, out var refusal) ? answer : throw new RefusalException(refusal);
    }

    /// <summary>Version 1: SHA-256( method's full name ‖ 0x00 ‖ fields in ascending number, proto3, defaults left out, unknown ones dropped ).</summary>
    private static byte[] Hash(string method, IMessage request)
    {
        var size = request.CalculateSize();
        if (size > MaxRequestBytes)
        {
            throw new RefusalException(new Refusal(Reason.RequestTooLarge, $"The request has {size} bytes, at most {MaxRequestBytes} are taken."));
        }

        var name = System.Text.Encoding.UTF8.GetByteCount(method);
        var length = name + 1 + size;
        var rented = length <= OnStack ? null : ArrayPool<byte>.Shared.Rent(length);
        var bytes = (rented ?? stackalloc byte[OnStack])[..length];
        System.Text.Encoding.UTF8.GetBytes(method, bytes);
        bytes[name] = 0;
        request.WriteTo(bytes[(name + 1)..]);
        var hash = SHA256.HashData(bytes);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }

    private long DeadlineOf(ServerCallContext context)
    {
        if (context.Deadline == DateTime.MaxValue)
        {
            return 0;
        }

        var left = context.Deadline - clock.Process.GetUtcNow().UtcDateTime;
        return Stopwatch.GetTimestamp() + (long)(left.TotalSeconds * Stopwatch.Frequency);
    }
}
