using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class AdjustmentDecisionTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Points_move_only_when_another_person_agrees_and_only_once()
    {
        var proposed = Propose(true, 40).Value;
        brands.Available().ShouldBe(0);

        Approve(proposed.No, Brands.Maker).ShouldBeRefused(Reason.SamePerson);
        var approved = Approve(proposed.No).Value;

        approved.State.ShouldBe(ApprovalState.Approved);
        approved.ChainSeq.ShouldBeGreaterThan(0);
        brands.Available().ShouldBe(40);
        brands.Position(Brands.Grocer).ShouldBe(-40 * 6000);
        Approve(proposed.No).ShouldBeRefused(Reason.NotProposed);
        Reject(proposed.No).ShouldBeRefused(Reason.NotProposed);
        brands.Available().ShouldBe(40);
    }

    [Fact]
    public void A_rejected_one_moves_nothing_ever()
    {
        var proposed = Propose(true, 40).Value;

        Reject(proposed.No).Value.State.ShouldBe(ApprovalState.Rejected);

        Approve(proposed.No).ShouldBeRefused(Reason.NotProposed);
        brands.State.Ledger.Transfers.Added.ShouldBeEmpty();
    }

    [Fact]
    public void A_credit_is_tested_against_the_cap_of_the_partner_that_funds_it()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 40 * 6000 });

        Approve(Propose(true, 41).Value.No).ShouldBeRefused(Reason.NetDebitCapExceeded);
        Approve(Propose(true, 40).Value.No).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_debit_takes_points_and_goes_exactly_as_far_below_zero_as_the_terms_allow()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { DebtFloorPoints = 5 });
        brands.Bought(Brands.Grocer, 1_000);

        Approve(Propose(false, 16).Value.No).ShouldBeRefused(Reason.NegativeLimitReached);
        brands.Available().ShouldBe(10);
        Approve(Propose(false, 15).Value.No).Refusal.ShouldBeNull();

        (brands.Available(), brands.Debt()).ShouldBe((0, 5));
        Approve(Propose(false, 1).Value.No).ShouldBeRefused(Reason.NegativeLimitReached);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void A_proposal_needs_a_member_a_partner_and_its_terms_for_those_points()
    {
        Propose(true, 1, memberNo: 99).ShouldBeRefused(Reason.MemberNotFound);
        Propose(true, 1, partnerNo: 99).ShouldBeRefused(Reason.PartnerNotFound);
        Propose(true, 1, partnerNo: Brands.Hotel).ShouldBeRefused(Reason.NoTermsInForce);
        Propose(true, 1, currency: "MILES").ShouldBeRefused(Reason.CurrencyNotAllowed);
        Approve(99).ShouldBeRefused(Reason.AdjustmentNotFound);
    }

    private Outcome<Adjustment> Propose(bool isCredit, long points, long memberNo = Shop.Mia, int partnerNo = Brands.Grocer, string currency = "PTS") =>
        brands.Coalition.Decide((state, now) => AdjustmentDecisions.Propose(state, now, new AdjustmentCommand(
            AdjustmentKind.Correction, isCredit, memberNo, partnerNo, Brands.Code(currency), points, "Because.", Brands.Maker)));

    private Outcome<Adjustment> Approve(long no, int staffNo = Brands.Checker) =>
        brands.Coalition.Decide((state, now) => AdjustmentDecisions.Approve(state, now, no, staffNo));

    private Outcome<Adjustment> Reject(long no) =>
        brands.Coalition.Decide((state, now) => AdjustmentDecisions.Reject(state, now, no, Brands.Checker));
}
