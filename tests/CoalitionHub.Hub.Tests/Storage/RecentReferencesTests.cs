using CoalitionHub.Hub.Storage.Sqlite;
using Shouldly;
using Xunit;
using Entry = CoalitionHub.Hub.Storage.Sqlite.RecentReferences.Entry;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class RecentReferencesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(100, 7)]
    [InlineData(5_000, 110)]
    public void Everything_up_to_the_mark_is_written_and_the_rest_is_here(int most, int batchSize)
    {
        Random random = new(most);
        RecentReferences recent = new(most);
        recent.Reset(0);
        Dictionary<long, long> here = [];
        long last = 0;
        long before = 0;
        for (int batch = 0; batch < 300; batch++)
        {
            long mark = recent.Plan(batchSize, all: batch == 150, last);
            foreach (Entry entry in recent.Due())
            {
                here.Remove(entry.PurchaseNo).ShouldBeTrue();
            }

            recent.Written(last);
            mark.ShouldBeGreaterThanOrEqualTo(before);
            mark.ShouldBeLessThanOrEqualTo(last);
            here.Keys.ShouldAllBe(no => no > mark);
            before = mark;
            for (int count = 0; count < batchSize; count++)
            {
                Entry entry = new(random.NextInt64(long.MinValue, long.MaxValue), ++last);
                recent.Add(entry);
                here.Add(entry.PurchaseNo, entry.Hash);
            }

            recent.Count.ShouldBe(here.Count);
            recent.Count.ShouldBeLessThanOrEqualTo(Math.Max(most, batchSize));
        }

        before.ShouldBeGreaterThan(0);
        foreach ((long no, long hash) in here)
        {
            Found(recent, hash).ShouldBe([no]);
        }
    }

    [Fact]
    public void Nothing_is_due_while_there_is_room()
    {
        RecentReferences recent = new(3);
        recent.Reset(7);
        recent.Add(new Entry(1, 8));
        recent.Add(new Entry(-1, 9));

        recent.Plan(1, all: false, 9).ShouldBe(7);
        recent.Due().ShouldBeEmpty();
        recent.Plan(0, all: true, 9).ShouldBe(9);
        recent.Due().Select(entry => entry.PurchaseNo).ShouldBe([9, 8]);
    }

    [Fact]
    public void What_is_due_comes_in_the_order_of_the_hashes()
    {
        long[] hashes = [long.MaxValue, 0, long.MinValue, -1, 1, 1L << 60, -(1L << 60), 5, 4];
        RecentReferences recent = new(100);
        recent.Reset(0);
        for (int index = 0; index < hashes.Length; index++)
        {
            recent.Add(new Entry(hashes[index], index + 1));
        }

        recent.Plan(0, all: true, hashes.Length);

        recent.Due().Select(entry => entry.Hash).ShouldBe(hashes.Order());
    }

    [Fact]
    public void Two_purchases_of_one_hash_are_both_found()
    {
        RecentReferences recent = new(10);
        recent.Reset(0);
        recent.Add(new Entry(5, 1));
        recent.Add(new Entry(5, 2));
        recent.Add(new Entry(6, 3));

        Found(recent, 5).ShouldBe([1, 2]);
        Found(recent, 7).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_that_came_to_nothing_leaves_everything_here()
    {
        RecentReferences recent = new(10);
        recent.Reset(0);
        recent.Add(new Entry(5, 1));
        recent.Plan(0, all: true, 1).ShouldBe(1);

        recent.Plan(0, all: false, 1).ShouldBe(0);
        recent.Written(1);

        recent.Count.ShouldBe(1);
        Found(recent, 5).ShouldBe([1]);
    }

    private static List<long> Found(RecentReferences recent, long hash)
    {
        List<long> found = [];
        recent.Find(hash, found);
        return found;
    }
}
