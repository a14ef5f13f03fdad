using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Verification;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class VerificationTests
{
    public static TheoryData<StoreUnderTest> Databases => StoreKinds.Databases();

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_hub_that_did_all_kinds_of_things_is_clean(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        RandomTrade trade = new(seed: 11);
        for (int batch = 0; batch < 40; batch++)
        {
            Trade(writer, trade);
        }

        VerificationReport report = new StoreVerifier(database.Contexts).Verify();

        report.Findings.First.ShouldBeEmpty();
        report.IsClean.ShouldBeTrue();
        report.Head.Seq.ShouldBe(writer.State.Ledger.Head.Seq);
        report.Accounts.ToDictionary(account => account.Id).Count.ShouldBe(writer.State.Ledger.Accounts.Count);
        foreach (Account account in report.Accounts)
        {
            (account with { Lots = [] }).ShouldBe(writer.State.Ledger.Account(account.Id) with { Lots = [] });
            account.Lots.ShouldBe(writer.State.Ledger.Account(account.Id).Lots);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_hub_is_clean(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);

        new StoreVerifier(database.Contexts).Verify().Findings.First.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_hub_at_work_can_be_verified_beside_it(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        RandomTrade trade = new(seed: 5, members: 40);
        while (writer.State.Ledger.Head.Seq < 12_000)
        {
            Trade(writer, trade, steps: 200);
        }

        // Between two pieces of the journal the hub goes on, and writes rows back.
        List<long> pieces = [];
        VerificationReport report = new StoreVerifier(database.Contexts).Verify(new Between(done =>
        {
            pieces.Add(done);
            Trade(writer, trade);
        }));

        report.Findings.First.ShouldBeEmpty();
        pieces.Count.ShouldBe(3);
        report.Head.Seq.ShouldBe(pieces[^1]);
        writer.State.Ledger.Head.Seq.ShouldBeGreaterThan(report.Head.Seq);
        new StoreVerifier(database.Contexts).Verify().Findings.First.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verification_can_be_stopped()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        Should.Throw<OperationCanceledException>(() => new StoreVerifier(database.Contexts).Verify(null, stop.Token));
    }

    [Theory]
    [InlineData("UPDATE transfers SET amount = amount + 1 WHERE seq = 1", "transfer 1", "its digest")]
    [InlineData("UPDATE transfers SET amount = amount + 1 WHERE seq = 1", "account Wallet/1/1", "credits posted, the journal 101")]
    [InlineData("UPDATE transfers SET amount = 0 WHERE seq = 2", "transfer 2", "its amount is 0")]
    [InlineData("UPDATE transfers SET purchase_time_micros = 5 WHERE seq = 3", "transfer 3", "its digest")]
    [InlineData("UPDATE transfers SET digest = 5 WHERE seq = 3", "transfer 3", "its digest")]
    [InlineData("UPDATE transfers SET time_micros = 5 WHERE seq = 3", "transfer 3", "is before the time")]
    [InlineData("UPDATE transfers SET previous_seq = 2 WHERE seq = 5", "transfer 5", "previous transfer of its wallet is 2; it is 1")]
    [InlineData("UPDATE transfers SET previous_seq = 1 WHERE seq = 6", "transfer 6", "previous transfer of its wallet is 1; it is 0")]
    [InlineData("UPDATE transfers SET chain_seq = 2 WHERE seq = 4", "transfer 4", "a chain lies in one piece")]
    [InlineData("UPDATE transfers SET lot_seq = 0 WHERE seq = 1", "transfer 1", "names no lot")]
    [InlineData("UPDATE transfers SET lot_seq = 9 WHERE seq = 2", "transfer 2", "touches no wallet")]
    [InlineData("UPDATE transfers SET debit = credit WHERE seq = 2", "transfer 2", "two accounts of one currency")]
    [InlineData("UPDATE transfers SET debit = 144116287587483648 WHERE seq = 2", "currency 2", "not to zero")]
    [InlineData("UPDATE transfers SET credit = 72059793061183489, debit = 72059793061183490 WHERE seq = 1", "transfer 1", "two wallets")]
    [InlineData("UPDATE transfers SET kind = 99 WHERE seq = 2", "transfer 2", "none of those that there are")]
    [InlineData("UPDATE transfers SET amount = 5000 WHERE seq = 5", "transfer 5", "can't be applied")]
    [InlineData("UPDATE transfers SET hold_seq = 1 WHERE seq = 9", "transfer 9", "resolves transfer 1, which isn't pending")]
    [InlineData("UPDATE transfers SET amount = 500 WHERE seq = 9", "transfer 9", "of which 30 from")]
    [InlineData("DELETE FROM transfers WHERE seq = 4", "transfer 4", "it is missing")]
    [InlineData("DELETE FROM transfers WHERE seq >= 11", "transfer 11", "it is missing, and so are all up to 14")]
    [InlineData("UPDATE accounts SET credits_posted = credits_posted + 7 WHERE id = 72058693549555713", "account Wallet/1/1", "its row has 107 credits posted, the journal 100")]
    [InlineData("UPDATE accounts SET debits_pending = 1 WHERE id = 72058693549555714", "account Wallet/1/2", "its row has 1 debits pending, the journal 20")]
    [InlineData("UPDATE accounts SET at_seq = 4 WHERE id = 72058693549555713", "account Wallet/1/1", "at which no transfer touches it")]
    [InlineData("UPDATE accounts SET at_seq = 1 WHERE id = 72058693549555713", "account Wallet/1/1", "misses transfer 5")]
    [InlineData("DELETE FROM accounts WHERE id = 72058693549555713", "account Wallet/1/1", "it has no row")]
    [InlineData("DELETE FROM accounts WHERE id = 72058693549555713", "lot 1 of Wallet/1/1", "its wallet has no row")]
    [InlineData("UPDATE lots SET points = 61 WHERE wallet = 72058693549555713", "lot 1 of Wallet/1/1", "the journal Lot { Seq = 1,")]
    [InlineData("UPDATE lots SET expires_on = 5 WHERE wallet = 72058693549555713", "lot 1 of Wallet/1/1", "its row says")]
    [InlineData("DELETE FROM lots WHERE wallet = 72058693549555713", "lot 1 of Wallet/1/1", "it has no row")]
    [InlineData("INSERT INTO lots VALUES (72058693549555713, 4, 1, 7, 30000, 0, 5, 0)", "lot 4 of Wallet/1/1", "there is no such lot")]
    [InlineData("UPDATE holds SET legs = REPLACE(legs, '20', '21') WHERE no = 11", "hold 11", "it holds 21 of transfer 11, of which 20 are pending")]
    [InlineData("DELETE FROM holds WHERE no = 11", "transfer 11", "no hold names it")]
    [InlineData("UPDATE journal_head SET hash = (SELECT request_id FROM requests)", "journal head", "its hash")]
    [InlineData("UPDATE journal_head SET time_micros = time_micros + 1", "journal head", "its time")]
    [InlineData("UPDATE journal_head SET seq = 15", "transfer 15", "it is missing")]
    [InlineData("DELETE FROM purchases WHERE no = 2", "purchase 2", "it is missing")]
    [InlineData("DELETE FROM purchases WHERE no = 3", "purchase 3", "though transfer 3 names it")]
    [InlineData("UPDATE purchases SET chain_seq = 2 WHERE no = 1", "purchase 1", "no chain begins there")]
    public async Task Whatever_is_changed_behind_the_hubs_back_is_named(string change, string subject, string problem)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using (TestWriter writer = new(database.OpenStore()))
        {
            Fill(writer);
        }

        StoreVerifier verifier = new(database.Contexts);
        verifier.Verify().Findings.First.ShouldBeEmpty();

        database.Execute(change);

        verifier.Verify().Findings.First.ShouldContain(finding => finding.Subject == subject && finding.Problem.Contains(problem, StringComparison.Ordinal), string.Join('\n', verifier.Verify().Findings.First));
    }

    [Fact]
    public async Task A_change_in_one_place_is_found_in_few()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using (TestWriter writer = new(database.OpenStore()))
        {
            Fill(writer);
        }

        database.Execute("UPDATE transfers SET terms_no = 8 WHERE seq = 2");

        new StoreVerifier(database.Contexts).Verify().Findings.First.ShouldHaveSingleItem().ToString()
            .ShouldStartWith("transfer 2: its digest");
    }

    /// <summary>14 transfers: two earns, a burn, a hold half taken, and one that is still open; three purchases.</summary>
    private static void Fill(TestWriter writer)
    {
        Hold? hold = null;
        writer.Commit(
            state =>
            {
                TestTrade.Purchase(state, 1, "A", TestTrade.Earn(state, 1, 1, 100, sourceNo: 1));
                TestTrade.Purchase(state, 1, "B");
                TestTrade.Purchase(state, 1, "C", TestTrade.Earn(state, 2, 2, 200, sourceNo: 3));
            },
            [TestTrade.Request(1, 1)],
            _ => true).ShouldBe(CommitResult.Committed);
        writer.Commit(state => TestTrade.Burn(state, 2, 1, Lot(writer, 1), 40), writesBack: _ => true).ShouldBe(CommitResult.Committed);
        writer.Commit(state => hold = TestTrade.Hold(state, 1, 2, Lot(writer, 2), 30), writesBack: _ => false).ShouldBe(CommitResult.Committed);
        writer.Commit(state => TestTrade.Resolve(state, hold.ShouldNotBeNull(), 30), writesBack: _ => true).ShouldBe(CommitResult.Committed);
        writer.Commit(state => TestTrade.Hold(state, 1, 2, Lot(writer, 2), 20), writesBack: _ => true).ShouldBe(CommitResult.Committed);
        writer.Commit(state => TestTrade.Earn(state, 3, 3, 5), writesBack: id => id.Kind == AccountKind.Wallet).ShouldBe(CommitResult.Committed);
        writer.State.Ledger.Head.Seq.ShouldBe(14);
    }

    private static Lot Lot(TestWriter writer, long memberNo) => writer.State.Ledger.Account(TestTrade.Wallet(memberNo)).Lots[0];

    private static void Trade(TestWriter writer, RandomTrade trade, int steps = 10) => writer.Commit(
        state =>
        {
            for (int step = 0; step < steps; step++)
            {
                trade.Step(state);
            }
        },
        writesBack: _ => trade.Flip(oneIn: 3)).ShouldBe(CommitResult.Committed);

    private sealed class Between(Action<long> report) : IProgress<(long Done, long Of)>
    {
        public void Report((long Done, long Of) value) => report(value.Done);
    }
}
