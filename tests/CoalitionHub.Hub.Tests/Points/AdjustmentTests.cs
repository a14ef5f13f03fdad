using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Staff.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What two people of the staff do together, and what members bring along.</summary>
public sealed class AdjustmentTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_are_given_and_taken_by_two_people_and_by_nobody_alone(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var member = await shop.Enrol();
        var memberId = (await shop.Members.GetMemberAsync(new Protos.Members.V1.GetMemberRequest { Member = member })).Member.MemberId;
        var both = await hub.AddNamedPerson("Both", Role.FinanceMaker, Role.FinanceChecker);
        var request = Proposal(AdjustmentKind.Goodwill, Direction.Credit, 50);

        var proposed = (await both.Points.ProposeAdjustmentAsync(request)).Adjustment;
        (await both.Points.ProposeAdjustmentAsync(request)).Adjustment.ShouldBe(proposed);
        (proposed.State, proposed.Reason, proposed.Seq, proposed.ProposedBy).ShouldBe((AdjustmentState.Proposed, "a long queue", 0, both.StaffId));
        (await shop.Balance(member)).Available.ShouldBe(0);
        await both.Points.ApproveAdjustmentAsync(Approval(proposed)).ShouldBeRefused(Reason.SamePerson);
        var approve = Approval(proposed);
        var approved = (await coalition.Checker.Points.ApproveAdjustmentAsync(approve)).Adjustment;
        (await coalition.Checker.Points.ApproveAdjustmentAsync(approve)).Adjustment.ShouldBe(approved);
        (approved.State, approved.Reason, approved.DecidedBy).ShouldBe((AdjustmentState.Approved, "a long queue", coalition.Checker.StaffId));
        (await shop.Balance(member)).Available.ShouldBe(50);
        await coalition.Checker.Points.ApproveAdjustmentAsync(Approval(proposed)).ShouldBeRefused(Reason.NotProposed);

        var taken = (await coalition.Maker.Points.ProposeAdjustmentAsync(Proposal(AdjustmentKind.Correction, Direction.Debit, 70))).Adjustment;
        await coalition.Checker.Points.ApproveAdjustmentAsync(Approval(taken));
        var balance = await shop.Balance(member);
        (balance.Available, balance.Debt).ShouldBe((0, 20));
        (await coalition.Maker.Points.ListAdjustmentsAsync(new ListAdjustmentsRequest { State = AdjustmentState.Approved })).Adjustments
            .Select(one => one.AdjustmentId).ShouldBe([taken.AdjustmentId, proposed.AdjustmentId]);
        (await KeptAnswers.Of(hub)).ShouldNotContain(answer => answer.Contains("a long queue", StringComparison.Ordinal));
        (await shop.Points.ListStatementAsync(new ListStatementRequest { Member = member })).Entries.Select(entry => entry.Kind)
            .ShouldBe([EntryKind.Adjustment, EntryKind.Adjustment, EntryKind.Goodwill]);
        await coalition.Checker.ShouldAddUp();
        hub.Verify().ShouldBeEmpty();

        ProposeAdjustmentRequest Proposal(AdjustmentKind kind, Direction direction, long points) => new()
        {
            RequestId = HubPeople.NewRequest(),
            MemberId = memberId,
            CurrencyCode = "POINTS",
            Points = points,
            Direction = direction,
            Kind = kind,
            FundingPartnerId = shop.PartnerId,
            Reason = "a long queue",
        };
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Opening_balances_are_imported_once_all_rows_or_none(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var (first, second) = (await shop.Enrol(), await shop.Enrol());
        await shop.Members.LinkMemberAsync(new Protos.Members.V1.LinkMemberRequest { RequestId = HubPeople.NewRequest(), Member = second, BrandMemberNumber = "S-2" });
        var request = new ImportOpeningBalancesRequest
        {
            RequestId = HubPeople.NewRequest(),
            PartnerId = shop.PartnerId,
            CurrencyCode = "POINTS",
            Rows =
            {
                new OpeningBalance { CardNumber = first.CardNumber, Points = 300, ExpiryDate = "2026-06-30" },
                new OpeningBalance { BrandMemberNumber = "S-404", Points = 5 },
                new OpeningBalance { BrandMemberNumber = "S-2", Points = 20 },
                new OpeningBalance { CardNumber = first.CardNumber, Points = 1 },
                new OpeningBalance { CardNumber = second.CardNumber, Points = 1, ExpiryDate = "2026-01-14" },
            },
        };

        var report = await coalition.Maker.Points.ImportOpeningBalancesAsync(request);
        (report.ImportedRows, report.ImportedPoints, report.Seq).ShouldBe((0, 0, 0));
        report.RefusedRows.Select(row => (row.RowNumber, row.Reason)).ShouldBe([(2, "MEMBER_NOT_FOUND"), (4, "FIELD_INVALID"), (5, "FIELD_INVALID")]);
        (await shop.Balance(first)).Available.ShouldBe(0);

        var better = new ImportOpeningBalancesRequest(request) { RequestId = HubPeople.NewRequest() };
        foreach (var row in new[] { 4, 3, 1 })
        {
            better.Rows.RemoveAt(row);
        }

        var imported = await coalition.Maker.Points.ImportOpeningBalancesAsync(better);
        (imported.ImportedRows, imported.ImportedPoints, imported.RefusedRows.Count).ShouldBe((2, 320, 0));
        (await coalition.Maker.Points.ImportOpeningBalancesAsync(better)).ShouldBe(imported);
        (await shop.Balance(first)).Expiring.ShouldBe([new ExpiringPoints { ExpiryDate = "2026-06-30", Points = 300 }]);
        (await shop.Balance(second)).Available.ShouldBe(20);
        better.RequestId = HubPeople.NewRequest();
        await coalition.Maker.Points.ImportOpeningBalancesAsync(better).ShouldBeRefused(Reason.OpeningBalanceExists);
        await coalition.Checker.ShouldAddUp();
        hub.Verify().ShouldBeEmpty();
    }

    private static ApproveAdjustmentRequest Approval(Adjustment adjustment) => new() { RequestId = HubPeople.NewRequest(), AdjustmentId = adjustment.AdjustmentId };
}
