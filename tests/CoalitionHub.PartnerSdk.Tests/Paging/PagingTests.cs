using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Points.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Paging;

public sealed class PagingTests : HubTest
{
    [Fact]
    public async Task A_walk_over_a_list_asks_for_page_after_page()
    {
        List<long> seqs = [];

        await foreach (var entry in Hub.Client().Points.ListStatementAsync(Samples.Member, "COAL"))
        {
            seqs.Add(entry.Seq);
        }

        seqs.ShouldBe([100, 99, 98, 97, 96]);
        Requests().Select(request => request.PageToken).ShouldBe(["", "2", "4"]);
        Requests().ShouldAllBe(request => request.PageSize == 100 && request.CurrencyCode == "COAL" && request.Member.MemberId == "mbr_1");
    }

    [Fact]
    public async Task A_walk_that_stops_asks_for_no_more()
    {
        await foreach (var entry in Hub.Client().Points.ListStatementAsync(Samples.Member))
        {
            entry.Seq.ShouldBe(100);
            break;
        }

        Requests().Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_page_can_be_asked_for()
    {
        var statement = Hub.Client().Points.ListStatementAsync(Samples.Member);

        var first = await statement.GetPageAsync(pageSize: 1);
        var second = await statement.GetPageAsync(first.NextPageToken, pageSize: 1);

        first.Items.Single().Seq.ShouldBe(100);
        second.Items.Single().Seq.ShouldBe(99);
    }

    [Fact]
    public async Task The_last_page_names_no_next_one()
    {
        var page = await Hub.Client().Points.ListStatementAsync(Samples.Member).GetPageAsync("4");

        page.Items.Count.ShouldBe(1);
        page.NextPageToken.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_items(int pageSize) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            async () => await Hub.Client().Points.ListStatementAsync(Samples.Member).GetPageAsync(pageSize: pageSize));

    [Fact]
    public async Task A_list_can_be_made_for_tests_of_ones_own()
    {
        List<int> items = [];

        await foreach (var item in PagedList<int>.Of(1, 2, 3))
        {
            items.Add(item);
        }

        items.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_page_that_fails_for_a_moment_is_asked_for_again()
    {
        Hub.Recorder.Fail(null, Refusals.Unavailable);
        List<long> seqs = [];

        await foreach (var entry in Hub.Client().Points.ListStatementAsync(Samples.Member))
        {
            seqs.Add(entry.Seq);
        }

        seqs.ShouldBe([100, 99, 98, 97, 96]);
    }

    private List<ListStatementRequest> Requests() => [.. Hub.Calls.Select(call => call.Request).Cast<ListStatementRequest>()];
}
