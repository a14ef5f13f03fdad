using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;
using Sdk = CoalitionHub.PartnerSdk;

namespace CoalitionHub.Hub.Tests.Settlements.Proof;

/// <summary>What a partner says of its statements, and sees of its position, with the SDK against a real hub.</summary>
public sealed class DisputedWindowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_verifying_finds_is_disputed_offered_and_settled_with_the_next_window(Store store)
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(store));
        await VerifiedWindowTests.TradeAsync(closing.Coalition);
        var windowId = await closing.CalculateAsync();
        using var grocer = closing.Coalition.Hub.ClientOf(closing.Coalition.Grocer);
        // By the grocer's books the second sale cost nothing, and the first burn brought 100,000 micros more.
        Sdk.OwnTransaction[] books = [.. VerifiedWindowTests.Records];
        books[1] = books[1] with { NetMicros = 0 };
        books[3] = books[3] with { NetMicros = books[3].NetMicros + 100_000 };

        var verified = await grocer.Settlements.VerifyAsync(windowId, books.Streamed());
        var issued = verified.Statement.Lines.Single(line => line.Kind == Sdk.StatementLineKind.Issued);
        verified.DisputedLines.Select(line => (line.Kind, line.OwedMicros, line.DueMicros)).ShouldBe(
        [
            (Sdk.StatementLineKind.Issued, issued.OwedMicros - 1_500_000, 0),
            (Sdk.StatementLineKind.RedeemedHere, 0, verified.Statement.Lines.Single(line => line.Kind == Sdk.StatementLineKind.RedeemedHere).DueMicros + 100_000),
        ]);

        var request = Sdk.RaiseDisputeRequest.Of(verified);
        var raised = await grocer.Settlements.RaiseDisputeAsync(request);
        (raised.State, raised.ClaimMicros).ShouldBe((Sdk.DisputeState.Raised, 1_600_000));
        (await grocer.Settlements.RaiseDisputeAsync(request)).ShouldBe(raised);
        (await Should.ThrowAsync<CoalitionHubException>(() => grocer.Settlements.RaiseDisputeAsync(Sdk.RaiseDisputeRequest.Of(verified)))).Reason
            .ShouldBe(CoalitionHubReason.LineDisputed);
        (await grocer.Settlements.ListWindowsAsync().GetPageAsync()).Items.Single(window => window.Id == windowId).OwnPart.ShouldNotBeNull()
            .Agreement.ShouldBe(Sdk.PartAgreement.Disputed);

        // The coalition says no; more evidence contests that; then it offers a part, which a second person books.
        await AnswerAsync(closing, raised.Id, 0);
        (await grocer.Settlements.AddEvidenceAsync(new Sdk.AddDisputeEvidenceRequest { DisputeId = raised.Id, Evidence = "the till's roll" })).ShouldBe(Sdk.DisputeState.Raised);
        await AnswerAsync(closing, raised.Id, 700_000);
        await closing.Coalition.Checker.Disputes.ApproveDisputeOfferAsync(new ApproveDisputeOfferRequest { RequestId = HubPeople.NewRequest(), DisputeId = raised.Id.Value });

        var settled = (await grocer.Settlements.ListDisputesAsync(Sdk.DisputeState.Upheld).GetPageAsync()).Items.ShouldHaveSingleItem();
        (settled.Id, settled.ClaimMicros, settled.OfferMicros, settled.AdjustedWindowId).ShouldBe((raised.Id, 1_600_000, 700_000, closing.OpenWindowId));
        settled.Words.Select(word => word.Text).ShouldBe([request.Evidence, "so it is", "the till's roll", "so it is"]);
        var next = await grocer.Settlements.VerifyAsync(await closing.CalculateAsync(), Array.Empty<Sdk.OwnTransaction>().Streamed());
        next.Agrees.ShouldBeTrue();
        next.Statement.Lines.Select(line => (line.Kind, line.DueMicros)).ShouldBe([(Sdk.StatementLineKind.DisputeSettled, 700_000)]);
        (await grocer.Settlements.AgreeAsync(new Sdk.AgreeStatementRequest { WindowId = next.Statement.WindowId })).ShouldBe(Sdk.PartAgreement.Agreed);
        closing.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dispute_is_taken_back_and_the_statement_agreed_to_is_disputed_no_more()
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        await VerifiedWindowTests.TradeAsync(closing.Coalition);
        var windowId = await closing.CalculateAsync();
        using var grocer = closing.Coalition.Hub.ClientOf(closing.Coalition.Grocer);
        using var airline = closing.Coalition.Hub.ClientOf(closing.Coalition.Airline);
        Sdk.RaiseDisputeRequest request = new() { WindowId = windowId, Lines = [new Sdk.ExpectedLine(Sdk.StatementLineKind.Fee, "POINTS", 0, 1)], Evidence = "no fee was agreed" };

        var raised = await grocer.Settlements.RaiseDisputeAsync(request);
        (await Should.ThrowAsync<CoalitionHubException>(() => airline.Settlements.WithdrawDisputeAsync(new Sdk.WithdrawDisputeRequest { DisputeId = raised.Id }))).Reason
            .ShouldBe(CoalitionHubReason.DisputeNotFound);
        (await grocer.Settlements.WithdrawDisputeAsync(new Sdk.WithdrawDisputeRequest { DisputeId = raised.Id })).ShouldBe(Sdk.DisputeState.Withdrawn);
        (await airline.Settlements.AgreeAsync(new Sdk.AgreeStatementRequest { WindowId = windowId })).ShouldBe(Sdk.PartAgreement.Agreed);

        (await Should.ThrowAsync<CoalitionHubException>(() => airline.Settlements.RaiseDisputeAsync(request with { Evidence = "late" }))).Reason
            .ShouldBe(CoalitionHubReason.DisputeState);
        (await airline.Settlements.ListDisputesAsync().GetPageAsync()).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_watched_position_goes_on_after_the_hub_was_away()
    {
        var coalition = await TestCoalition.StartAsync(Store.Sqlite);
        await using var hub = coalition.Hub;
        using var grocer = hub.ClientOf(coalition.Grocer);
        var member = await coalition.Grocer.Enrol();
        await using var watched = grocer.Settlements.WatchPositionAsync().GetAsyncEnumerator();

        (await watched.MoveNextAsync()).ShouldBeTrue();
        var first = watched.Current;
        await hub.RestartAsync();
        await coalition.Grocer.Points.EarnAsync(Till.Earn(member, 10_00));
        (await watched.MoveNextAsync()).ShouldBeTrue();

        watched.Current.PositionMicros.ShouldBe(first.PositionMicros - 50_000);
        watched.Current.ExposureMicros.ShouldBe(first.ExposureMicros + 50_000);
        var now = await grocer.Settlements.GetPositionAsync();
        (now.PositionMicros, now.CapMicros, now.UsedPercent, now.ThresholdPercent).ShouldBe((watched.Current.PositionMicros, first.CapMicros, 0, 0));
    }

    private static async Task AnswerAsync(Closing closing, DisputeId disputeId, long offerMicros) =>
        await closing.Coalition.Maker.Disputes.AnswerDisputeAsync(new AnswerDisputeRequest
        {
            RequestId = HubPeople.NewRequest(),
            DisputeId = disputeId.Value,
            OfferMicros = offerMicros,
            Answer = "so it is",
        });
}
