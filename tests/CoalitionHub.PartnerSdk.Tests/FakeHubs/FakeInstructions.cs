using System.Collections.Concurrent;
using System.Threading.Channels;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>The hub's end of every stream of instructions, for a test to play.</summary>
internal sealed class FakeInstructions
{
    private readonly Channel<FakeInstructionStream> opened = System.Threading.Channels.Channel.CreateUnbounded<FakeInstructionStream>();

    /// <summary>The headers of every try.</summary>
    public ConcurrentQueue<string?> Tries { get; } = new();

    /// <summary>Refuses a try; gets its number, 1 is the first.</summary>
    public Func<int, RpcException?> Refuse { get; set; } = _ => null;

    /// <summary>The next stream that was opened.</summary>
    public ValueTask<FakeInstructionStream> NextAsync() => opened.Reader.ReadAsync();

    public async Task RunAsync(IAsyncStreamReader<FollowInstructionsRequest> requests, IServerStreamWriter<FollowInstructionsResponse> responses, ServerCallContext context)
    {
        Tries.Enqueue(context.RequestHeaders.GetValue("authorization"));
        if (Refuse(Tries.Count) is { } refusal)
        {
            throw refusal;
        }

        var stream = new FakeInstructionStream(responses);
        opened.Writer.TryWrite(stream);
        using CancellationTokenSource end = new();
        var reading = stream.ReadAsync(requests, end.Token);
        await Task.WhenAny(reading, stream.Broken);
        if (stream.Broken.IsCompleted)
        {
            // The test server takes a call that ends while it is being read for its own fault, and says that instead.
            await end.CancelAsync();
            await reading;
            await stream.Broken;
        }
    }
}

/// <summary>One stream.</summary>
internal sealed class FakeInstructionStream(IServerStreamWriter<FollowInstructionsResponse> responses)
{
    private readonly Channel<InstructionAnswer> answers = System.Threading.Channels.Channel.CreateUnbounded<InstructionAnswer>();
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<OpenInstructions> opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Broken => broken.Task;

    /// <summary>The first message.</summary>
    public Task<OpenInstructions> Opening => opening.Task;

    /// <summary>Completes when the partner has ended its half.</summary>
    public Task Ended => ended.Task;

    public Task SendAsync(Instruction instruction) => responses.WriteAsync(new FollowInstructionsResponse { Instruction = instruction });

    public Task SendAsync(AnswerReceipt receipt) => responses.WriteAsync(new FollowInstructionsResponse { Receipt = receipt });

    public ValueTask<InstructionAnswer> NextAnswerAsync() => answers.Reader.ReadAsync();

    public bool HasAnswer => answers.Reader.TryPeek(out _);

    /// <summary>Ends it from the hub's side.</summary>
    /// <param name="why">With what; null: the hub is away.</param>
    public void Break(RpcException? why = null) => broken.TrySetException(why ?? Refusals.Unavailable);

    public async Task ReadAsync(IAsyncStreamReader<FollowInstructionsRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var request in requests.ReadAllAsync(cancellationToken))
            {
                if (request.Open is { } open)
                {
                    opening.TrySetResult(open);
                }
                else
                {
                    answers.Writer.TryWrite(request.Answer);
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or RpcException)
        {
            // The partner has gone.
        }

        ended.TrySetResult();
    }
}

/// <summary>The service; made for every call.</summary>
internal sealed class FakeInstructionsService(FakeInstructions instructions) : ExchangeInstructionsService.ExchangeInstructionsServiceBase
{
    public override Task FollowInstructions(
        IAsyncStreamReader<FollowInstructionsRequest> requestStream, IServerStreamWriter<FollowInstructionsResponse> responseStream, ServerCallContext context) =>
        instructions.RunAsync(requestStream, responseStream, context);
}
