using System.Collections.Concurrent;
using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Exchanges.V1.InstructionOutcome;

namespace CoalitionHub.PartnerSdk.Tests.Instructions;

/// <summary>Many instructions, streams that break, and the end.</summary>
public sealed class ServingTests : ServingTest
{
    [Fact]
    public async Task One_members_instructions_come_one_after_another_and_others_do_not_wait()
    {
        ConcurrentDictionary<string, TaskCompletionSource<LedgerAnswer>> answers = new();
        Ledger.Answer = (instruction, _) => answers.GetOrAdd(instruction.Id.Value, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        var stream = await ServeAsync();

        await stream.SendAsync(Debit("ins_1", "H-1"));
        await stream.SendAsync(Debit("ins_2", "H-1"));
        await stream.SendAsync(Debit("ins_3", "H-2"));
        await UntilAsync(() => answers.ContainsKey("ins_1") && answers.ContainsKey("ins_3"));
        answers.ContainsKey("ins_2").ShouldBeFalse();

        answers["ins_1"].SetResult(LedgerAnswer.Done(100));
        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        await UntilAsync(() => answers.ContainsKey("ins_2"));
        answers["ins_2"].SetResult(LedgerAnswer.Done(100));
        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_2");
        answers["ins_3"].SetResult(LedgerAnswer.Done(100));
        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_3");
    }

    [Fact]
    public async Task No_more_are_worked_on_at_once_than_the_partner_said()
    {
        var (now, most) = (0, 0);
        object gate = new();
        Ledger.Answer = async (_, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            await Task.Delay(1);
            lock (gate)
            {
                now--;
            }

            return LedgerAnswer.Done(100);
        };
        var stream = await ServeAsync(options => options.MaxConcurrent = 3);
        (await stream.Opening).MaxUnanswered.ShouldBe(6);

        for (var number = 0; number < 40; number++)
        {
            await stream.SendAsync(Debit($"ins_{number}", $"H-{number}"));
        }

        for (var number = 0; number < 40; number++)
        {
            await stream.NextAnswerAsync();
        }

        most.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_under_way_when_a_stream_breaks_is_answered_on_the_next_and_done_once()
    {
        TaskCompletionSource<LedgerAnswer> answer = new();
        Ledger.Answer = (_, _) => answer.Task;
        var first = await ServeAsync();
        await first.SendAsync(Debit("ins_1"));
        await UntilAsync(() => Ledger.Asked.Count == 1);

        first.Break();
        var second = await Hub.Instructions.NextAsync();
        await second.SendAsync(Debit("ins_1"));
        await second.SendAsync(Debit("ins_2", "H-2"));
        await UntilAsync(() => Ledger.Asked.Count == 2);
        answer.SetResult(LedgerAnswer.Done(100));

        string[] answered = [(await second.NextAnswerAsync()).InstructionId, (await second.NextAnswerAsync()).InstructionId];
        answered.ShouldBe(["ins_1", "ins_2"], ignoreOrder: true);
        Ledger.Asked.Count.ShouldBe(2);
        first.HasAnswer.ShouldBeFalse();
    }

    [Fact]
    public async Task What_comes_again_after_it_was_answered_is_the_ledgers_to_know()
    {
        var first = await ServeAsync();
        await first.SendAsync(Debit("ins_1"));
        await first.NextAnswerAsync();
        first.Break();
        var second = await Hub.Instructions.NextAsync();

        await second.SendAsync(Debit("ins_1"));

        (await second.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        Ledger.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_question_about_what_is_under_way_does_not_wait_behind_it()
    {
        TaskCompletionSource<LedgerAnswer> answer = new();
        Ledger.Answer = (_, _) => answer.Task;
        var stream = await ServeAsync();
        await stream.SendAsync(Debit("ins_1"));
        await UntilAsync(() => Ledger.Asked.Count == 1);

        await stream.SendAsync(Query("ins_2", "ins_1"));

        (await stream.NextAnswerAsync()).ShouldBe(new InstructionAnswer { InstructionId = "ins_2", Outcome = Wire.NotKnown });
        answer.SetResult(LedgerAnswer.Done(100));
        (await stream.NextAnswerAsync()).ShouldBe(new InstructionAnswer { InstructionId = "ins_1", Outcome = Wire.Done, Points = 100 });
        await stream.SendAsync(Query("ins_3", "ins_1"));
        (await stream.NextAnswerAsync()).Outcome.ShouldBe(Wire.Done);
        Ledger.Asked.Last().ShouldBeOfType<QueryInstruction>();
    }

    [Fact]
    public async Task Serving_ends_after_what_had_begun_is_answered_and_begins_nothing_more()
    {
        TaskCompletionSource<LedgerAnswer> answer = new();
        Ledger.Answer = (_, _) => answer.Task;
        var stream = await ServeAsync();
        await stream.SendAsync(Debit("ins_1"));
        await stream.SendAsync(Debit("ins_2"));
        await UntilAsync(() => Ledger.Asked.Count == 1);

        var ending = EndAsync();
        await stream.SendAsync(Debit("ins_3", "H-3"));
        ending.IsCompleted.ShouldBeFalse();
        answer.SetResult(LedgerAnswer.Done(100));
        await ending;

        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        await stream.Ended;
        stream.HasAnswer.ShouldBeFalse();
        Ledger.Asked.Single().Id.Value.ShouldBe("ins_1");
    }

    [Fact]
    public async Task A_hub_that_is_away_is_tried_for_as_long_as_it_takes()
    {
        Hub.Instructions.Refuse = number => number <= 12 ? Refusals.Unavailable : null;

        var stream = await ServeAsync();
        await stream.SendAsync(Debit("ins_1"));

        (await stream.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        Hub.Instructions.Tries.Count.ShouldBe(13);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_replaced()
    {
        Hub.Instructions.Refuse = number => number == 1 ? Refusals.Of(StatusCode.Unauthenticated, "TOKEN_EXPIRED") : null;

        await ServeAsync();

        Hub.Instructions.Tries.ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task Serving_can_be_ended_while_the_hub_is_away()
    {
        Hub.Instructions.Refuse = _ => Refusals.Unavailable;
        _ = Begin();
        await UntilAsync(() => Hub.Instructions.Tries.Count > 2);

        await EndAsync();
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(501, 25)]
    [InlineData(16, 0)]
    [InlineData(16, 7200)]
    public void Options_out_of_bounds_are_a_mistake_of_the_caller(int concurrent, int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Begin(options => (options.MaxConcurrent, options.AnswerTimeout) = (concurrent, TimeSpan.FromSeconds(seconds))));

    /// <summary>The hub's side as it is described: one instruction of a member at a time, all unanswered ones again on a new stream.</summary>
    [Fact]
    public async Task Over_streams_that_break_at_random_everything_is_answered_in_order_per_member()
    {
        const int members = 12;
        const int each = 20;
        Random random = new(20261122);
        ConcurrentDictionary<string, ConcurrentQueue<string>> done = new();
        ConcurrentDictionary<string, bool> booked = new();
        Ledger.Answer = async (instruction, _) =>
        {
            await Task.Delay(instruction.Id.Value.Length % 3);
            if (booked.TryAdd(instruction.Id.Value, true))
            {
                done.GetOrAdd(instruction.BrandMemberNumber, _ => new()).Enqueue(instruction.Id.Value);
            }

            return LedgerAnswer.Done(100);
        };
        var next = new int[members];
        var stream = await ServeAsync();
        for (var member = 0; member < members; member++)
        {
            await stream.SendAsync(Debit($"ins_{member}_0", $"H-{member}"));
        }

        while (next.Any(number => number < each))
        {
            var answer = await stream.NextAnswerAsync();
            var parts = answer.InstructionId.Split('_');
            var member = int.Parse(parts[1], null);
            if (int.Parse(parts[2], null) == next[member] && ++next[member] < each)
            {
                await stream.SendAsync(Debit($"ins_{member}_{next[member]}", $"H-{member}"));
            }

            if (random.Next(25) == 0)
            {
                stream.Break();
                stream = await Hub.Instructions.NextAsync();
                for (var other = 0; other < members; other++)
                {
                    if (next[other] < each)
                    {
                        await stream.SendAsync(Debit($"ins_{other}_{next[other]}", $"H-{other}"));
                    }
                }
            }
        }

        for (var member = 0; member < members; member++)
        {
            done[$"H-{member}"].ShouldBe(Enumerable.Range(0, each).Select(number => $"ins_{member}_{number}"));
        }
    }
}
