using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Exchanges.V1;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Exchanges.V1.InstructionOutcome;

namespace CoalitionHub.PartnerSdk.Tests.Instructions;

/// <summary>What becomes of one instruction: from the hub to the ledger and back.</summary>
public sealed class AnswerTests : ServingTest
{
    private static readonly DebitInstruction Read = new()
    {
        Id = new InstructionId("ins_1"),
        ExchangeId = new ExchangeId("exc_1"),
        BrandMemberNumber = "H-1",
        CurrencyCode = "RAIL",
        DeadlineTime = Times.Of(9),
        Delivery = 1,
        Points = 100,
    };

    [Fact]
    public async Task Every_kind_reaches_the_ledger_with_all_that_it_says()
    {
        var stream = await ServeAsync();

        (await Ask(stream, Debit("ins_1"))).ShouldBe(Read);
        (await Ask(stream, Of(InstructionKind.ValidateMember, "ins_2"))).ShouldBe(
            new ValidateMemberInstruction { Id = new("ins_2"), ExchangeId = Read.ExchangeId, BrandMemberNumber = "H-1", CurrencyCode = "RAIL", DeadlineTime = Times.Of(9) });
        var credit = Of(InstructionKind.Credit, "ins_3");
        (credit.ExpiryDate, credit.Delivery) = ("2027-06-30", 3);
        (await Ask(stream, credit)).ShouldBe(new CreditInstruction
        {
            Id = new("ins_3"),
            ExchangeId = Read.ExchangeId,
            BrandMemberNumber = "H-1",
            CurrencyCode = "RAIL",
            DeadlineTime = Times.Of(9),
            Delivery = 3,
            Points = 100,
            ExpiryDate = new DateOnly(2027, 6, 30),
        });
        var query = Of(InstructionKind.Query, "ins_4");
        query.AboutInstructionId = "ins_1";
        (await Ask(stream, query)).ShouldBe(new QueryInstruction
        {
            Id = new("ins_4"),
            ExchangeId = Read.ExchangeId,
            BrandMemberNumber = "H-1",
            CurrencyCode = "RAIL",
            DeadlineTime = Times.Of(9),
            About = new("ins_1"),
        });
        var reverse = Of(InstructionKind.Reverse, "ins_5");
        reverse.AboutInstructionId = "ins_1";
        (await Ask(stream, reverse)).ShouldBe(new ReverseInstruction
        {
            Id = new("ins_5"),
            ExchangeId = Read.ExchangeId,
            BrandMemberNumber = "H-1",
            CurrencyCode = "RAIL",
            DeadlineTime = Times.Of(9),
            About = new("ins_1"),
            Points = 100,
        });
    }

    [Fact]
    public async Task Each_answer_goes_to_the_hub_as_the_ledger_gave_it()
    {
        var stream = await ServeAsync();

        (await Answered(LedgerAnswer.Done(100, "B-7"))).ShouldBe(new InstructionAnswer { InstructionId = "ins_1", Outcome = Wire.Done, Points = 100, PartnerReference = "B-7" });
        (await Answered(LedgerAnswer.Refused("INSUFFICIENT_POINTS"))).ShouldBe(
            new InstructionAnswer { InstructionId = "ins_1", Outcome = Wire.Refused, RefusalReason = "INSUFFICIENT_POINTS" });
        (await Answered(LedgerAnswer.NotKnown)).ShouldBe(new InstructionAnswer { InstructionId = "ins_1", Outcome = Wire.NotKnown });
        (await Answered(LedgerAnswer.Refused(new string('X', 65)))).RefusalReason.ShouldBe(new string('X', 64));

        async Task<InstructionAnswer> Answered(LedgerAnswer answer)
        {
            Ledger.Answer = (_, _) => Task.FromResult(answer);
            await stream.SendAsync(Debit("ins_1"));
            return await stream.NextAnswerAsync();
        }
    }

    [Fact]
    public async Task Whatever_the_ledger_throws_is_an_answer_that_nothing_is_known()
    {
        var stream = await ServeAsync();

        Ledger.Answer = (_, _) => throw new InvalidDataException("the database is away");
        await stream.SendAsync(Debit("ins_1"));
        (await stream.NextAnswerAsync()).Outcome.ShouldBe(Wire.NotKnown);

        Ledger.Answer = async (_, _) =>
        {
            await Task.Yield();
            throw new OperationCanceledException();
        };
        await stream.SendAsync(Debit("ins_2"));
        (await stream.NextAnswerAsync()).ShouldBe(new InstructionAnswer { InstructionId = "ins_2", Outcome = Wire.NotKnown });
        Hub.Log.OfSdk.Count(line => line.Level == LogLevel.Error).ShouldBe(2);
    }

    [Fact]
    public async Task A_ledger_that_takes_too_long_is_told_to_end()
    {
        Ledger.Answer = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return LedgerAnswer.Done(100);
        };
        var stream = await ServeAsync(options => options.AnswerTimeout = TimeSpan.FromMilliseconds(20));

        await stream.SendAsync(Debit("ins_1"));

        (await stream.NextAnswerAsync()).Outcome.ShouldBe(Wire.NotKnown);
    }

    [Fact]
    public async Task A_kind_of_a_later_hub_is_refused_since_nothing_is_done()
    {
        var stream = await ServeAsync();

        await stream.SendAsync(Of((InstructionKind)77, "ins_1"));

        (await stream.NextAnswerAsync()).ShouldBe(new InstructionAnswer { InstructionId = "ins_1", Outcome = Wire.Refused, RefusalReason = "KIND_NOT_SUPPORTED" });
        Ledger.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task For_rehearsals_an_answer_is_lost_or_arrives_twice()
    {
        var stream = await ServeAsync(options => options.RehearsedSends = (instruction, _) => instruction.Id.Value == "ins_lost" ? 0 : 2);

        await stream.SendAsync(Debit("ins_lost"));
        await stream.SendAsync(Debit("ins_twice"));

        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_twice");
        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_twice");
        Ledger.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_that_the_hub_does_not_take_is_logged()
    {
        var stream = await ServeAsync();

        await stream.SendAsync(new AnswerReceipt { InstructionId = "ins_1", Verdict = AnswerVerdict.Taken });
        await stream.SendAsync(new AnswerReceipt { InstructionId = "ins_2", Verdict = AnswerVerdict.Late, Message = "finance decided" });

        await UntilAsync(() => Hub.Log.OfSdk.Any(line => line.Level == LogLevel.Warning));
        Hub.Log.OfSdk.Single(line => line.Level == LogLevel.Warning).Values["InstructionId"].ShouldBe(new InstructionId("ins_2"));
    }

    private static Instruction Of(InstructionKind kind, string id)
    {
        var instruction = Debit(id);
        instruction.Kind = kind;
        return instruction;
    }

    private async Task<LedgerInstruction> Ask(FakeInstructionStream stream, Instruction instruction)
    {
        await stream.SendAsync(instruction);
        await stream.NextAnswerAsync();
        return Ledger.Asked.Last();
    }
}
