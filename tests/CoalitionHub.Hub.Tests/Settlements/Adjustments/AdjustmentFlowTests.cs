using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Adjustments;

/// <summary>The grocer owes HK$5.05 for the window, the airline is due HK$4.50; through the real pipe, on each store.</summary>
public sealed class AdjustmentFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_two_people_put_right_is_on_the_next_statements(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var (maker, checker) = (desk.Coalition.Maker, desk.Coalition.Checker);
        await desk.ApprovedAsync();
        var propose = new ProposeSettlementAdjustmentRequest
        {
            RequestId = FinanceDesk.Id,
            DebtorPartnerId = desk.Coalition.Airline.PartnerId,
            CreditorPartnerId = desk.Coalition.Grocer.PartnerId,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 120 },
            Reference = "LETTER-12",
            Reason = "a campaign they share",
        };
        var proposed = (await maker.Adjustments.ProposeSettlementAdjustmentAsync(propose)).Adjustment;
        (await maker.Adjustments.ProposeSettlementAdjustmentAsync(propose)).Adjustment.ShouldBe(proposed);
        await desk.Coalition.Hub.RestartAsync();

        var booked = (await checker.Adjustments.ApproveSettlementAdjustmentAsync(new ApproveSettlementAdjustmentRequest { RequestId = FinanceDesk.Id, AdjustmentId = proposed.AdjustmentId })).Adjustment;

        (booked.State, booked.DecidedBy, booked.ProposedBy).ShouldBe((SettlementAdjustmentState.Booked, checker.StaffId, maker.StaffId));
        var window = await desk.ApprovedAsync();
        booked.BookedWindowId.ShouldBe(window.WindowId);
        var statement = (await desk.Coalition.Grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = window.WindowId })).Statement;
        var line = statement.Lines.ShouldHaveSingleItem();
        (line.Kind, line.DueMicros).ShouldBe((StatementLineKind.FinanceAdjustment, 1_200_000));
        (await maker.Adjustments.ListSettlementAdjustmentsAsync(new ListSettlementAdjustmentsRequest { State = SettlementAdjustmentState.Booked })).Adjustments.ShouldBe([booked]);
        await checker.ShouldAddUp();
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_a_partner_will_never_pay_is_written_off_and_paid_after_all(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.PutAccountsAsync();
        var (maker, checker, grocerId) = (desk.Coalition.Maker, desk.Coalition.Checker, desk.Coalition.Grocer.PartnerId);
        var window = await desk.ApprovedAsync();
        var reference = (await desk.InvoiceAsync(window, grocerId)).CreditorReference;
        var proposed = (await maker.Adjustments.ProposeWriteOffAsync(new ProposeWriteOffRequest
        {
            RequestId = FinanceDesk.Id,
            WindowId = window.WindowId,
            PartnerId = grocerId,
            Direction = PaymentDirection.Received,
            Reference = "INS-3",
            Reason = "bankrupt",
        })).Adjustment;
        (proposed.Kind, proposed.Amount.MinorUnits).ShouldBe((SettlementAdjustmentKind.WriteOff, 505));

        await Approve(checker, proposed);

        var reports = new ReportsAdminService.ReportsAdminServiceClient(maker.Calls);
        (await reports.GetAgeingReportAsync(new GetAgeingReportRequest())).Rows.ShouldNotContain(row => row.PartnerCode == "grocer");
        await desk.Coalition.Hub.RestartAsync();
        var part = (await maker.Settlements.GetWindowAsync(new GetWindowRequest { WindowId = window.WindowId })).Window.Parts.Single(one => one.PartnerId == grocerId);
        (part.State, part.ToPay.MinorUnits, part.WrittenOff.MinorUnits).ShouldBe((PartState.WrittenOff, 0, 505));
        (await maker.Ledger.GetTrialBalanceAsync(new GetTrialBalanceRequest())).Rows.Single(row => row.AccountKind == AccountKind.WriteOffs).DebitsPosted.ShouldBe(5_050_000);
        (await desk.ImportAsync(Paid(reference, "A"))).Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Unmatched);

        await maker.Adjustments.ProposeAdjustmentReversalAsync(new ProposeAdjustmentReversalRequest { RequestId = FinanceDesk.Id, AdjustmentId = proposed.AdjustmentId, Reason = "it paid" });
        (await Approve(checker, proposed)).State.ShouldBe(SettlementAdjustmentState.Reversed);
        (await desk.ImportAsync(Paid(reference, "B"))).Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Settled);
        await checker.ShouldAddUp();
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
        (await desk.Files.MakeLedgerExportAsync(new MakeLedgerExportRequest { RequestId = FinanceDesk.Id })).File.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_proposes_does_not_approve_also_with_both_roles()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var window = await desk.ApprovedAsync();
        var proposed = (await desk.Coalition.Maker.Adjustments.ProposeWriteOffAsync(new ProposeWriteOffRequest
        {
            RequestId = FinanceDesk.Id,
            WindowId = window.WindowId,
            PartnerId = desk.Coalition.Grocer.PartnerId,
            Direction = PaymentDirection.Received,
            Reference = "INS-3",
            Reason = "bankrupt",
        })).Adjustment;

        await desk.Coalition.Maker.Adjustments.ApproveSettlementAdjustmentAsync(new ApproveSettlementAdjustmentRequest { RequestId = FinanceDesk.Id, AdjustmentId = proposed.AdjustmentId })
            .ShouldBeRefused(Reason.RoleMissing);
        (await Approve(desk.Coalition.Checker, proposed)).State.ShouldBe(SettlementAdjustmentState.Booked);
    }

    [Fact]
    public async Task Where_pairs_are_netted_the_statement_shows_each_of_them()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await Windows.SettlementRulesFixture.PutRules(desk.Coalition, new SettlementRules { Model = NettingModel.NetBilateral, Timing = SettlementTiming.Deferred });
        desk.Coalition.Hub.Clock.MoveTo(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await desk.TradeAsync();
        var proposed = (await desk.Coalition.Maker.Adjustments.ProposeSettlementAdjustmentAsync(new ProposeSettlementAdjustmentRequest
        {
            RequestId = FinanceDesk.Id,
            DebtorPartnerId = desk.Coalition.Grocer.PartnerId,
            CreditorPartnerId = desk.Coalition.Airline.PartnerId,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 200 },
            Reference = "A",
            Reason = "between the two",
        })).Adjustment;
        await Approve(desk.Coalition.Checker, proposed);

        var window = await desk.ApprovedAsync();
        var statement = (await desk.Coalition.Grocer.Settlements.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = window.WindowId })).Statement;

        statement.Legs.ShouldAllBe(leg => leg.Model == NettingModel.NetBilateral && leg.Direction == NetDirection.PartnerPays);
        statement.Legs.Select(leg => leg.OtherPartnerId).ShouldBe(["", desk.Coalition.Airline.PartnerId]);
        statement.Legs[1].Amount.MinorUnits.ShouldBe(200);
        statement.Legs.Sum(leg => leg.Amount.MinorUnits).ShouldBe(window.Parts.Single(part => part.PartnerId == statement.PartnerId).ToPay.MinorUnits);
    }

    private static async Task<SettlementAdjustment> Approve(TestPerson person, SettlementAdjustment adjustment) =>
        (await person.Adjustments.ApproveSettlementAdjustmentAsync(new ApproveSettlementAdjustmentRequest { RequestId = FinanceDesk.Id, AdjustmentId = adjustment.AdjustmentId })).Adjustment;

    private static CamtSample Paid(string reference, string entry) =>
        new(Dialect.New, new SampleEntry("5.05", true, new SampleDetail(Reference: reference)) { Reference = entry }) { Id = $"S-{entry}" };
}
