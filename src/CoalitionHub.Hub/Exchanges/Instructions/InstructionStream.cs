using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// One stream of a partner that keeps its own points: brings it instructions and takes its answers to the writer, in this process
/// or through the one that writes.
/// </summary>
internal sealed class InstructionStream(
    InstructionDeskService desk, Writer writer, RelayClient relay, CallAdmission admission, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<InstructionStream> logger)
{
    private const string Desk = "/coalitionhub.cluster.v1.InstructionDeskService/";
    private const int UsualUnanswered = 100;
    private static readonly Duration Patience = Duration.FromTimeSpan(TimeSpan.FromSeconds(5));

    /// <summary>How long a process that stops goes on taking answers to what it delivered: who doesn't read must not hold it up.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

    /// <summary>Serves one stream until the partner has ended it, or something breaks; then others get what it leaves.</summary>
    public async Task Run(IAsyncStreamReader<FollowInstructionsRequest> requests, IServerStreamWriter<FollowInstructionsResponse> responses, ServerCallContext context)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopping = lifetime.ApplicationStopping.Register(() => broken.CancelAfter(LastAnswers));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(broken.Token, lifetime.ApplicationStopping);
        var most = await Open(requests, ending.Token);
        var stream = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        Log.InstructionStreamOpened(logger, Calls.CallerOf(context).PartnerNo, stream);
        try
        {
            await Serve(new StreamState(stream, most), requests, responses, context, ending, broken);
        }
        finally
        {
            Log.InstructionStreamEnded(logger, Calls.CallerOf(context).PartnerNo, stream);
            await Leave(stream, context);
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RefusalException(new Refusal(Reason.ShuttingDown, "This process stops; open the stream again: what is unanswered comes again.") { RetryAfter = TimeSpan.FromSeconds(1) });
        }
    }

    /// <summary>The first message.</summary>
    /// <returns>How many instructions the partner's process takes on.</returns>
    private static async Task<int> Open(IAsyncStreamReader<FollowInstructionsRequest> requests, CancellationToken ending)
    {
        var open = await requests.MoveNext(ending) ? requests.Current.Open : null;
        var checks = new FieldChecks();
        if (open is null)
        {
            checks.Add(Reason.FieldMissing, "open", "must be the first message.");
        }
        else
        {
            checks.Number("open.max_unanswered", open.MaxUnanswered, 0, InstructionDeskService.MostUnanswered);
        }

        return checks.Refusal is { } refusal ? throw new RefusalException(refusal) : open is not { MaxUnanswered: > 0 and var most } ? UsualUnanswered : most;
    }

    private async Task Serve(
        StreamState stream,
        IAsyncStreamReader<FollowInstructionsRequest> requests,
        IServerStreamWriter<FollowInstructionsResponse> responses,
        ServerCallContext context,
        CancellationTokenSource ending,
        CancellationTokenSource broken)
    {
        var writing = Write(stream, responses, broken);
        var giving = Give(stream, context, ending.Token);
        var reading = Read(stream, requests, context, ending.Token, broken);
        try
        {
            await Task.WhenAny(giving, reading, writing);
            await ending.CancelAsync();
            await Task.WhenAll(giving, reading);
            await stream.AllAnswered(broken.Token);
        }
        catch (Exception) when (!writing.IsFaulted)
        {
            await broken.CancelAsync();
            await Task.WhenAll(giving, reading, writing).ContinueWith(static _ => { }, TaskScheduler.Default);
            stream.ThrowFailure();
            throw;
        }
        catch (OperationCanceledException)
        {
            // Why nothing can be written any more says more than that the rest stopped for it: below.
        }

        stream.Outgoing.Writer.TryComplete();
        await writing;
    }

    /// <summary>Brings what is to be done, until the stream ends.</summary>
    private async Task Give(StreamState stream, ServerCallContext context, CancellationToken ending)
    {
        var request = new TakeInstructionsRequest { StreamId = stream.Id, MaxUnanswered = stream.Most, Patience = Patience };
        try
        {
            while (true)
            {
                ending.ThrowIfCancellationRequested();
                var taken = writer.Writes
                    ? await Take(request, context, ending)
                    : await relay.Call<TakeInstructionsResponse>(request, context, Desk + nameof(desk.TakeInstructions), ending);
                foreach (var instruction in taken.Instructions)
                {
                    stream.Outgoing.Writer.TryWrite(new FollowInstructionsResponse { Instruction = instruction });
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The stream ends.
        }
    }

    private async Task Read(
        StreamState stream, IAsyncStreamReader<FollowInstructionsRequest> requests, ServerCallContext context, CancellationToken ending, CancellationTokenSource broken)
    {
        try
        {
            while (await requests.MoveNext(ending))
            {
                if (requests.Current.Answer is { } answer)
                {
                    await stream.Places.WaitAsync(broken.Token);
                    _ = Answer(stream, answer, context, broken);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !broken.IsCancellationRequested)
        {
            // This process stops, or nothing more can be brought.
        }
    }

    /// <summary>Takes an answer to the writer. Where that can't be done, the stream breaks: the partner gets no receipt, and is asked again.</summary>
    private async Task Answer(StreamState stream, InstructionAnswer answer, ServerCallContext context, CancellationTokenSource broken)
    {
        try
        {
            var request = new AnswerInstructionRequest { Answer = answer };
            var response = writer.Writes
                ? await Take(request, context)
                : await relay.Call<AnswerInstructionResponse>(request, context, Desk + nameof(desk.AnswerInstruction));
            stream.Outgoing.Writer.TryWrite(new FollowInstructionsResponse { Receipt = response.Receipt });
        }
        catch (Exception exception) when (exception is RefusalException or RpcException or OperationCanceledException)
        {
            stream.Fail(exception);
            stream.Places.Release();
            await broken.CancelAsync();
        }
    }

    private async Task<TakeInstructionsResponse> Take(TakeInstructionsRequest request, ServerCallContext context, CancellationToken ending)
    {
        await Check(context);
        return await desk.Take(request, context, ending);
    }

    private async Task<AnswerInstructionResponse> Take(AnswerInstructionRequest request, ServerCallContext context)
    {
        await Check(context);
        return await desk.AnswerInstruction(request, context);
    }

    /// <summary>Whether the partner may still have the stream; the relay asks that with every call, here nobody else does.</summary>
    private async ValueTask Check(ServerCallContext context)
    {
        if (context.UserState.TryGetValue(typeof(AccessToken), out var admitted) && admitted is AccessToken token)
        {
            await admission.Check(AccessTable.Find(context.Method), token, context.CancellationToken);
        }
    }

    private static async Task Write(StreamState stream, IServerStreamWriter<FollowInstructionsResponse> responses, CancellationTokenSource broken)
    {
        try
        {
            await foreach (var message in stream.Outgoing.Reader.ReadAllAsync(broken.Token))
            {
                await responses.WriteAsync(message, broken.Token);
                if (message.Receipt is not null)
                {
                    stream.Places.Release();
                }
            }
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }

    private async Task Leave(string stream, ServerCallContext context)
    {
        // The call may be over; what it leaves is for others all the same.
        using var enough = new CancellationTokenSource(LastAnswers);
        var request = new LeaveInstructionsRequest { StreamId = stream };
        try
        {
            await (writer.Writes
                ? desk.LeaveInstructions(request, context)
                : relay.Call<LeaveInstructionsResponse>(request, context, Desk + nameof(desk.LeaveInstructions), enough.Token));
        }
        catch (Exception exception) when (exception is RefusalException or RpcException or OperationCanceledException)
        {
            // The desk finds out by the stream's silence.
        }
    }

    /// <param name="id">The stream's name at the desk.</param>
    /// <param name="most">The most instructions, and answers, that are under way.</param>
    private sealed class StreamState(string id, int most)
    {
        private ExceptionDispatchInfo? failure;

        public string Id => id;

        public int Most => most;

        /// <summary>Bounded by the instructions that are unanswered and the answers that have a place.</summary>
        public Channel<FollowInstructionsResponse> Outgoing { get; } = Channel.CreateUnbounded<FollowInstructionsResponse>(new UnboundedChannelOptions { SingleReader = true });

        /// <summary>For answers under way; free again when the receipt is written.</summary>
        public SemaphoreSlim Places { get; } = new(most, most);

        /// <summary>An answer could not be taken. The first failure is the stream's.</summary>
        public void Fail(Exception exception) => Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);

        public void ThrowFailure() => Volatile.Read(ref failure)?.Throw();

        public async Task AllAnswered(CancellationToken broken)
        {
            for (var place = 0; place < most; place++)
            {
                await Places.WaitAsync(broken);
            }
        }
    }
}
