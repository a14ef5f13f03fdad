using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Outcomes;

public sealed class RequestIdTests
{
    [Fact]
    public void A_request_id_is_a_UUID_of_version_7_with_the_time_in_front()
    {
        // RFC 9562, appendix A.6: 22 February 2022, 14:22:22 in New York.
        ManualTimeProvider clock = new(DateTimeOffset.FromUnixTimeMilliseconds(0x017F22E279B0));

        var text = RequestId.New(clock).ToString();

        text.ShouldStartWith("017f22e2-79b0-7");
        text[19].ShouldBeOneOf('8', '9', 'a', 'b');
        text.Length.ShouldBe(36);
    }

    [Fact]
    public void Later_ids_sort_after_earlier_ones()
    {
        ManualTimeProvider clock = new();
        List<string> ids = [];
        for (var number = 0; number < 300; number++)
        {
            ids.Add(RequestId.New(clock).ToString());
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_ids_of_one_moment_are_the_same()
    {
        ManualTimeProvider clock = new();

        Enumerable.Range(0, 10_000).Select(_ => RequestId.New(clock)).Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public void An_id_can_be_kept_as_text()
    {
        var id = RequestId.New();

        RequestId.Parse(id.ToString()).ShouldBe(id);
        Should.Throw<FormatException>(() => RequestId.Parse("till 7"));
    }

    [Fact]
    public void A_copy_is_another_request()
    {
        EarnRequest first = new() { Member = new MemberId("mbr_1"), Receipt = new Receipt { MerchantReference = "1" } };

        var copy = first with { Offline = true };
        var same = first with { RequestId = first.RequestId };

        copy.RequestId.ShouldNotBe(first.RequestId);
        copy.RequestId.ToString()[14].ShouldBe('7', "an id that the hub takes");
        (first with { Offline = true }).RequestId.ShouldNotBe(copy.RequestId);
        copy.Member.ShouldBe(first.Member);
        same.ShouldBe(first);
    }
}
