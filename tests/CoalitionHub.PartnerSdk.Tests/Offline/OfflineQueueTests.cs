using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Offline;

public sealed class OfflineQueueTests : HubTest
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"queue-{Guid.NewGuid():N}");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(path);
    }

    [Fact]
    public async Task What_was_kept_is_sent_once_and_forgotten()
    {
        using (OfflineQueue queue = new(path))
        {
            Keep(queue, 300);
            queue.Count.ShouldBe(300);

            (await SendAsync(queue)).Count.ShouldBe(300);
            queue.Count.ShouldBe(0);
            (await SendAsync(queue)).ShouldBeEmpty();
        }

        Hub.Many.Done.ShouldBe(300);
        new FileInfo(path).Length.ShouldBe(8);
    }

    [Fact]
    public async Task A_request_comes_back_from_the_file_as_it_was()
    {
        var request = Purchase("anna", 7) with
        {
            Offline = true,
            PointsCurrencyCode = "MILES",
            Receipt = new Receipt
            {
                MerchantReference = "till-7-1",
                Amount = new Money("HKD", 12_345),
                Lines = [new ReceiptLine("4006381333931", 2000, new Money("HKD", 12_345), "pens")],
                Store = "Main Street",
                Channel = Channel.Store,
                PurchaseTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            },
        };
        using (OfflineQueue queue = new(path))
        {
            queue.Keep(request);
        }

        using OfflineQueue reopened = new(path);
        var back = (await SendAsync(reopened)).Single().Request;

        back.RequestId.ShouldBe(request.RequestId);
        back.Receipt.Lines.ShouldBe(request.Receipt.Lines);
        (back with { RequestId = request.RequestId, Receipt = back.Receipt with { Lines = request.Receipt.Lines } }).ShouldBe(request with { RequestId = request.RequestId });
    }

    [Fact]
    public async Task Purchases_of_one_member_arrive_in_their_order_whatever_is_tried_again()
    {
        HashSet<string> once = [];
        Hub.Many.Refuse = (number, earn) => number % 3 == 0 && once.Add(earn.RequestId) ? Refusals.Of(StatusCode.Unavailable, "NOT_WRITER") : null;
        using OfflineQueue queue = new(path);
        for (var number = 0; number < 60; number++)
        {
            queue.Keep(Purchase($"member {number % 4}", number));
        }

        await SendAsync(queue);

        foreach (var member in Hub.Many.Arrived.Distinct().GroupBy(earn => earn.Member.BrandMemberNumber))
        {
            member.Select(earn => long.Parse(earn.Receipt.MerchantReference)).Distinct().ShouldBeInOrder();
        }

        Hub.Many.Done.ShouldBe(60);
    }

    [Fact]
    public async Task A_till_killed_in_the_middle_sends_the_rest_next_time()
    {
        using (OfflineQueue queue = new(path))
        {
            Keep(queue, 50);
            await foreach (var _ in queue.SendAsync(Hub.Client().Points))
            {
                if (queue.Count == 20)
                {
                    break;
                }
            }
        }

        using OfflineQueue reopened = new(path);
        reopened.Count.ShouldBe(20);
        (await SendAsync(reopened)).Count.ShouldBe(20);
        Hub.Many.Done.ShouldBe(50);
    }

    [Fact]
    public async Task What_the_hub_could_not_be_asked_about_stays()
    {
        Hub.Many.BreakAt = (_, _) => true;
        using OfflineQueue queue = new(path);
        Keep(queue, 3);

        await Should.ThrowAsync<CoalitionHubException>(() => SendAsync(queue));

        queue.Count.ShouldBe(3);
        Hub.Many.BreakAt = (_, _) => false;
        (await SendAsync(queue)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_purchase_leaves_the_queue_with_its_reason()
    {
        Hub.Many.Refuse = (_, _) => Refusals.Of(StatusCode.NotFound, "MEMBER_NOT_FOUND");
        using OfflineQueue queue = new(path);
        Keep(queue, 1);

        (await SendAsync(queue)).Single().Failure.ShouldNotBeNull().Reason.ShouldBe(CoalitionHubReason.MemberNotFound);

        queue.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(30)]
    public void A_record_that_was_cut_off_is_dropped_and_those_before_it_are_kept(int bytes)
    {
        using (OfflineQueue queue = new(path))
        {
            Keep(queue, 2);
        }

        var whole = File.ReadAllBytes(path);
        var one = (whole.Length - 8) / 2;
        File.WriteAllBytes(path, whole[..(8 + one + bytes)]);

        using (OfflineQueue torn = new(path))
        {
            torn.Count.ShouldBe(1);
            torn.Keep(Purchase("anna", 3));
        }

        using OfflineQueue again = new(path);
        again.Count.ShouldBe(2);
    }

    [Fact]
    public void Zeros_that_a_file_system_left_at_the_end_are_no_records()
    {
        using (OfflineQueue queue = new(path))
        {
            Keep(queue, 2);
        }

        File.AppendAllText(path, new string('\0', 4096));

        using OfflineQueue reopened = new(path);
        reopened.Count.ShouldBe(2);
    }

    [Fact]
    public void A_damaged_record_before_the_end_is_told_and_nothing_is_lost()
    {
        using (OfflineQueue queue = new(path))
        {
            Keep(queue, 3);
        }

        var bytes = File.ReadAllBytes(path);
        bytes[40] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<InvalidDataException>(() => new OfflineQueue(path)).Message.ShouldContain("damaged at byte 8");
        File.ReadAllBytes(path).ShouldBe(bytes);
    }

    [Fact]
    public void Another_file_is_not_taken_for_a_queue()
    {
        File.WriteAllText(path, "Dear Anna, how are you?");

        Should.Throw<InvalidDataException>(() => new OfflineQueue(path)).Message.ShouldContain("no queue");
        File.ReadAllText(path).ShouldBe("Dear Anna, how are you?");
    }

    [Fact]
    public void One_process_has_it_at_a_time()
    {
        using OfflineQueue queue = new(path);

        Should.Throw<IOException>(() => new OfflineQueue(path));
    }

    [Fact]
    public void A_purchase_without_its_time_is_refused()
    {
        using OfflineQueue queue = new(path);

        Should.Throw<ArgumentException>(() => queue.Keep(Samples.Earn)).Message.ShouldContain("PurchaseTime");
        queue.Count.ShouldBe(0);
    }

    private static void Keep(OfflineQueue queue, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            queue.Keep(Purchase($"member {number % 7}", number));
        }
    }

    private static EarnRequest Purchase(string member, int number) => new()
    {
        Member = MemberSelector.ByBrandNumber(member),
        Receipt = new Receipt { MerchantReference = $"{number}", Amount = new Money("HKD", 100), PurchaseTime = DateTimeOffset.UnixEpoch.AddMinutes(number) },
    };

    private async Task<List<EarnOutcome>> SendAsync(OfflineQueue queue)
    {
        List<EarnOutcome> outcomes = [];
        await foreach (var outcome in queue.SendAsync(Hub.Client().Points))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
