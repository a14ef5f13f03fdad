using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class SettlementTests : HubTest
{
    [Fact]
    public async Task Windows_come_with_the_partners_own_part()
    {
        var page = await Hub.Client().Settlements.ListWindowsAsync().GetPageAsync();

        Hub.Calls.Single().Request.ShouldBe(new ListOwnWindowsRequest { PageSize = 100 });
        page.Items.ShouldBe(
        [
            new Window { Id = new WindowId("win_2"), State = WindowState.Open, FirstSeq = 101, LastSeq = 0, OpenedTime = Times.Of(2) },
            new Window
            {
                Id = new WindowId("win_1"),
                State = WindowState.Approved,
                FirstSeq = 1,
                LastSeq = 100,
                OpenedTime = Times.Of(1),
                ClosedTime = Times.Of(2),
                OwnPart = new WindowPart(PartState.Payable, NetDirection.PartnerPays, new Money("HKD", 500), new Money("HKD", 200))
                {
                    Agreement = PartAgreement.Awaited,
                    DisputeUntilTime = Times.Of(6),
                    ToPay = new Money("HKD", 200),
                    ToReceive = new Money("HKD", 0),
                    PaymentDueTime = Times.Of(7),
                    WrittenOff = new Money("HKD", 9),
                },
            },
        ]);
    }

    [Fact]
    public async Task A_statement_has_every_number()
    {
        var statement = await Hub.Client().Settlements.GetStatementAsync(new WindowId("win_1"));

        Hub.Calls.Single().Request.ShouldBe(new GetOwnStatementRequest { WindowId = "win_1" });
        statement.Payments.ShouldBe(
            [new Payment(new PaymentId("pay_1"), PaymentDirection.Received, new Money("HKD", 300), "BANK-1", Times.Of(3))]);
        statement.Lines.ShouldBe(
        [
            new StatementLine(StatementLineKind.RedeemedHere, "COAL", 3, 4_000, 0, 2_500_000),
            new StatementLine(StatementLineKind.Fee, null, 1, 0, 500_000, 0),
        ]);
        statement.Legs.ShouldBe(
        [
            new StatementLeg(NettingModel.NetBilateral, new PartnerId("ptn_2"), NetDirection.PartnerPays, 5_000_001, new Money("HKD", 500)),
            new StatementLeg(NettingModel.NetMultilateral, null, NetDirection.Balanced, 0, new Money("HKD", 0)),
        ]);
        statement.Shares.ShouldBe(
        [
            new StatementShare
            {
                Kind = StatementLineKind.Interchange,
                PointsCurrencyCode = "COAL",
                TermsId = new TermsId("trm_1"),
                PayerId = new PartnerId("ptn_1"),
                PayeeId = new PartnerId("ptn_2"),
                Points = 5,
                IsReturned = true,
                MicrosPerPoint = "9/2",
                Micros = 22,
            },
        ]);
        (statement with { Payments = [], Lines = [], Legs = [], Shares = [] }).ShouldBe(new Statement
        {
            WindowId = new WindowId("win_1"),
            PartnerId = new PartnerId("ptn_1"),
            PartnerCode = "grocer",
            State = PartState.Payable,
            FirstSeq = 1,
            LastSeq = 100,
            OpenedTime = Times.Of(1),
            ClosedTime = Times.Of(2),
            PointsIssued = 10_000,
            PointsRedeemed = 4_000,
            PointsExpired = 30,
            OwedMicros = 7_000_001,
            DueMicros = 2_500_000,
            FeeMicros = 500_000,
            NetDirection = NetDirection.PartnerPays,
            NetMicros = 5_000_001,
            Net = new Money("HKD", 500),
            Payments = [],
            Lines = [],
            Outstanding = new Money("HKD", 200),
            WrittenOff = new Money("HKD", 7),
            MicrosPerMinorUnit = 10_000,
        });
    }
}
