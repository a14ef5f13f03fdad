using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Banking;

public sealed class BankDetailsTests
{
    private readonly Brands brands = new();
    private readonly Banks banks;

    public BankDetailsTests() => banks = new Banks(brands);

    [Fact]
    public void Bank_details_are_proposed_by_one_person_and_approved_by_another()
    {
        var proposed = banks.Propose(Brands.Hotel, "DE89370400440532013000").Value;

        proposed.State.ShouldBe(ApprovalState.Proposed);
        banks.InForce(Brands.Hotel).ShouldBeNull();
        banks.Approve(proposed.No, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        banks.Approve(proposed.No).Value.State.ShouldBe(ApprovalState.Approved);
        banks.InForce(Brands.Hotel).ShouldNotBeNull().AccountNumber.ShouldBe("DE89370400440532013000");
        banks.Approve(proposed.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NotProposed);
        banks.Approve(99).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankDetailsNotFound);
    }

    [Fact]
    public void The_version_approved_last_is_in_force_and_the_others_stay()
    {
        var first = banks.Propose(Brands.Hotel, "DE89370400440532013000").Value;
        var second = banks.Propose(Brands.Hotel, "GB82WEST12345698765432").Value;
        var third = banks.Propose(Brands.Hotel, "NO9386011117947").Value;
        banks.Approve(second.No);
        brands.Coalition.NowMicros += 1;
        banks.Approve(first.No);
        banks.Reject(third.No).Value.State.ShouldBe(ApprovalState.Rejected);

        banks.InForce(Brands.Hotel).ShouldNotBeNull().No.ShouldBe(first.No);
        banks.InForce(Brands.Airline).ShouldBeNull();
        banks.InForce(0).ShouldBeNull();
        brands.State.BankDetails.All().Count().ShouldBe(3);
    }

    [Fact]
    public void Nobody_s_bank_details_are_refused_and_every_step_is_in_the_history()
    {
        banks.Propose(77, "DE89370400440532013000").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        var details = banks.Propose(0, "DE89370400440532013000").Value;
        banks.Approve(details.No);

        brands.State.Changes.Added.Where(change => change.Subject == details.Id).Select(change => (change.From, change.To))
            .ShouldBe([("", "Proposed"), ("Proposed", "Approved")]);
    }
}
