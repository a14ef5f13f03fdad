using CoalitionHub.Hub.Ledger;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Ledger;

public sealed class BatchSizeTests
{
    private const int Most = 512;
    private static readonly TimeSpan Commit = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(0.5);

    [Theory]
    [InlineData(64, 32)]
    [InlineData(65, 33)]
    [InlineData(32, 16)]
    public void Everybody_at_once_after_an_idle_while_is_committed_in_halves(int waiting, int first) =>
        BatchSize.Next(waiting, Long, Commit, Most).ShouldBe(first);

    [Fact]
    public void Few_share_one_commit() => BatchSize.Next(31, Long, Commit, Most).ShouldBe(Most);

    [Fact]
    public void A_writer_that_hardly_idled_takes_all_who_wait() => BatchSize.Next(64, Short, Commit, Most).ShouldBe(Most);

    [Fact]
    public void Half_of_a_great_crowd_is_never_more_than_a_batch_may_hold() => BatchSize.Next(4 * Most, Long, Commit, Most).ShouldBe(Most);
}
