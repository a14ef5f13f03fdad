using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>The script. Each case begins and ends with the member's points as they were.</summary>
internal static class Cases
{
    private const int AtOnce = 8;
    private const int Rounds = 20;

    public static IReadOnlyList<Case> All { get; } =
    [
        new("A member who exists is valid, one who doesn't is refused", 0, Validation),
        new("A debit takes points out, a credit puts them in", 0, PlainMoves),
        new("Nothing moves for a member who doesn't exist", 0, UnknownMember),
        new("What was answered is there for the next instruction", 0, InOrder),
        new("A debit of more than there is moves nothing", 4, AllOrNothing),
        new("Debits at once never take more than there is", 4, DebitsAtOnce),
        new("The same debit again moves nothing and is answered alike", 2, SameDebit),
        new("The same credit again moves nothing and is answered alike", 2, SameCredit),
        new("The same debit many times at once moves once", 2, SameDebitAtOnce),
        new("A refused debit stays refused, also when there are points by then", 2, RefusedForGood),
        new("A query tells what became of an instruction", 1, QueryTells),
        new("A query about an unknown id is refused, and the id with it", 3, QueryBinds),
        new("A query and its debit at once agree", 3, QueryAtOnce),
        new("A debit is reversed in parts, and never more than remains", 4, ReverseDebit),
        new("A credit is reversed, but not below zero", 4, ReverseCredit),
        new("The same reversal again moves nothing", 2, SameReversal),
        new("What was refused, or never came, can't be reversed", 4, ReverseNothing),
        new("After a start everything is known as before", 1, StartAgain),
        new("A call that was given up is known afterwards", 5, GivenUp),
    ];

    private static async Task Validation(Desk hub)
    {
        await Desk.DoneAsync(hub.ValidateAsync(hub.Member), 0, "Validating the member");
        await Desk.RefusedAsync(hub.ValidateAsync(hub.UnknownMember), "Validating a member who doesn't exist");
        await hub.HasAsync(hub.Points, "After validations");
    }

