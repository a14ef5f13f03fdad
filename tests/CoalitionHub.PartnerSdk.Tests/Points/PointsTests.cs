using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;
using MembersV1 = CoalitionHub.Protos.Members.V1;
using PointsV1 = CoalitionHub.Protos.Points.V1;
using PurchasesV1 = CoalitionHub.Protos.Purchases.V1;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.Points;

/// <summary>What goes over the wire, and what comes back.</summary>
public sealed class PointsTests : HubTest
{
    private static readonly BalanceSnapshot Snapshot = new("COAL", 900, 80, 7);

    private static readonly Receipt Receipt = new()
    {
        MerchantReference = "till-7-1",
        Amount = new Money("HKD", 12_345),
        Lines = [new ReceiptLine("A1", 1250, new Money("HKD", 45), "fruit")],
        Store = "Central",
        Channel = Channel.Online,
        PurchaseTime = Times.Of(1),
    };

    private static readonly PurchasesV1.Receipt WireReceipt = new()
    {
        MerchantReference = "till-7-1",
        Amount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 12_345 },
        Lines =
        {
            new PurchasesV1.ReceiptLine
            {
                Sku = "A1", QuantityMillis = 1250, Amount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 45 }, Category = "fruit",
            },
        },
        Store = "Central",
        Channel = PurchasesV1.Channel.Online,
        PurchaseTime = Times.Wire(1),
    };

    [Fact]
    public async Task An_earn_goes_over_and_comes_back_whole()
    {
        EarnRequest request = new()
        {
            Member = MemberSelector.ByCard("6000000000000007"),
            Receipt = Receipt,
            Offline = true,
            PointsCurrencyCode = "COAL",
        };

        var result = await Hub.Client().Points.EarnAsync(request);

        Sent().ShouldBe(new PointsV1.EarnRequest
        {
            RequestId = request.RequestId.ToString(),
            Member = new MembersV1.MemberSelector { CardNumber = "6000000000000007" },
            Receipt = WireReceipt,
            Offline = true,
            PointsCurrencyCode = "COAL",
        });
        result.ShouldBe(new EarnResult
        {
            PurchaseId = new PurchaseId("pur_1"),
            Points = 123,
            PendingUntilTime = Times.Of(1),
            Balance = Snapshot,
            Seq = 41,
            TermsId = new TermsId("trm_1"),
        });
    }

    [Fact]
    public async Task A_preview_sends_the_same_without_its_id()
    {
        EarnRequest request = new() { Member = MemberSelector.ByBrandNumber("B-1"), Receipt = Receipt };

        var result = await Hub.Client().Points.PreviewEarnAsync(request);

        Sent().ShouldBe(new PreviewEarnRequest { Member = new MembersV1.MemberSelector { BrandMemberNumber = "B-1" }, Receipt = WireReceipt });
        result.ShouldBe(new EarnPreview
        {
            Points = 123,
            CurrencyCode = "COAL",
            PendingUntilTime = Times.Of(1),
            ExpiryDate = new DateOnly(2027, 1, 31),
            TermsId = new TermsId("trm_1"),
        });
    }

    [Fact]
    public async Task A_burn_carries_the_members_code()
    {
        BurnRequest request = new() { Member = Samples.Member, Points = 200, Proof = Proof.Code("123456"), Receipt = Receipt };

        var result = await Hub.Client().Points.BurnAsync(request);

        Sent().ShouldBe(new PointsV1.BurnRequest
        {
            RequestId = request.RequestId.ToString(),
            Member = new MembersV1.MemberSelector { MemberId = "mbr_1" },
            Points = 200,
            Proof = new MembersV1.Proof { Code = "123456" },
            Receipt = WireReceipt,
        });
        result.ShouldBe(new BurnResult
        {
            PurchaseId = new PurchaseId("pur_2"),
            Points = 200,
            Value = new Money("HKD", 100),
            Balance = Snapshot,
            Seq = 42,
            TermsId = new TermsId("trm_1"),
        });
    }

    [Fact]
    public async Task An_authorisation_carries_the_partners_word()
    {
        AuthoriseBurnRequest request = new()
        {
            Member = Samples.Member,
            Points = 200,
            Proof = Proof.Asserted(AssertionMethod.Passkey, Times.Of(1)),
            Receipt = new Receipt { MerchantReference = "web-1" },
            HoldDuration = TimeSpan.FromMinutes(30),
        };

        var result = await Hub.Client().Points.AuthoriseBurnAsync(request);

        Sent().ShouldBe(new PointsV1.AuthoriseBurnRequest
        {
            RequestId = request.RequestId.ToString(),
            Member = new MembersV1.MemberSelector { MemberId = "mbr_1" },
            Points = 200,
            Proof = new MembersV1.Proof
            {
                Assertion = new PartnerAssertion { Method = MembersV1.AssertionMethod.Passkey, AuthenticationTime = Times.Wire(1) },
            },
            Receipt = new PurchasesV1.Receipt { MerchantReference = "web-1" },
            HoldDuration = Duration.FromTimeSpan(TimeSpan.FromMinutes(30)),
        });
        result.ShouldBe(new BurnAuthorisation
        {
            HoldId = new HoldId("hld_1"),
            PurchaseId = new PurchaseId("pur_3"),
            ExpiresTime = Times.Of(2),
            Value = new Money("HKD", 100),
            Balance = Snapshot,
            Seq = 43,
            TermsId = new TermsId("trm_1"),
        });
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(150L, 150)]
    public async Task A_capture_takes_all_or_some(long? points, long sent)
    {
        CaptureBurnRequest request = new() { HoldId = new HoldId("hld_1"), Points = points };

        var result = await Hub.Client().Points.CaptureBurnAsync(request);

        Sent().ShouldBe(new PointsV1.CaptureBurnRequest { RequestId = request.RequestId.ToString(), HoldId = "hld_1", Points = sent });
        result.ShouldBe(new CaptureResult
        {
            PurchaseId = new PurchaseId("pur_3"),
            Points = 150,
            ReleasedPoints = 50,
            Value = new Money("HKD", 75),
            Balance = Snapshot,
            Seq = 44,
        });
    }

    [Fact]
    public async Task Capturing_nothing_is_not_capturing_all()
    {
        CaptureBurnRequest request = new() { HoldId = new HoldId("hld_1"), Points = 0 };

        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Hub.Client().Points.CaptureBurnAsync(request));

        Hub.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_void_names_the_hold()
    {
        VoidBurnRequest request = new() { HoldId = new HoldId("hld_1") };

        var result = await Hub.Client().Points.VoidBurnAsync(request);

        Sent().ShouldBe(new PointsV1.VoidBurnRequest { RequestId = request.RequestId.ToString(), HoldId = "hld_1" });
        result.ShouldBe(new VoidResult(200, Snapshot, 45));
    }

    [Fact]
    public async Task Pending_points_are_released_by_purchase()
    {
        ReleasePendingRequest request = new() { PurchaseId = new PurchaseId("pur_1") };

        var result = await Hub.Client().Points.ReleasePendingAsync(request);

        Sent().ShouldBe(new PointsV1.ReleasePendingRequest { RequestId = request.RequestId.ToString(), PurchaseId = "pur_1" });
        result.ShouldBe(new ReleaseResult(80, Snapshot, 47));
    }

    [Fact]
    public async Task A_balance_has_every_number()
    {
        var result = await Hub.Client().Points.GetBalanceAsync(Samples.Member, "COAL");

        Sent().ShouldBe(new GetBalanceRequest { Member = new MembersV1.MemberSelector { MemberId = "mbr_1" }, CurrencyCode = "COAL" });
        result.MemberId.ShouldBe(Samples.Member);
        result.AvailableIn("COAL").ShouldBe(900);
        result.AvailableIn("MILES").ShouldBe(0);
        var balance = result.Balances.Single();
        (balance.CurrencyCode, balance.Available, balance.Pending, balance.Held, balance.Debt, balance.AsOfSeq).ShouldBe(("COAL", 900, 80, 200, 7, 48));
        balance.Expiring.ShouldBe([new ExpiringPoints(new DateOnly(2026, 12, 31), 500)]);
    }

    [Fact]
    public async Task A_statement_has_every_entry_whole()
    {
        var page = await Hub.Client().Points.ListStatementAsync(Samples.Member).GetPageAsync();

        page.Items[0].ShouldBe(new StatementEntry
        {
            Seq = 100,
            Kind = EntryKind.Earn,
            Direction = Direction.Credit,
            Points = 10,
            JournalTime = Times.Of(3),
            PurchaseTime = Times.Of(2),
            PurchaseId = new PurchaseId("pur_1"),
            MerchantReference = "till-7-1",
            ExpiryDate = new DateOnly(2027, 1, 31),
        });
    }

    [Fact]
    public async Task A_selector_that_names_nobody_is_not_sent()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Hub.Client().Points.GetBalanceAsync(default));
        Should.Throw<ArgumentException>(() => MemberSelector.ByCard(""));
        Should.Throw<ArgumentException>(() => MemberSelector.ById(default));

        Hub.Calls.ShouldBeEmpty();
    }

    private IMessage Sent() => Hub.Calls.Single().Request;
}
