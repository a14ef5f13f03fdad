using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using Grpc.Core;
using Wire = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>The desk, for streams of this process and of others.</summary>
internal sealed class InstructionDeskService(InstructionDesk desk, InstructionStore store, Writer writer, Calls calls)
    : Protos.Cluster.V1.InstructionDeskService.InstructionDeskServiceBase
{
    public const int MostUnanswered = 1000;

    private const int MaxTextLength = 64;
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WhileFull = TimeSpan.FromMilliseconds(5);

    public override Task<TakeInstructionsResponse> TakeInstructions(TakeInstructionsRequest request, ServerCallContext context) =>
        Take(request, context, context.CancellationToken);

    /// <summary>Takes, until the stream has ended.</summary>
    public async Task<TakeInstructionsResponse> Take(TakeInstructionsRequest request, ServerCallContext context, CancellationToken cancellation)
    {
        var checks = new FieldChecks();
        var stream = StreamIn(checks, request.StreamId);
        checks.Number("max_unanswered", request.MaxUnanswered, 1, MostUnanswered);
        var patience = request.Patience?.ToTimeSpan() ?? TimeSpan.Zero;
        if (patience < TimeSpan.Zero || patience > MostPatience)
        {
            checks.Add(Reason.FieldInvalid, "patience", $"must be from 0 to {MostPatience.TotalSeconds} seconds.");
        }

        Check(checks);
        var given = await desk.Take(Calls.CallerOf(context).PartnerNo, stream, request.MaxUnanswered, patience, cancellation);
        return given.Count == 0 ? new TakeInstructionsResponse() : await Say(given, cancellation);
    }

    public override async Task<AnswerInstructionResponse> AnswerInstruction(AnswerInstructionRequest request, ServerCallContext context)
    {
        var answer = request.Answer ?? new Wire.InstructionAnswer();
        var checks = new FieldChecks();
        var no = checks.Id("instruction_id", Instruction.IdPrefix, answer.InstructionId);
        checks.Number("points", answer.Points, 0, AmountLimits.MaxPoints);
        checks.OptionalText("partner_reference", answer.PartnerReference, MaxTextLength);
        checks.OptionalText("refusal_reason", answer.RefusalReason, MaxTextLength);
        if (checks.Refusal is { } wrong)
        {
            return Receipt(new Wire.AnswerReceipt { InstructionId = answer.InstructionId, Verdict = Wire.AnswerVerdict.Rejected, Message = wrong.Message });
        }

        // The contract's outcomes have the core's numbers, and what is none of them is rejected there.
        var outcome = answer.Outcome is > 0 and <= Wire.InstructionOutcome.NotKnown ? (InstructionOutcome)answer.Outcome : InstructionOutcome.None;
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var said = new InstructionAnswer(no, outcome, answer.Points, answer.PartnerReference, answer.RefusalReason);
        while (true)
        {
            try
            {
                return await calls.ChangeFirst<AnswerInstructionResponse>(context, (state, moment) =>
                    Core.Exchanges.AnswerInstruction.Decide(state, moment, partnerNo, said).TryGet(out var receipt, out var refusal)
                        ? Receipt(new Wire.AnswerReceipt { InstructionId = answer.InstructionId, Verdict = (Wire.AnswerVerdict)receipt.Verdict, Message = receipt.Message })
                        : refusal);
            }
            catch (RefusalException full) when (full.Refusal.Reason == Reason.QueueFull)
            {
                await Task.Delay(WhileFull, context.CancellationToken);
            }
        }
    }

    public override Task<LeaveInstructionsResponse> LeaveInstructions(LeaveInstructionsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var stream = StreamIn(checks, request.StreamId);
        Check(checks);
        desk.Leave(Calls.CallerOf(context).PartnerNo, stream);
        return Task.FromResult(new LeaveInstructionsResponse());
    }

    private static Guid StreamIn(FieldChecks checks, string text)
    {
        if (!Guid.TryParseExact(text, "D", out var stream))
        {
            checks.Add(Reason.FieldInvalid, "stream_id", "must be a UUID.");
        }

        return stream;
    }

    private static void Check(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }

    private static AnswerInstructionResponse Receipt(Wire.AnswerReceipt receipt) => new() { Receipt = receipt };

    private async Task<TakeInstructionsResponse> Say(IReadOnlyList<Delivery> given, CancellationToken cancellation)
    {
        var state = writer.State;
        var closedExchanges = given.Select(delivery => delivery.Instruction.ExchangeNo).Where(no => !state.OpenExchanges.TryGetCommitted(no, out _)).Distinct().ToList();
        var closed = given.Select(delivery => delivery.Instruction.AboutNo).Where(no => no != 0 && !state.OpenInstructions.TryGetCommitted(no, out _)).Distinct().ToList();
        var exchanges = closedExchanges.Count == 0 ? null : await store.ExchangesCreatedMicros(closedExchanges, cancellation);
        var about = closed.Count == 0 ? null : await store.CreatedMicros(closed, cancellation);
        var response = new TakeInstructionsResponse();
        foreach (var (instruction, count, deadlineMicros) in given)
        {
            response.Instructions.Add(new Wire.Instruction
            {
                InstructionId = instruction.Id,
                ExchangeId = OpaqueId.Format(
                    Exchange.IdPrefix,
                    instruction.ExchangeNo,
                    state.OpenExchanges.TryGetCommitted(instruction.ExchangeNo, out var exchange) ? exchange.CreatedMicros : exchanges?[instruction.ExchangeNo] ?? 0),
                // The contract's kinds have the core's numbers.
                Kind = (Wire.InstructionKind)instruction.Kind,
                BrandMemberNumber = Instructions.MemberNumber(state, instruction),
                CurrencyCode = StateView.OfCommitted(state).CurrencyCode(instruction.CurrencyNo),
                Points = instruction.Points,
                AboutInstructionId = instruction.AboutNo == 0 ? "" : OpaqueId.Format(
                    Instruction.IdPrefix,
                    instruction.AboutNo,
                    state.OpenInstructions.TryGetCommitted(instruction.AboutNo, out var other) ? other.CreatedMicros : about?[instruction.AboutNo] ?? 0),
                ExpiryDate = instruction.Kind == InstructionKind.Credit ? ContractTimes.LastDay(instruction.ExpiresOn) : "",
                DeadlineTime = ContractTimes.Time(deadlineMicros),
                Delivery = count,
            });
        }

        return response;
    }
}
