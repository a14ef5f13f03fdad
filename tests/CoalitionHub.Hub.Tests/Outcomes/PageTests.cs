using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Outcomes;

public sealed class PageTests
{
    [Fact]
    public void Pages_follow_each_other_without_a_gap_and_end()
    {
        List<long> seen = [];
        var request = new ListCredentialsRequest { PageSize = 3, PartnerId = "p" };
        do
        {
            var page = Read(request);
            var (items, next) = page.Cut(Enumerable.Range(1, 9).Select(number => (long)number).Where(number => number > (page.After ?? 0)), number => number);
            seen.AddRange(items);
            request.PageToken = next;
        }
        while (request.PageToken.Length > 0);

        seen.ShouldBe(Enumerable.Range(1, 9).Select(number => (long)number));
    }

    [Fact]
    public void A_page_has_a_hundred_items_unless_told_otherwise() => Read(new ListCredentialsRequest()).Size.ShouldBe(100);

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_page_size_out_of_bounds_is_refused(int size) =>
        RefusalOf(new ListCredentialsRequest { PageSize = size }).Reason.ShouldBe(Reason.PageSizeInvalid);

    [Fact]
    public void A_token_goes_with_the_filter_it_was_made_for()
    {
        var request = new ListCredentialsRequest { PageSize = 1, PartnerId = "one" };
        request.PageToken = Read(request).Cut([1L, 2L], number => number).NextToken;
        Read(request).After.ShouldBe(1);
        request.PageSize = 7;
        Read(request).After.ShouldBe(1);

        request.PartnerId = "another";

        RefusalOf(request).Reason.ShouldBe(Reason.PageTokenInvalid);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AQAAAAAAAAABAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!")]
    public void A_token_that_no_list_gave_is_refused(string token) =>
        RefusalOf(new ListCredentialsRequest { PageToken = token }).Reason.ShouldBe(Reason.PageTokenInvalid);

    private static Page Read(ListCredentialsRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.Refusal.ShouldBeNull();
        return page;
    }

    private static Refusal RefusalOf(ListCredentialsRequest request)
    {
        var checks = new FieldChecks();
        Page.Of(request, checks);
        return checks.Refusal.ShouldNotBeNull();
    }
}
