using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class DisputeTests : HubTest
{
    private static readonly WindowId Window = new("win_1");

    private static readonly OwnTransaction Right = new(PurchaseKind.Earn, "till-1", 100) { NetMicros = -500_000 };

    /// <summary>The partner's records, and the lines that follow. The window has one earn of 100 points for 500,000, and 20,000 due for points burnt elsewhere.</summary>
    public static TheoryData<string, OwnTransaction[], ExpectedLine[]> Books => new()
    {
        { "an earn that isn't theirs", [], [Line(StatementLineKind.Issued, 0, 0), Line(StatementLineKind.Fee, 0, 0)] },
        { "less money for it", [Right with { NetMicros = -400_000 }], [Line(StatementLineKind.Issued, 400_000, 0)] },
        { "more money for it", [Right with { NetMicros = -500_001 }], [Line(StatementLineKind.Issued, 500_001, 0)] },
        { "money the other way round", [Right with { NetMicros = 30 }], [Line(StatementLineKind.Issued, 0, 30)] },
        { "an earn more", [Right, Right with { MerchantReference = "till-2" }], [Line(StatementLineKind.Issued, 1_000_000, 0), Line(StatementLineKind.Fee, 10_000, 0)] },
        { "a burn more", [Right, new(PurchaseKind.Burn, "till-1", 10) { NetMicros = 45_000 }], [Line(StatementLineKind.RedeemedHere, 0, 45_000)] },
        { "an earn taken back", [Right, new(PurchaseKind.Return, "back-1", 10) { NetMicros = 50_000 }], [Line(StatementLineKind.IssuedReversed, 0, 50_000)] },
        { "a burn given back", [Right, new(PurchaseKind.Return, "back-1", 10) { NetMicros = -45_000 }], [Line(StatementLineKind.RedeemedHereReversed, 45_000, 0)] },
        {
            "points of two currencies",
            [Right with { NetMicros = -1 }, new(PurchaseKind.Burn, "till-1", 10) { NetMicros = 7, PointsCurrencyCode = "MILES" }],
            [Line(StatementLineKind.Issued, 1, 0), new ExpectedLine(StatementLineKind.RedeemedHere, "MILES", 0, 7)]
        },
    };

    [Theory]
    [MemberData(nameof(Books))]
    public async Task Exactly_the_lines_that_differ_are_disputed(string what, OwnTransaction[] own, ExpectedLine[] lines)
    {
        what.ShouldNotBeEmpty();
        var verified = await VerifyAsync(own);

        verified.DisputedLines.ShouldBe(lines);
        verified.UnplacedDifferences.ShouldBeEmpty();
        var request = RaiseDisputeRequest.Of(verified, "the till's roll");
        var raised = await Hub.Client().Settlements.RaiseDisputeAsync(request);

        raised.ShouldBe(new RaisedDispute(new DisputeId("dsp_1"), DisputeState.Raised, -700));
        var sent = Hub.Calls.Last().Request.ShouldBeOfType<Wire.RaiseDisputeRequest>();
        (sent.RequestId, sent.WindowId, sent.Evidence).ShouldBe((request.RequestId.ToString(), "win_1", "the till's roll"));
        sent.Lines.Select(line => new ExpectedLine((StatementLineKind)line.Kind, line.PointsCurrencyCode, line.OwedMicros, line.DueMicros)).ShouldBe(lines);
    }

    [Fact]
    public async Task A_line_that_is_not_the_sum_of_its_transactions_is_disputed_without_any_records()
    {
        Hub.Window.Statement.Lines[0].OwedMicros += 10_000;

        var verified = await VerifyAsync(null);

        verified.DisputedLines.ShouldBe([Line(StatementLineKind.Issued, 500_000, 0)]);
        RaiseDisputeRequest.Of(verified).Evidence.ShouldStartWith("The statement is not the sum of its transactions.");
    }

    [Fact]
    public async Task A_line_of_transactions_that_has_none_does_not_add_up()
    {
        Hub.Window.Statement.Lines.Add(new Wire.StatementLine { Kind = Wire.StatementLineKind.Expired, PointsCurrencyCode = "COAL", OwedMicros = 5 });
        Hub.Window.Statement.NetMicros += 5;

        var verified = await VerifyAsync([Right]);

        (verified.IsProved, verified.AddsUp).ShouldBe((true, false));
        verified.DisputedLines.ShouldBe([Line(StatementLineKind.Expired, 0, 0)]);
    }

    [Fact]
    public async Task What_no_money_follows_from_is_said_and_not_disputed()
    {
        OwnTransaction[] own = [Right, new(PurchaseKind.Burn, "till-7", 5), new(PurchaseKind.Return, "back-8", 5) { NetMicros = 0 }];

        var verified = await VerifyAsync(own);

        (verified.Agrees, verified.DisputedLines.Count).ShouldBe((false, 0));
        verified.UnplacedDifferences.ShouldBe(verified.Differences);
        verified.Differences.Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => RaiseDisputeRequest.Of(verified));
    }

    [Fact]
    public async Task Nothing_differs_where_the_books_agree()
    {
        var verified = await VerifyAsync([Right]);

        (verified.Agrees, verified.DisputedLines.Count, verified.UnplacedDifferences.Count).ShouldBe((true, 0, 0));
    }

    [Fact]
    public async Task Evidence_names_transfers_and_no_reference_that_the_hub_has()
    {
        var some = await VerifyAsync([Right with { NetMicros = -400_000 }, new(PurchaseKind.Burn, "till-9", 10) { NetMicros = 45_000 }]);
        var evidence = RaiseDisputeRequest.Of(some).Evidence;

        evidence.ShouldBe(
            "Our records differ from the window in 2 purchases. " +
            "Earn of transfers 3, 4: ours 100 points, -400000 micros, the window's 100 points, -500000 micros. " +
            "Burn till-9: ours 10 points, 45000 micros; the window doesn't have it.");
        var many = await VerifyAsync([.. Enumerable.Range(0, 500).Select(number => new OwnTransaction(PurchaseKind.Earn, $"a-reference-of-its-own-{number}", 1) { NetMicros = -1 })]);
        var cut = RaiseDisputeRequest.Of(many).Evidence;
        cut.Length.ShouldBeLessThanOrEqualTo(4000);
        cut.ShouldEndWith(" more.");
    }

    [Fact]
    public async Task A_dispute_is_listed_with_all_that_was_said()
    {
        var dispute = (await Hub.Client().Settlements.ListDisputesAsync(DisputeState.Upheld).GetPageAsync()).Items.ShouldHaveSingleItem();

        Hub.Calls.Single().Request.ShouldBe(new Wire.ListOwnDisputesRequest { PageSize = 100, State = Wire.DisputeState.Upheld });
        dispute.Lines.ShouldBe([new DisputedLine(StatementLineKind.Issued, "COAL", 5, 4, 3, 2)]);
        dispute.Words.ShouldBe([new DisputeWord("cli_till", Times.Of(3), "the till's roll")]);
        (dispute with { Lines = [], Words = [] }).ShouldBe(new Dispute
        {
            Id = new DisputeId("dsp_1"),
            WindowId = Window,
            State = DisputeState.Upheld,
            Lines = [],
            ClaimMicros = 700,
            OfferMicros = -300,
            BearerId = new PartnerId("ptn_2"),
            Words = [],
            RaisedTime = Times.Of(3),
            StateTime = Times.Of(4),
            DueTime = Times.Of(5),
            Seq = 77,
            AdjustedWindowId = new WindowId("win_2"),
        });
    }

    [Fact]
    public async Task A_partner_agrees_adds_evidence_and_withdraws_each_with_its_own_request()
    {
        var settlements = Hub.Client().Settlements;
        AgreeStatementRequest agree = new() { WindowId = Window };
        AddDisputeEvidenceRequest evidence = new() { DisputeId = new DisputeId("dsp_1"), Evidence = "a photograph" };
        WithdrawDisputeRequest withdraw = new() { DisputeId = new DisputeId("dsp_1") };
        Hub.Recorder.Fail(Refusals.Unavailable);

        (await settlements.AgreeAsync(agree)).ShouldBe(PartAgreement.Agreed);
        (await settlements.AddEvidenceAsync(evidence)).ShouldBe(DisputeState.Raised);
        (await settlements.WithdrawDisputeAsync(withdraw)).ShouldBe(DisputeState.Withdrawn);

        Hub.Calls.Select(call => call.Request).ShouldBe(
        [
            new Wire.AgreeStatementRequest { RequestId = agree.RequestId.ToString(), WindowId = "win_1" },
            new Wire.AgreeStatementRequest { RequestId = agree.RequestId.ToString(), WindowId = "win_1" },
            new Wire.AddDisputeEvidenceRequest { RequestId = evidence.RequestId.ToString(), DisputeId = "dsp_1", Evidence = "a photograph" },
            new Wire.WithdrawDisputeRequest { RequestId = withdraw.RequestId.ToString(), DisputeId = "dsp_1" },
        ]);
    }

    private static ExpectedLine Line(StatementLineKind kind, long owedMicros, long dueMicros) => new(kind, "COAL", owedMicros, dueMicros);

    private Task<WindowVerification> VerifyAsync(OwnTransaction[]? own)
    {
        Hub.Window.IsAsked = true;
        return Hub.Client().Settlements.VerifyAsync(Window, own is null ? null : Streamed(own));
    }

    private static async IAsyncEnumerable<OwnTransaction> Streamed(OwnTransaction[] records)
    {
        foreach (var record in records)
        {
            await Task.Yield();
            yield return record;
        }
    }
}
