using CoalitionHub.Hub.Storage;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class SqliteLeaseTests
{
    [Fact]
    public async Task The_lease_of_a_process_that_is_no_more_is_not_waited_for()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using IJournalStore next = database.OpenStore();
        using (IJournalStore killed = database.OpenStore())
        {
            killed.TryTakeLease("killed", "", TimeSpan.FromHours(1)).ShouldNotBeNull();
            next.TryTakeLease("next", "", TimeSpan.FromHours(1)).ShouldBeNull();
        }

        HeadRow taken = next.TryTakeLease("next", "", TimeSpan.FromHours(1)).ShouldNotBeNull();

        taken.Epoch.ShouldBe(2);
        taken.Owner.ShouldBe("next");
    }
}
