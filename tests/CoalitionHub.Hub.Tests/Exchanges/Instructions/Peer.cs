using System.Threading.Channels;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>A brand's end of one stream of instructions.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AsyncDuplexStreamingCall<FollowInstructionsRequest, FollowInstructionsResponse> call;
    private readonly Channel<Instruction> instructions = Channel.CreateUnbounded<Instruction>();
    private readonly Channel<AnswerReceipt> receipts = Channel.CreateUnbounded<AnswerReceipt>();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly bool validates;
    private readonly Task<RpcException?> reading;

    private Peer(AsyncDuplexStreamingCall<FollowInstructionsRequest, FollowInstructionsResponse> call, bool validates)
    {
        (this.call, this.validates) = (call, validates);
        reading = Read();
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="calls">As which brand.</param>
    /// <param name="mostUnanswered">So many it takes on.</param>
    /// <param name="validates">Whether it finds every member valid by itself, so that only what moves points is left to the test.</param>
    public static async Task<Peer> OpenAsync(CallInvoker calls, int mostUnanswered = 0, bool validates = true)
    {
        var call = new ExchangeInstructionsService.ExchangeInstructionsServiceClient(calls).FollowInstructions();
        await call.RequestStream.WriteAsync(new FollowInstructionsRequest { Open = new OpenInstructions { MaxUnanswered = mostUnanswered } });
        return new Peer(call, validates);
    }

    /// <summary>How the stream ended; null when in order.</summary>
    public Task<RpcException?> Ended => reading.WaitAsync(Patience);

    /// <summary>True when an instruction has come and was not looked at.</summary>
    public bool HasMore => instructions.Reader.TryPeek(out _);

    public async Task<Instruction> NextAsync() => await instructions.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next one, which must be of this kind.</summary>
    public async Task<Instruction> NextAsync(InstructionKind kind)
    {
        var next = await NextAsync();
        next.Kind.ShouldBe(kind);
        return next;
    }

    public async Task SendAsync(InstructionAnswer answer)
    {
        await sending.WaitAsync();
        await call.RequestStream.WriteAsync(new FollowInstructionsRequest { Answer = answer });
        sending.Release();
    }

    /// <summary>Answers and waits for the receipt.</summary>
    public async Task<AnswerReceipt> AnswerAsync(Instruction instruction, InstructionOutcome outcome, long? points = null)
    {
        await SendAsync(new InstructionAnswer
        {
            InstructionId = instruction.InstructionId,
            Outcome = outcome,
            Points = points ?? (outcome == InstructionOutcome.Done ? instruction.Points : 0),
            PartnerReference = outcome == InstructionOutcome.Done ? "B-1" : "",
            RefusalReason = outcome == InstructionOutcome.Refused ? "NOT_TODAY" : "",
        });
        return await ReceiptAsync();
    }

    public async Task<AnswerReceipt> ReceiptAsync() => await receipts.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Ends the brand's half.</summary>
    public Task CompleteAsync() => call.RequestStream.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        call.Dispose();
        await reading;
    }

    private async Task<RpcException?> Read()
    {
        HashSet<string> validated = [];
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                if (call.ResponseStream.Current.Instruction is { } instruction)
                {
                    if (validates && instruction.Kind == InstructionKind.ValidateMember)
                    {
                        validated.Add(instruction.InstructionId);
                        await SendAsync(new InstructionAnswer { InstructionId = instruction.InstructionId, Outcome = InstructionOutcome.Done });
                    }
                    else
                    {
                        instructions.Writer.TryWrite(instruction);
                    }
                }
                else if (!validated.Contains(call.ResponseStream.Current.Receipt.InstructionId))
                {
                    receipts.Writer.TryWrite(call.ResponseStream.Current.Receipt);
                }
            }

            return null;
        }
        catch (RpcException ended)
        {
            return ended;
        }
        finally
        {
            instructions.Writer.TryComplete();
            receipts.Writer.TryComplete();
        }
    }
}
