using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Storage.Sqlite;
using CoalitionHub.Hub.Storage.Verification;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>A merchant's reference is recorded once, however long ago, and found again.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_reference_is_known_at_once_after_a_rest_and_after_a_start(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using (TestWriter writer = new(database.OpenStore()))
        {
            Record(writer, "first").ShouldBe(CommitResult.Committed);
            Record(writer, "first").ShouldBe(CommitResult.Duplicate);
            writer.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
            Record(writer, "first").ShouldBe(CommitResult.Duplicate);
            Record(writer, "second").ShouldBe(CommitResult.Committed);
            ShouldBeKnown(database, writer, "first", 1);
            ShouldBeKnown(database, writer, "second", 2);
            ShouldBeKnown(database, writer, "third", 0);
        }

        using TestWriter next = new(database.OpenStore());
        Record(next, "second").ShouldBe(CommitResult.Duplicate);
        Record(next, "first").ShouldBe(CommitResult.Duplicate);
        Record(next, "third").ShouldBe(CommitResult.Committed);
        ShouldBeKnown(database, next, "third", 3);
        Findings(database).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_more_references_than_wait_in_memory_are_all_known()
    {
        const int batches = 90;
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        long written;
        using (TestWriter writer = new(database.OpenStore()))
        {
            for (int batch = 0; batch < batches; batch++)
            {
                Record(writer, [.. Enumerable.Range(0, 500).Select(purchase => Name(batch, purchase))]).ShouldBe(CommitResult.Committed);
            }

            written = Count(database);
            written.ShouldBeInRange(batches * 500 - SqliteReferences.MostRecent, batches * 500 - SqliteReferences.MostRecent + 500);
            EachIsKnown(writer);
        }

        // As after a kill: nothing was written at the end.
        Count(database).ShouldBe(written);
        using TestWriter next = new(database.OpenStore());
        EachIsKnown(next);
        for (int batch = 0; batch < batches; batch += 11)
        {
            ShouldBeKnown(database, next, Name(batch, batch), batch * 500 + batch + 1);
        }

        Findings(database).ShouldBeEmpty();
        next.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
        Count(database).ShouldBe(batches * 500);
        EachIsKnown(next);
        Findings(database).ShouldBeEmpty();

        static string Name(int batch, int purchase) => $"till {batch}/{purchase}";

        static void EachIsKnown(TestWriter writer)
        {
            for (int batch = 0; batch < batches; batch += 7)
            {
                Record(writer, $"new {batch}", Name(batch, 499 - batch)).ShouldBe(CommitResult.Duplicate);
            }
        }
    }

    [Fact]
    public async Task Two_references_of_one_hash_are_told_apart()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using TestWriter writer = new(database.OpenStore());
        Record(writer, "first").ShouldBe(CommitResult.Committed);
        writer.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
        long hash = PurchaseReferenceRow.HashOf(Reference("second"));
        database.Execute($"INSERT INTO purchase_references VALUES ({hash}, 1)");

        writer.Store.FindPurchaseNo(Reference("second")).ShouldBe(0);
        Record(writer, "second").ShouldBe(CommitResult.Committed);
        ShouldBeKnown(database, writer, "second", 2);
        Record(writer, "second").ShouldBe(CommitResult.Duplicate);
    }

    [Fact]
    public async Task The_two_stores_of_one_file_follow_each_other()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        HubContextFactory byEf = new(database.Contexts.Options with { Store = StoreKind.Ef });
        long no = 0;
        foreach (HubContextFactory contexts in new[] { database.Contexts, byEf, byEf, database.Contexts, byEf })
        {
            using TestWriter writer = new(StorageSetup.OpenStore(contexts));
            Record(writer, $"{no}", $"{no + 1}").ShouldBe(CommitResult.Committed);
            no += 2;
            for (int earlier = 0; earlier < no; earlier++)
            {
                Record(writer, $"{earlier}").ShouldBe(CommitResult.Duplicate);
                ShouldBeKnown(database, writer, $"{earlier}", earlier + 1);
            }
        }

        Findings(database).ShouldBeEmpty();
        Count(database).ShouldBe(10);
    }

    [Theory]
    [InlineData("DELETE FROM purchase_references WHERE purchase_no = 2", "purchase 2: its reference has no row in purchase_references, so that it wouldn't be found.")]
    [InlineData("UPDATE purchase_references SET hash = hash + 1 WHERE purchase_no = 1", "purchase 1: its reference has no row in purchase_references, so that it wouldn't be found.")]
    [InlineData("UPDATE purchases SET reference = 'first' WHERE no = 3", "purchase 3: it has the reference of purchase 1.")]
    [InlineData("UPDATE purchases SET reference = 'third' WHERE no = 4", "purchase 4: it has the reference of purchase 3.")]
    public async Task A_verification_names_what_is_wrong(string change, string finding)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using TestWriter writer = new(database.OpenStore());
        Record(writer, "first", "second").ShouldBe(CommitResult.Committed);
        writer.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
        Record(writer, "third", "fourth").ShouldBe(CommitResult.Committed);
        Findings(database).ShouldBeEmpty();

        database.Execute(change);

        Findings(database).ShouldBe([finding]);
    }

    [Fact]
    public async Task A_start_gives_rows_back_when_the_mark_is_taken_away()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using (TestWriter writer = new(database.OpenStore()))
        {
            Record(writer, "first", "second").ShouldBe(CommitResult.Committed);
            writer.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
        }

        database.Execute("DELETE FROM purchase_references WHERE purchase_no = 2");
        database.Execute("UPDATE journal_head SET references_no = 0");

        using TestWriter next = new(database.OpenStore());
        Record(next, "second").ShouldBe(CommitResult.Duplicate);
        next.Commit(_ => { }, isQuiet: true).ShouldBe(CommitResult.Committed);
        Count(database).ShouldBe(2);
        Findings(database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_reads_two_keys_and_not_all_purchases()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using HubDbContext context = database.Contexts.CreateDbContext();
        string query = context.PurchasesOf(Reference("first")).ToQueryString();
        string sql = query[query.IndexOf("SELECT", StringComparison.Ordinal)..]
            .Replace("@hash", "1", StringComparison.Ordinal).Replace("@partnerNo", "1", StringComparison.Ordinal)
            .Replace("@kind", "1", StringComparison.Ordinal).Replace("@text", "'first'", StringComparison.Ordinal)
            .Replace("@p", "1", StringComparison.Ordinal);

        List<string> plan = [];
        await context.Database.OpenConnectionAsync();
        await using System.Data.Common.DbCommand explain = context.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using System.Data.Common.DbDataReader rows = await explain.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            plan.Add(rows.GetString(3));
        }

        plan.ShouldNotContain(step => step.StartsWith("SCAN p", StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldContain(step => step.Contains("(rowid=?)", StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldContain(step => step.Contains("(rowid>?)", StringComparison.Ordinal), string.Join('\n', plan));
    }

    private static PurchaseReference Reference(string text) => new(1, PurchaseKind.Earn, text);

    private static CommitResult Record(TestWriter writer, params string[] references) => writer.Commit(state =>
    {
        foreach (string reference in references)
        {
            TestTrade.Purchase(state, 1, reference);
        }
    });

    private static void ShouldBeKnown(TestDatabase database, TestWriter writer, string reference, long no)
    {
        writer.Store.FindPurchaseNo(Reference(reference)).ShouldBe(no);
        using HubDbContext context = database.Contexts.CreateDbContext();
        context.PurchasesOf(Reference(reference)).Select(purchase => purchase.No).SingleOrDefault().ShouldBe(no);
    }

    private static long Count(TestDatabase database)
    {
        using HubDbContext context = database.Contexts.CreateDbContext();
        return context.Set<PurchaseReferenceRow>().LongCount();
    }

    private static IEnumerable<string> Findings(TestDatabase database) =>
        new StoreVerifier(database.Contexts).Verify().Findings.First.Select(finding => finding.ToString());
}
