using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Windows;

/// <summary>A dispute from its evidence to its adjustment, through the pipe, on each store.</summary>
public sealed class DisputeFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    private static string Id => HubPeople.NewRequest();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_a_partner_is_right_about_is_paid_in_the_next_window(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var (grocer, maker, checker) = (desk.Coalition.Grocer, desk.Coalition.Maker, desk.Coalition.Checker);
        var window = await desk.ApprovedAsync();
        var statement = (await grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = window.WindowId })).Statement;
        var issued = statement.Lines.Single(line => line.Kind == StatementLineKind.Issued);

        var raise = new RaiseDisputeRequest { RequestId = Id, WindowId = window.WindowId, Lines = { Expected(issued, issued.OwedMicros - 500_000) }, Evidence = "100 points were returned" };
        var raised = await grocer.Disputes.RaiseDisputeAsync(raise);
        (await grocer.Disputes.RaiseDisputeAsync(raise)).ShouldBe(raised);
        (raised.State, raised.Claim.Micros, raised.Claim.InPartnersFavour).ShouldBe((DisputeState.Raised, 500_000, true));
        await grocer.Disputes.AgreeStatementAsync(new AgreeStatementRequest { RequestId = Id, WindowId = window.WindowId }).ShouldBeRefused(Reason.DisputeState);
        var part = (await maker.Settlements.GetWindowAsync(new GetWindowRequest { WindowId = window.WindowId })).Window.Parts.Single(one => one.PartnerId == grocer.PartnerId);
        (part.State, part.Agreement).ShouldBe((PartState.Disputed, PartAgreement.Disputed));

        await maker.Disputes.AnswerDisputeAsync(new AnswerDisputeRequest { RequestId = Id, DisputeId = raised.DisputeId, OfferMicros = 300_000, Answer = "60 were" });
        await desk.Coalition.Hub.RestartAsync();
        var approve = new ApproveDisputeOfferRequest { RequestId = Id, DisputeId = raised.DisputeId };
        var booked = await checker.Disputes.ApproveDisputeOfferAsync(approve);
        (await checker.Disputes.ApproveDisputeOfferAsync(approve)).ShouldBe(booked);

        booked.State.ShouldBe(DisputeState.Upheld);
        (await grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = window.WindowId })).Statement.Lines.ShouldBe(statement.Lines);
        var next = await desk.ApprovedAsync();
        next.WindowId.ShouldBe(booked.AdjustedWindowId);
        var line = (await grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = next.WindowId })).Statement.Lines.ShouldHaveSingleItem();
        (line.Kind, line.DueMicros).ShouldBe((StatementLineKind.DisputeSettled, 300_000));
        var dispute = (await grocer.Disputes.ListOwnDisputesAsync(new ListOwnDisputesRequest())).Disputes.ShouldHaveSingleItem();
        dispute.Words.Select(word => word.Text).ShouldBe(["100 points were returned", "60 were"]);
        (await maker.Disputes.ListDisputesAsync(new ListDisputesRequest { State = DisputeState.Upheld })).Disputes.ShouldHaveSingleItem().ShouldBe(dispute);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_is_agreement_when_the_rules_time_is_over()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var hub = desk.Coalition.Hub;
        await desk.Coalition.PutRules(new SettlementRules { Model = NettingModel.NetMultilateral, Timing = SettlementTiming.Deferred, AgreeDays = 5, PayDays = 10, ReminderDays = 2 });
        var window = await desk.ApprovedAsync();
        var part = window.Parts.Single(one => one.PartnerId == desk.Coalition.Grocer.PartnerId);
        part.DisputeUntilTime.ToDateTimeOffset().ShouldBe(hub.Now.AddDays(5));
        part.PaymentDueTime.ToDateTimeOffset().ShouldBe(hub.Now.AddDays(10));

        hub.Clock.MoveTo(hub.Now.AddDays(5));
        await hub.SweepSettlements();

        var agreed = (await desk.Coalition.Maker.Settlements.GetWindowAsync(new GetWindowRequest { WindowId = window.WindowId })).Window;
        agreed.Parts.ShouldAllBe(one => one.Agreement == PartAgreement.Agreed);
        await desk.Coalition.Grocer.Disputes.RaiseDisputeAsync(new RaiseDisputeRequest
        {
            RequestId = Id,
            WindowId = window.WindowId,
            Lines = { new ExpectedLine { Kind = StatementLineKind.Expired, DueMicros = 1 } },
            Evidence = "late",
        }).ShouldBeRefused(Reason.TimeLimitPassed);
        hub.Clock.MoveTo(hub.Now.AddDays(5));
        await hub.SweepSettlements();
        await hub.SweepSettlements();
        var partners = new Protos.Partners.V1.PartnersAdminService.PartnersAdminServiceClient(desk.Coalition.Maker.Calls);
        var alerts = (await partners.ListAlertsAsync(new Protos.Partners.V1.ListAlertsRequest { PartnerId = desk.Coalition.Grocer.PartnerId })).Alerts;
        alerts.Count(alert => alert.Kind == Protos.Partners.V1.AlertKind.SettlementAgreedBySilence).ShouldBe(1);
        alerts.Count(alert => alert.Kind == Protos.Partners.V1.AlertKind.SettlementPaymentOverdue).ShouldBe(1);
    }

    [Fact]
    public async Task A_settlement_is_taken_back_before_money_moves_and_made_again()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var window = await desk.ApprovedAsync();
        await desk.Coalition.Checker.Settlements.AbortWindowAsync(new AbortWindowRequest { RequestId = Id, WindowId = window.WindowId, Reason = "no" }).ShouldBeRefused(Reason.SamePerson);
        var other = await desk.Coalition.Hub.AddNamedPerson("Second checker", Protos.Staff.V1.Role.FinanceChecker);

        var aborted = (await other.Settlements.AbortWindowAsync(new AbortWindowRequest { RequestId = Id, WindowId = window.WindowId, Reason = "the wrong rules" })).Window;

        (aborted.State, aborted.Parts.Count).ShouldBe((WindowState.Aborted, 0));
        await desk.Coalition.Hub.RestartAsync();
        await desk.Coalition.Grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = window.WindowId }).ShouldBeRefused(Reason.WindowState);
        await desk.Coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = Id, WindowId = window.WindowId });
        var again = (await desk.Coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = Id, WindowId = window.WindowId })).Window;
        again.Parts.Select(part => part.Net).ShouldBe(window.Parts.Select(part => part.Net));
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    private static ExpectedLine Expected(StatementLine line, long owedMicros) =>
        new() { Kind = line.Kind, PointsCurrencyCode = line.PointsCurrencyCode, OwedMicros = owedMicros, DueMicros = line.DueMicros };
}