    private static async Task PlainMoves(Desk hub)
    {
        await hub.HasAsync(hub.Points, "At the beginning");
        await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), 10), 10, "A debit of 10");
        await hub.HasAsync(hub.Points - 10, "After a debit of 10");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), 10), 10, "A credit of 10");
        await hub.HasAsync(hub.Points, "After a credit of 10");
    }

    private static async Task UnknownMember(Desk hub)
    {
        await Desk.RefusedAsync(hub.DebitAsync(hub.NewId(), 1, hub.UnknownMember), "A debit");
        await Desk.RefusedAsync(hub.CreditAsync(hub.NewId(), 1, hub.UnknownMember), "A credit");
    }

    private static async Task InOrder(Desk hub)
    {
        await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), hub.Points), hub.Points, "Taking everything out");
        for (var round = 0; round < Rounds; round++)
        {
            await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), 7), 7, "A credit");
            await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), 7), 7, "The debit of what the credit before it brought");
        }

        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), hub.Points), hub.Points, "Putting everything back");
        await hub.HasAsync(hub.Points, "At the end");
    }

    private static async Task AllOrNothing(Desk hub)
    {
        await Desk.RefusedAsync(hub.DebitAsync(hub.NewId(), hub.Points + 1), "A debit of one point more than there are");
        await hub.HasAsync(hub.Points, "After it");
    }

    private static async Task DebitsAtOnce(Desk hub)
    {
        var part = hub.Points / 5;
        var ids = Enumerable.Range(0, AtOnce).Select(_ => hub.NewId()).ToList();
        var answers = await Task.WhenAll(ids.Select(id => Task.Run(() => hub.DebitAsync(id, part))));
        var done = answers.Count(answer => answer.Outcome == InstructionOutcome.Done);
        Failed.Unless(done <= 5, $"{AtOnce} debits of {part} points at once: {done} were done, and there were only {hub.Points} points.");
        await hub.HasAsync(hub.Points - (done * part), $"After {done} debits of {part} points were answered DONE,");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), done * part), done * part, "Putting the points back");
    }

    private static async Task SameDebit(Desk hub)
    {
        var id = hub.NewId();
        await Desk.DoneAsync(hub.DebitAsync(id, 10), 10, "A debit");
        await Desk.DoneAsync(hub.DebitAsync(id, 10), 10, "The same debit again");
        await hub.HasAsync(hub.Points - 10, "After one debit of 10 that came twice");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), 10), 10, "Putting the points back");
        await Desk.DoneAsync(hub.DebitAsync(id, 10), 10, "The same debit a third time, later");
        await hub.HasAsync(hub.Points, "After the third time");
    }

    private static async Task SameCredit(Desk hub)
    {
        var id = hub.NewId();
        await Desk.DoneAsync(hub.CreditAsync(id, 10), 10, "A credit");
        await Desk.DoneAsync(hub.CreditAsync(id, 10), 10, "The same credit again");
        await hub.HasAsync(hub.Points + 10, "After one credit of 10 that came twice");
        await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), 10), 10, "Taking the points out again");
    }

    private static async Task SameDebitAtOnce(Desk hub)
    {
        var id = hub.NewId();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Quietly(() => hub.DebitAsync(id, 10)))));
        await Desk.DoneAsync(hub.QueryAsync(id), 10, "Asking about the debit");
        await hub.HasAsync(hub.Points - 10, $"After one debit of 10 that came {AtOnce} times at once");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), 10), 10, "Putting the points back");
    }

    private static async Task RefusedForGood(Desk hub)
    {
        var id = hub.NewId();
        await Desk.RefusedAsync(hub.DebitAsync(id, hub.Points + 1), "A debit of one point more than there are");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), 1), 1, "A credit of the point that was missing");
        await Desk.RefusedAsync(hub.DebitAsync(id, hub.Points + 1), "The same debit again");
        await hub.HasAsync(hub.Points + 1, "After it");
        await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), 1), 1, "Taking the point out again");
    }

    private static async Task QueryTells(Desk hub)
    {
        var (debit, credit, refused) = (hub.NewId(), hub.NewId(), hub.NewId());
        await Desk.DoneAsync(hub.DebitAsync(debit, 10), 10, "A debit");
        await Desk.DoneAsync(hub.CreditAsync(credit, 10), 10, "A credit");
        await Desk.RefusedAsync(hub.DebitAsync(refused, hub.Points + 1), "A debit of too many points");
        for (var time = 1; time <= 2; time++)
        {
            await Desk.DoneAsync(hub.QueryAsync(debit), 10, "A query about the debit");
            await Desk.DoneAsync(hub.QueryAsync(credit), 10, "A query about the credit");
            await Desk.RefusedAsync(hub.QueryAsync(refused), "A query about the debit that was refused");
        }

        await hub.HasAsync(hub.Points, "After the queries");
    }

    private static async Task QueryBinds(Desk hub)
    {
        var (debit, credit) = (hub.NewId(), hub.NewId());
        await Desk.RefusedAsync(hub.QueryAsync(debit), "A query about an id that never came");
        await Desk.RefusedAsync(hub.QueryAsync(credit), "A query about an id that never came");
        await Desk.RefusedAsync(hub.DebitAsync(debit, 10), "The debit of that id, which comes after the query was answered REFUSED");
        await Desk.RefusedAsync(hub.CreditAsync(credit, 10), "The credit of that id, which comes after the query was answered REFUSED");
        await Desk.RefusedAsync(hub.QueryAsync(debit), "The query again");
        await hub.HasAsync(hub.Points, "After it");
    }

    private static async Task QueryAtOnce(Desk hub)
    {
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var id = hub.NewId();
            var debiting = Task.Run(() => Quietly(() => hub.DebitAsync(id, 1)));
            var asked = await Task.Run(() => Quietly(() => hub.QueryAsync(id)));
            await debiting;
            var known = await hub.QueryAsync(id);
            Failed.Unless(known.Outcome is InstructionOutcome.Done or InstructionOutcome.Refused, "A query after the debit had ended was not answered DONE or REFUSED.");
            Failed.Unless(
                asked?.Outcome != InstructionOutcome.Refused || known.Outcome == InstructionOutcome.Refused,
                "A query that came together with the debit was answered REFUSED, and the debit was carried out after all.");
            taken += known.Outcome == InstructionOutcome.Done ? 1 : 0;
        }

        await hub.HasAsync(hub.Points - taken, $"After {taken} of {Rounds} debits of 1 were done");
        if (taken > 0)
        {
            await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), taken), taken, "Putting the points back");
        }
    }

    private static async Task ReverseDebit(Desk hub)
    {
        var debit = hub.NewId();
        await Desk.DoneAsync(hub.DebitAsync(debit, 10), 10, "A debit of 10");
        await Desk.DoneAsync(hub.ReverseAsync(hub.NewId(), debit, 4), 4, "Reversing 4 of them");
        await hub.HasAsync(hub.Points - 6, "After 4 of 10 were reversed");
        await Desk.RefusedAsync(hub.ReverseAsync(hub.NewId(), debit, 7), "Reversing 7 when 6 remain");
        await Desk.DoneAsync(hub.ReverseAsync(hub.NewId(), debit, 6), 6, "Reversing the 6 that remain");
        await Desk.RefusedAsync(hub.ReverseAsync(hub.NewId(), debit, 1), "Reversing 1 when nothing remains");
        await Desk.DoneAsync(hub.QueryAsync(debit), 10, "A query about the debit, reversed meanwhile");
        await hub.HasAsync(hub.Points, "After all was reversed");
    }

    private static async Task ReverseCredit(Desk hub)
    {
        var credit = hub.NewId();
        await Desk.DoneAsync(hub.CreditAsync(credit, 10), 10, "A credit of 10");
        await Desk.DoneAsync(hub.ReverseAsync(hub.NewId(), credit, 4), 4, "Reversing 4 of them");
        await hub.HasAsync(hub.Points + 6, "After 4 of 10 were reversed");
        await Desk.DoneAsync(hub.DebitAsync(hub.NewId(), hub.Points + 6), hub.Points + 6, "Spending everything");
        await Desk.RefusedAsync(hub.ReverseAsync(hub.NewId(), credit, 6), "Reversing 6 when the member has none");
        await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), hub.Points), hub.Points, "Putting the points back");
        await hub.HasAsync(hub.Points, "At the end");
    }

    private static async Task SameReversal(Desk hub)
    {
        var (debit, reverse) = (hub.NewId(), hub.NewId());
        await Desk.DoneAsync(hub.DebitAsync(debit, 10), 10, "A debit of 10");
        await Desk.DoneAsync(hub.ReverseAsync(reverse, debit, 4), 4, "Reversing 4");
        await Desk.DoneAsync(hub.ReverseAsync(reverse, debit, 4), 4, "The same reversal again");
        await hub.HasAsync(hub.Points - 6, "After one reversal of 4 that came twice");
        await Desk.DoneAsync(hub.ReverseAsync(hub.NewId(), debit, 6), 6, "Reversing the rest");
        await hub.HasAsync(hub.Points, "At the end");
    }

    private static async Task ReverseNothing(Desk hub)
    {
        var (refused, never) = (hub.NewId(), hub.NewId());
        await Desk.RefusedAsync(hub.DebitAsync(refused, hub.Points + 1), "A debit of too many points");
        await Desk.RefusedAsync(hub.ReverseAsync(hub.NewId(), refused, 1), "Reversing a debit that was refused");
        await Desk.RefusedAsync(hub.ReverseAsync(hub.NewId(), never, 1), "Reversing an instruction that never came");
        await hub.HasAsync(hub.Points, "At the end");
    }

    private static async Task StartAgain(Desk hub)
    {
        var (debit, refused, unknown) = (hub.NewId(), hub.NewId(), hub.NewId());
        await Desk.DoneAsync(hub.DebitAsync(debit, 10), 10, "A debit");
        await Desk.RefusedAsync(hub.DebitAsync(refused, hub.Points + 1), "A debit of too many points");
        await Desk.RefusedAsync(hub.QueryAsync(unknown), "A query about an id that never came");
        await hub.StartAgainAsync();
        await Desk.DoneAsync(hub.DebitAsync(debit, 10), 10, "After a start, the same debit again");
        await Desk.DoneAsync(hub.QueryAsync(debit), 10, "After a start, a query about it");
        await Desk.RefusedAsync(hub.QueryAsync(refused), "After a start, a query about the refused debit");
        await Desk.RefusedAsync(hub.DebitAsync(unknown, 10), "After a start, the debit whose query was answered REFUSED");
        await Desk.DoneAsync(hub.ReverseAsync(hub.NewId(), debit, 10), 10, "After a start, reversing the debit");
        await hub.HasAsync(hub.Points, "After a start");
    }

    private static async Task GivenUp(Desk hub)
    {
        using CancellationTokenSource given = new();
        await given.CancelAsync();
        var id = hub.NewId();
        var answer = await Quietly(() => hub.DebitAsync(id, 10, null, given.Token));
        var known = await hub.QueryAsync(id);
        Failed.Unless(known.Outcome is InstructionOutcome.Done or InstructionOutcome.Refused, "A query about a debit whose call was given up was not answered DONE or REFUSED.");
        Failed.Unless(
            answer is null || answer.Outcome == InstructionOutcome.NotKnown || answer.Outcome == known.Outcome,
            $"A debit whose call was given up was answered {answer?.Outcome}, and the query afterwards {known.Outcome}.");
        var taken = known.Outcome == InstructionOutcome.Done ? 10 : 0;
        await hub.HasAsync(hub.Points - taken, "After it");
        if (taken > 0)
        {
            await Desk.DoneAsync(hub.CreditAsync(hub.NewId(), taken), taken, "Putting the points back");
        }
    }

    /// <summary>Where anything may be answered, an exception says "not known".</summary>
    private static async Task<LedgerAnswer?> Quietly(Func<Task<LedgerAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
