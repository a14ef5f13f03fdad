using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Shouldly;
using Xunit;
using MembersV1 = CoalitionHub.Protos.Members.V1;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class GiftTests : HubTest
{
    private static readonly Gift Given = new()
    {
        Id = new GiftId("gft_1"),
        GiverId = new MemberId("mbr_1"),
        ReceiverId = new MemberId("mbr_2"),
        CurrencyCode = "MILES",
        Points = 100,
        State = GiftState.InUndoWindow,
        GivenTime = Times.Of(1),
        UndoUntilTime = Times.Of(2),
        Seq = 50,
    };

    [Fact]
    public async Task Points_are_given_with_all_that_the_request_says()
    {
        GivePointsRequest request = new()
        {
            Giver = Samples.Member,
            Receiver = MemberSelector.ByCard("9000000000000001"),
            CurrencyCode = "MILES",
            Points = 100,
            Proof = Proof.Code("123456"),
            IsNewDevice = true,
        };

        (await Hub.Client().Exchanges.Gifts.GiveAsync(request)).ShouldBe(Given);

        Sent().ShouldBe(new V1.GivePointsRequest
        {
            RequestId = request.RequestId.ToString(),
            Giver = new MembersV1.MemberSelector { MemberId = "mbr_1" },
            Receiver = new MembersV1.MemberSelector { CardNumber = "9000000000000001" },
            CurrencyCode = "MILES",
            Points = 100,
            Proof = new MembersV1.Proof { Code = "123456" },
            NewDevice = true,
        });
    }

    [Fact]
    public async Task A_gift_is_taken_back_got_and_listed()
    {
        CancelGiftRequest request = new() { GiftId = new GiftId("gft_1") };

        (await Hub.Client().Exchanges.Gifts.CancelAsync(request)).State.ShouldBe(GiftState.Cancelled);
        Sent().ShouldBe(new V1.CancelGiftRequest { RequestId = request.RequestId.ToString(), GiftId = "gft_1" });
        (await Hub.Client().Exchanges.Gifts.GetAsync(new GiftId("gft_1"))).ShouldBe(Given);
        (await Hub.Client().Exchanges.Gifts.ListAsync(new MemberId("mbr_1")).GetPageAsync()).Items.ShouldBe([Given]);
        Sent().ShouldBeOfType<V1.ListGiftsRequest>().MemberId.ShouldBe("mbr_1");
    }

    [Fact]
    public async Task A_gift_says_why_it_waits()
    {
        (await Hub.Client().Exchanges.Gifts.GetAsync(new GiftId("gft_waiting"))).UndoReasons.ShouldBe([UndoReason.FirstToAccount, UndoReason.NewDevice, (UndoReason)99]);
        (await Hub.Client().Exchanges.Gifts.GetAsync(Given.Id)).UndoReasons.ShouldBeEmpty();
    }

    private object Sent() => Hub.Calls.Last().Request;
}
