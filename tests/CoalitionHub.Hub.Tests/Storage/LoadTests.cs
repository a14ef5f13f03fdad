using System.Text.Json;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class LoadTests
{
    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_new_database_has_the_two_currencies_and_nothing_else(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());

        writer.State.Currencies.Committed.OrderBy(currency => currency.No).Select(currency => $"{currency.No} {currency.Code} {currency.Kind} {currency.Name}")
            .ShouldBe(["1 YUU CoalitionPoints yuu points", "2 HKD Money HKD"]);
        writer.State.Ledger.Head.Seq.ShouldBe(0);
        writer.State.DocumentNumbers.Last.ShouldBe(2);
        writer.State.Ledger.Accounts.Count.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_table_comes_back_as_it_was_committed(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        string[] before;
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(OneOfEach.Add, writesBack: _ => true).ShouldBe(CommitResult.Committed);
            OneOfEach.TablesWithoutRecords(writer.State).ShouldBeEmpty();
            before = StatePicture.OfStored(writer.State);
        }

        using TestWriter reloaded = new(database.OpenStore());
        StatePicture.OfStored(reloaded.State).ShouldBe(before);
        reloaded.State.Schedules.Count.ShouldBe(1);
        reloaded.State.MemberKeys.Count.ShouldBe(1);

        // The state keeps no exchanges: they stay in the database.
        Written(reloaded.Store.FindExchange(OneOfEach.ExchangeNo)).ShouldBe(Written(OneOfEach.Exchange));
        reloaded.Store.FindExchangeNo(OneOfEach.Exchange.QuoteId).ShouldBe(OneOfEach.ExchangeNo);
        reloaded.Store.FindExchange(OneOfEach.ExchangeNo + 1).ShouldBeNull();
        reloaded.Store.FindInstruction(1).ShouldBe(Sample.Of<Instruction>(1, variant: 1));
        reloaded.Store.FindInstruction(2).ShouldBeNull();
        reloaded.Store.FindExchangeNo(TestTrade.Id(4242)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_record_that_can_change_comes_back_changed_or_gone(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        string[] before;
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(OneOfEach.Add, writesBack: _ => true).ShouldBe(CommitResult.Committed);
            writer.Commit(OneOfEach.Change, writesBack: _ => true).ShouldBe(CommitResult.Committed);
            writer.Commit(OneOfEach.Remove, writesBack: _ => true).ShouldBe(CommitResult.Committed);
            before = StatePicture.OfStored(writer.State);
        }

        using TestWriter reloaded = new(database.OpenStore());
        StatePicture.OfStored(reloaded.State).ShouldBe(before);
        Written(reloaded.Store.FindExchange(OneOfEach.ExchangeNo)).ShouldBe(Written(OneOfEach.Exchange with { CompletedMicros = TestTrade.Now + 5 }));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task However_few_rows_were_written_back_the_state_comes_back_whole(StoreUnderTest kind)
    {
        foreach (int seed in new[] { 1, 2, 3, 4 })
        {
            using TestDatabase database = await TestDatabase.CreateAsync(kind);
            RandomTrade trade = new(seed);
            string[] before = [];
            for (int restart = 0; restart < 3; restart++)
            {
                using TestWriter writer = new(database.OpenStore());
                if (restart > 0)
                {
                    StatePicture.Of(writer.State).ShouldBe(before, $"seed {seed}, restart {restart}");
                }

                for (int batch = 0; batch < 12; batch++)
                {
                    CommitResult result = writer.Commit(
                        state =>
                        {
                            for (int step = 0; step < 8; step++)
                            {
                                trade.Step(state);
                            }
                        },
                        writesBack: _ => trade.Flip(oneIn: seed));
                    result.ShouldBe(CommitResult.Committed);
                }

                before = StatePicture.Of(writer.State);
            }

            using TestWriter last = new(database.OpenStore());
            StatePicture.Of(last.State).ShouldBe(before, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_the_replay_leaves_behind_is_written_back_like_any_batch(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(state => TestTrade.Earn(state, 1, 1, 10), writesBack: _ => true).ShouldBe(CommitResult.Committed);
            writer.Commit(state => TestTrade.Earn(state, 1, 1, 20), writesBack: id => id.Kind == AccountKind.Fund).ShouldBe(CommitResult.Committed);
            writer.RowsSeq.ShouldBe(2);
        }

        using (TestWriter writer = new(database.OpenStore()))
        {
            // Wallet, clearing and position lag; the fund's row is true already.
            writer.Behind.ShouldBe(3);
            writer.Commit(_ => { }, writesBack: _ => true).ShouldBe(CommitResult.Committed);
        }

        using TestWriter last = new(database.OpenStore());
        last.Behind.ShouldBe(0);
        last.RowsSeq.ShouldBe(4);
        last.State.Ledger.Account(TestTrade.Wallet(1)).Lots.ShouldHaveSingleItem().Points.ShouldBe(30);
    }

    [Fact]
    public async Task A_hundred_thousand_wallets_load_with_their_lots()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(
                state =>
                {
                    for (long member = 1; member <= 100_000; member++)
                    {
                        TestTrade.Earn(state, 1, member, member % 100 + 1);
                    }
                },
                writesBack: _ => true).ShouldBe(CommitResult.Committed);
        }

        List<long> reports = [];
        using IJournalStore store = database.OpenStore();
        HubState state = new(store);
        LoadedState loaded = store.Load(state, new Reports(reports));

        loaded.Behind.ShouldBeEmpty();
        state.Ledger.Accounts.Count.ShouldBe(100_003);
        state.Ledger.Account(TestTrade.Wallet(100_000)).Lots.ShouldHaveSingleItem().Points.ShouldBe(1);
        reports.ShouldNotBeEmpty();
    }

    private sealed class Reports(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }

    /// <summary>All of it, arrays too, which are equal only when they are the same ones.</summary>
    private static string Written(Exchange? exchange) => JsonSerializer.Serialize(exchange);
}
