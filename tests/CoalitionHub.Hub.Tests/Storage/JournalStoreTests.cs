using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class JournalStoreTests
{
    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_chain_is_read_back_as_it_was_written(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        Transfer[] written = [];
        writer.Commit(state =>
        {
            TestTrade.Earn(state, 1, 8, 40);
            TestTrade.Earn(state, 2, 9, 50, sourceNo: 77);
            written = [.. state.Ledger.Transfers.Added];
        }).ShouldBe(CommitResult.Committed);

        IReadOnlyList<Transfer> chain = writer.Store.ReadChain(3);
        chain.Select(Plain).ShouldBe(written[2..].Select(Plain));
        chain.Select(row => row.Digest).ShouldAllBe(digest => digest != 0);
        writer.Store.ReadChain(5).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_chain_of_any_length_is_read_back(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        foreach (int length in new[] { 63, 64, 65, 200 })
        {
            long seq = 0;
            writer.Commit(state =>
            {
                Chain chain = state.Ledger.Begin(TestTrade.Header(1, 0));
                for (int row = 0; row < length; row++)
                {
                    chain.Move(TestTrade.Position(1), TestTrade.Fund, 1, TransferKind.EarnMoney);
                }

                seq = chain.Seq;
            }).ShouldBe(CommitResult.Committed);

            writer.Store.ReadChain(seq).Count.ShouldBe(length);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_purchase_is_found_by_number_and_by_reference_and_can_change(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        PurchaseLine[] lines = [new("4006381", "pens & ink", 3000, 900), new("", "", 350, -100)];
        writer.Commit(state => TestTrade.Purchase(state, 3, "till 1/0001 é", 0, lines)).ShouldBe(CommitResult.Committed);

        Purchase found = writer.Store.FindPurchase(1).ShouldNotBeNull();
        found.Reference.ShouldBe("till 1/0001 é");
        found.Store.ShouldBe("Kwun Tong 觀塘");
        found.Lines.ShouldBe(lines);
        found.ReferenceSalt.ToArray().ShouldBe([1, 2, 3]);
        writer.Store.FindPurchaseNo(new PurchaseReference(3, PurchaseKind.Earn, "till 1/0001 é")).ShouldBe(1);
        writer.Store.FindPurchaseNo(new PurchaseReference(3, PurchaseKind.Earn, "TILL 1/0001 é")).ShouldBe(0);
        writer.Store.FindPurchaseNo(new PurchaseReference(3, PurchaseKind.Burn, "till 1/0001 é")).ShouldBe(0);
        writer.Store.FindPurchase(2).ShouldBeNull();

        writer.Commit(state => state.Purchases.Put(1, found with { ReturnedPoints = 23 })).ShouldBe(CommitResult.Committed);
        writer.Store.FindPurchase(1).ShouldNotBeNull().ReturnedPoints.ShouldBe(23);
        writer.Store.FindPurchase(1).ShouldNotBeNull().Lines.ShouldBe(lines);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_cleared_purchase_keeps_what_counts_and_loses_what_it_says_of_a_person(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        PurchaseLine[] lines = [new("4006381", "pens & ink", 3000, 900), new("", "", 350, -100)];
        writer.Commit(state =>
        {
            TestTrade.Purchase(state, 3, "first", 0, lines);
            TestTrade.Purchase(state, 3, "second", 0, lines);
        }).ShouldBe(CommitResult.Committed);
        Purchase first = writer.Store.FindPurchase(1).ShouldNotBeNull();
        Purchase second = writer.Store.FindPurchase(2).ShouldNotBeNull();

        // Whatever else the batch writes of them.
        writer.Commit(state =>
        {
            TestTrade.Purchase(state, 3, "third", 0, lines);
            state.ClearedPurchases.Add(1);
            state.ClearedPurchases.Add(3);
            state.Purchases.Put(1, first with { ReturnedPoints = 23 });
        }).ShouldBe(CommitResult.Committed);

        Purchase cleared = writer.Store.FindPurchase(1).ShouldNotBeNull();
        (cleared.Store, cleared.Channel, cleared.ReferenceSalt.Length, cleared.Lines.Length).ShouldBe(("", Channel.Unspecified, 0, 0));
        (cleared with { Store = first.Store, Channel = first.Channel, ReferenceSalt = first.ReferenceSalt, Lines = first.Lines })
            .ShouldBe(first with { ReturnedPoints = 23 });
        writer.Store.FindPurchaseNo(new PurchaseReference(3, PurchaseKind.Earn, "first")).ShouldBe(1);
        writer.Store.FindPurchase(3).ShouldNotBeNull().Lines.ShouldBeEmpty();
        writer.Store.FindPurchase(2).ShouldNotBeNull().Lines.ShouldBe(lines);
        writer.Store.FindPurchase(2).ShouldNotBeNull().Store.ShouldBe(second.Store);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_request_id_that_was_answered_before_stops_the_whole_batch(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        RequestRow first = TestTrade.Request(1, 5);
        writer.Commit(_ => { }, [first, TestTrade.Request(2, 5)]).ShouldBe(CommitResult.Committed);
        HeadRow before = writer.Store.ReadHead();

        writer.Commit(state => TestTrade.Earn(state, 1, 8, 40), [TestTrade.Request(1, 6), TestTrade.Request(1, 5)]).ShouldBe(CommitResult.Duplicate);

        writer.Store.ReadHead().Version.ShouldBe(before.Version);
        writer.Store.ReadChain(1).ShouldBeEmpty();
        RequestKey[] asked = [first.Key, new RequestKey(1, TestTrade.Id(6)), new RequestKey(3, TestTrade.Id(5))];
        RequestRow found = writer.Store.FindRequests(asked).ShouldHaveSingleItem();
        found.Key.ShouldBe(first.Key);
        found.Hash.ToArray().ShouldBe(first.Hash.ToArray());
        found.Answer.ToArray().ShouldBe(first.Answer.ToArray());

        writer.Commit(state => TestTrade.Earn(state, 1, 8, 40), [TestTrade.Request(1, 6)]).ShouldBe(CommitResult.Committed);
        writer.Store.FindRequests(asked).Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_merchants_reference_that_was_recorded_before_stops_the_whole_batch(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        writer.Commit(state => TestTrade.Purchase(state, 1, "A")).ShouldBe(CommitResult.Committed);

        writer.Commit(
            state =>
            {
                TestTrade.Purchase(state, 1, "B");
                TestTrade.Purchase(state, 1, "A");
                TestTrade.Earn(state, 1, 1, 1);
            },
            [TestTrade.Request(1, 1)]).ShouldBe(CommitResult.Duplicate);

        writer.Store.FindPurchaseNo(new PurchaseReference(1, PurchaseKind.Earn, "B")).ShouldBe(0);
        writer.Store.FindRequests([TestTrade.Request(1, 1).Key]).ShouldBeEmpty();
        writer.Store.ReadHead().Head.Seq.ShouldBe(0);
        writer.Commit(state => TestTrade.Purchase(state, 1, "B")).ShouldBe(CommitResult.Committed);
        writer.Store.FindPurchase(2).ShouldNotBeNull().Reference.ShouldBe("B");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_quote_that_was_accepted_before_stops_the_whole_batch(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        writer.Commit(state => Accept(state, quote: 1)).ShouldBe(CommitResult.Committed);

        writer.Commit(
            state =>
            {
                Accept(state, quote: 2);
                Accept(state, quote: 1);
            },
            [TestTrade.Request(1, 1)]).ShouldBe(CommitResult.Duplicate);

        writer.Store.FindExchangeNo(TestTrade.Id(2)).ShouldBe(0);
        writer.Store.FindRequests([TestTrade.Request(1, 1).Key]).ShouldBeEmpty();
        writer.Commit(state => Accept(state, quote: 2)).ShouldBe(CommitResult.Committed);

        static void Accept(HubState state, long quote) =>
            state.AddExchange(OneOfEach.Exchange with { No = state.DocumentNumbers.Next(), QuoteId = TestTrade.Id(quote) });
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_duplicate_of_anything_else_is_an_error_and_writes_nothing(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        writer.Commit(state => state.Alerts.Add(new Alert(1, "TEST", 1, 0, TestTrade.Now, "first"))).ShouldBe(CommitResult.Committed);
        HeadRow before = writer.Store.ReadHead();

        Should.Throw<Exception>(() => writer.Commit(state => state.Alerts.Add(new Alert(1, "TEST", 1, 0, TestTrade.Now, "again"))));

        writer.State.Discard();
        writer.Store.ReadHead().Version.ShouldBe(before.Version);
        writer.Commit(state => state.Alerts.Add(new Alert(2, "TEST", 1, 0, TestTrade.Now, "second"))).ShouldBe(CommitResult.Committed);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_empty_batch_still_counts(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        long before = writer.Store.ReadHead().Version;

        writer.Commit(_ => { }).ShouldBe(CommitResult.Committed);
        writer.Commit(_ => { }).ShouldBe(CommitResult.Committed);

        writer.Store.ReadHead().Version.ShouldBe(before + 2);
    }

    private static string Plain(Transfer row) =>
        $"{row with { ReferenceCommitment = ReadOnlyMemory<byte>.Empty }} {Convert.ToHexString(row.ReferenceCommitment.Span)}";
}
