using CoalitionHub.PartnerSimulator.Forcing;
using CoalitionHub.PartnerSimulator.Ledgers;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Simulator;

/// <summary>What each forced amount does: to the account, to the answer, and to the query afterwards.</summary>
public sealed class ForcedLedgerTests : IDisposable
{
    private const long Opening = 1_000_000;

    private readonly TempFolder folder = new();
    private readonly SqliteLedger ledger;
    private int crashes;

    public ForcedLedgerTests() => ledger = new SqliteLedger(folder.File("ledger.db"), Opening);

    [Theory]
    [InlineData(1000, InstructionOutcome.Done, 1000, 1, true, InstructionOutcome.Done)]
    [InlineData(1901, InstructionOutcome.Refused, 0, 1, false, InstructionOutcome.Refused)]
    [InlineData(1902, InstructionOutcome.Done, 1902, 1, true, InstructionOutcome.Done)]
    [InlineData(1903, InstructionOutcome.Done, 1903, 0, true, InstructionOutcome.Done)]
    [InlineData(1904, InstructionOutcome.Done, 1904, 2, true, InstructionOutcome.Done)]
    [InlineData(1905, InstructionOutcome.NotKnown, 0, 1, true, InstructionOutcome.Done)]
    [InlineData(1906, InstructionOutcome.Done, 1905, 1, true, InstructionOutcome.Done)]
    [InlineData(1907, InstructionOutcome.NotKnown, 0, 1, false, InstructionOutcome.Refused)]
    [InlineData(1908, InstructionOutcome.NotKnown, 0, 1, true, InstructionOutcome.NotKnown)]
    public async Task The_last_three_digits_decide(long points, InstructionOutcome outcome, long said, int sends, bool moves, InstructionOutcome queried)
    {
        var forced = Forced();
        var debit = Debit(points);

        var answer = await forced.DebitAsync(debit, CancellationToken.None);

        (answer.Outcome, answer.Points).ShouldBe((outcome, said));
        ForcedLedger.SendsOf(debit, answer).ShouldBe(sends);
        ledger.Members().GetValueOrDefault("M-1", Opening).ShouldBe(moves ? Opening - points : Opening);
        (await forced.QueryAsync(Query(debit), CancellationToken.None)).Outcome.ShouldBe(queried);
    }

    [Fact]
    public async Task What_is_unknown_for_good_is_known_after_a_start()
    {
        var debit = Debit(908);
        await Forced().DebitAsync(debit, CancellationToken.None);

        (await Forced().QueryAsync(Query(debit), CancellationToken.None)).ShouldBe(ledger.Find(debit.Id).ShouldNotBeNull().Answer);
    }

    [Fact]
    public async Task A_crash_comes_after_the_points_have_moved_and_only_once()
    {
        var debit = Debit(909);

        await Forced().DebitAsync(debit, CancellationToken.None);
        crashes.ShouldBe(1);
        ledger.Members()["M-1"].ShouldBe(Opening - 909);

        (await Forced().DebitAsync(debit, CancellationToken.None)).Outcome.ShouldBe(InstructionOutcome.Done);
        crashes.ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_again_is_answered_as_it_is()
    {
        var debit = Debit(905);
        await Forced().DebitAsync(debit, CancellationToken.None);

        (await Forced().DebitAsync(debit, CancellationToken.None)).Points.ShouldBe(905);
        ledger.Members()["M-1"].ShouldBe(Opening - 905);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private ForcedLedger Forced() => new(ledger, TimeSpan.FromMilliseconds(1), () => crashes++);

    private static DebitInstruction Debit(long points) => new()
    {
        Id = new InstructionId($"ins_{points}"),
        ExchangeId = new ExchangeId("exc_1"),
        BrandMemberNumber = "M-1",
        CurrencyCode = "RAIL",
        Points = points,
    };

    private static QueryInstruction Query(DebitInstruction debit) => new()
    {
        Id = new InstructionId("ins_query"),
        ExchangeId = debit.ExchangeId,
        BrandMemberNumber = debit.BrandMemberNumber,
        CurrencyCode = debit.CurrencyCode,
        About = debit.Id,
    };
}
