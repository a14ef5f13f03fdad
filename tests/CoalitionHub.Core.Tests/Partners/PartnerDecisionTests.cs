using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Partners;

public sealed class PartnerDecisionTests
{
    private readonly Coalition coalition = new("HKD");

    [Fact]
    public void A_brand_joins_and_deals_in_the_coalition_s_points()
    {
        var grocer = Onboard("grocer").Value;

        (grocer.No, grocer.State, grocer.BrandCurrencyNo, grocer.HomeCurrencyNo).ShouldBe((1, PartnerState.Active, 0, Currency.CoalitionPointsNo));
        grocer.Id.ShouldStartWith("ptn_");
        coalition.State.Changes.Added.ShouldHaveSingleItem().Subject.ShouldBe(grocer.Id);
    }

    [Fact]
    public void A_brand_brings_its_own_points()
    {
        var airline = Onboard("airline", "MILES").Value;

        var miles = coalition.State.Currencies.Find(airline.HomeCurrencyNo).ShouldNotBeNull();
        (miles.No, miles.Code.Text, miles.Kind, miles.OwnerPartnerNo).ShouldBe((3, "MILES", CurrencyKind.BrandPoints, airline.No));
        Onboard("hotel", "NIGHTS").Value.HomeCurrencyNo.ShouldBe(4);
    }

    [Theory]
    [InlineData("MILES")]
    [InlineData("PTS")]
    [InlineData("HKD")]
    [InlineData("CHF")]
    public void A_currency_code_is_given_once_and_never_one_of_iso_4217(string code)
    {
        Onboard("airline", "MILES").Refusal.ShouldBeNull();

        ReasonOf(Onboard("other", code)).ShouldBe(Reason.CurrencyCodeTaken);
        coalition.State.PartnerNumbers.Last.ShouldBe(1);
    }

    [Fact]
    public void A_partner_s_code_is_given_once()
    {
        Onboard("grocer").Refusal.ShouldBeNull();

        ReasonOf(Onboard("grocer")).ShouldBe(Reason.PartnerCodeTaken);
    }

    [Fact]
    public void A_brand_settles_in_the_coalition_s_money() =>
        ReasonOf(Onboard("grocer", money: "USD")).ShouldBe(Reason.SettlementCurrencyMismatch);

    [Fact]
    public void A_partner_is_suspended_and_resumed_with_reasons_kept()
    {
        var grocer = Onboard("grocer").Value;

        Suspend(grocer, "Unpaid").Value.State.ShouldBe(PartnerState.Suspended);
        Resume(grocer, "Paid").Value.State.ShouldBe(PartnerState.Active);

        coalition.State.Changes.Added.Skip(1).Select(change => (change.From, change.To, change.Why))
            .ShouldBe([("Active", "Suspended", "Unpaid"), ("Suspended", "Active", "Paid")]);
    }

    [Fact]
    public void A_step_that_the_partner_s_state_doesn_t_allow_is_refused()
    {
        var grocer = Onboard("grocer").Value;

        ReasonOf(Resume(grocer, "x")).ShouldBe(Reason.PartnerNotSuspended);
        Suspend(grocer, "x").Refusal.ShouldBeNull();
        ReasonOf(Suspend(grocer, "x")).ShouldBe(Reason.PartnerAlreadySuspended);
    }

    [Fact]
    public void A_partner_that_is_not_there_is_not_found()
    {
        var nobody = Onboard("grocer").Value with { No = 9 };

        ReasonOf(Suspend(nobody, "x")).ShouldBe(Reason.PartnerNotFound);
        ReasonOf(Resume(nobody, "x")).ShouldBe(Reason.PartnerNotFound);
    }

    private Outcome<Partner> Onboard(string code, string? currency = null, string money = "HKD") =>
        coalition.Decide((state, moment) => OnboardPartner.Decide(state, moment, new OnboardPartnerCommand(
            code, code, currency is null ? null : new BrandCurrency(CurrencyCode.Parse(currency), currency), CurrencyCode.Parse(money), 0)));

    private Outcome<Partner> Suspend(Partner partner, string why) =>
        coalition.Decide((state, moment) => PartnerStanding.Suspend(state, moment, new PartnerStandingCommand(partner.No, why, 0)));

    private Outcome<Partner> Resume(Partner partner, string why) =>
        coalition.Decide((state, moment) => PartnerStanding.Resume(state, moment, new PartnerStandingCommand(partner.No, why, 0)));

    private static Reason ReasonOf(Outcome<Partner> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
