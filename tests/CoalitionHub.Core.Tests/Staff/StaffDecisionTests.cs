using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Staff;

public sealed class StaffDecisionTests
{
    private readonly Coalition coalition = new();

    [Fact]
    public void A_person_is_added_active_with_an_id_and_a_row_of_history()
    {
        var ann = Add("Ann", Roles.Operator);

        ann.IsActive.ShouldBeTrue();
        ann.Id.ShouldStartWith("stf_");
        var change = coalition.State.Changes.Added.ShouldHaveSingleItem();
        (change.Subject, change.From, change.To, change.Who).ShouldBe((ann.Id, "", "Operator", "hub"));
    }

    [Theory]
    [InlineData(Roles.None, 0, Reason.FieldInvalid)]
    [InlineData((Roles)32, 0, Reason.FieldInvalid)]
    [InlineData(Roles.PartnerFinance, 0, Reason.RoleNeedsPartner)]
    [InlineData(Roles.FinanceMaker, 7, Reason.RoleNeedsPartner)]
    [InlineData(Roles.PartnerFinance | Roles.Auditor, 7, Reason.RolesConflict)]
    public void Roles_that_don_t_go_together_are_refused(Roles roles, int partnerNo, Reason reason) =>
        TryAdd("Ann", roles, partnerNo).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Theory]
    [InlineData(Roles.PartnerFinance, 7)]
    [InlineData(Roles.Operator | Roles.FinanceMaker | Roles.FinanceChecker | Roles.Auditor, 0)]
    public void Roles_that_go_together_are_given(Roles roles, int partnerNo) => TryAdd("Ann", roles, partnerNo).Value.Roles.ShouldBe(roles);

    [Fact]
    public void Another_operator_changes_a_person_s_roles()
    {
        var ann = Add("Ann", Roles.Operator);
        var ben = Add("Ben", Roles.FinanceMaker);

        var changed = Change(ben, Roles.FinanceChecker, ann).Value;

        changed.Roles.ShouldBe(Roles.FinanceChecker);
        coalition.State.Staff.Find(ben.No).ShouldBe(changed);
        var change = coalition.State.Changes.Added[^1];
        (change.Subject, change.From, change.To, change.Who).ShouldBe((ben.Id, "FinanceMaker", "FinanceChecker", ann.Id));
    }

    [Fact]
    public void Nobody_changes_their_own_roles()
    {
        var ann = Add("Ann", Roles.Operator);
        Add("Ben", Roles.Operator);

        ReasonOf(Change(ann, Roles.Operator | Roles.FinanceChecker, ann)).ShouldBe(Reason.SamePerson);
    }

    [Fact]
    public void Nobody_deactivates_themselves()
    {
        var ann = Add("Ann", Roles.Operator);
        Add("Ben", Roles.Operator);

        ReasonOf(Deactivate(ann, ann)).ShouldBe(Reason.SamePerson);
    }

    [Fact]
    public void Of_two_operators_who_deactivate_each_other_the_second_is_refused()
    {
        var ann = Add("Ann", Roles.Operator);
        var ben = Add("Ben", Roles.Operator);

        Deactivate(ann, ben).Value.IsActive.ShouldBeFalse();

        ReasonOf(Deactivate(ben, ann)).ShouldBe(Reason.LastOperator);
        ReasonOf(Change(ben, Roles.Auditor, ann)).ShouldBe(Reason.LastOperator);
    }

    [Fact]
    public void The_last_operator_keeps_the_role_when_others_are_added_to_it()
    {
        var ann = Add("Ann", Roles.Operator);
        var ben = Add("Ben", Roles.Auditor);

        Change(ann, Roles.Operator | Roles.FinanceMaker, ben).Value.Roles.ShouldBe(Roles.Operator | Roles.FinanceMaker);
    }

    [Fact]
    public void A_deactivated_person_is_changed_no_more()
    {
        var ann = Add("Ann", Roles.Operator);
        var ben = Add("Ben", Roles.Auditor);
        Deactivate(ben, ann).Refusal.ShouldBeNull();

        ReasonOf(Deactivate(ben, ann)).ShouldBe(Reason.StaffDeactivated);
        ReasonOf(Change(ben, Roles.FinanceMaker, ann)).ShouldBe(Reason.StaffDeactivated);
    }

    [Fact]
    public void A_partner_s_person_can_t_be_given_the_coalition_s_roles()
    {
        var ann = Add("Ann", Roles.Operator);
        var pat = TryAdd("Pat", Roles.PartnerFinance, 7).Value;

        ReasonOf(Change(pat, Roles.FinanceMaker, ann)).ShouldBe(Reason.RoleNeedsPartner);
    }

    [Fact]
    public void A_person_that_is_not_there_is_not_found()
    {
        var ann = Add("Ann", Roles.Operator);
        var nobody = ann with { No = 99 };

        ReasonOf(Change(nobody, Roles.Auditor, ann)).ShouldBe(Reason.StaffNotFound);
        ReasonOf(Deactivate(nobody, ann)).ShouldBe(Reason.StaffNotFound);
    }

    private StaffMember Add(string name, Roles roles) => TryAdd(name, roles, 0).Value;

    private Outcome<StaffMember> TryAdd(string name, Roles roles, int partnerNo) =>
        coalition.Decide((state, moment) => AddStaff.Decide(state, moment, new AddStaffCommand(name, roles, partnerNo, 0)));

    private Outcome<StaffMember> Change(StaffMember person, Roles roles, StaffMember by) =>
        coalition.Decide((state, moment) => ChangeRoles.Decide(state, moment, new ChangeRolesCommand(person.No, roles, by.No)));

    private Outcome<StaffMember> Deactivate(StaffMember person, StaffMember by) =>
        coalition.Decide((state, moment) => DeactivateStaff.Decide(state, moment, new DeactivateStaffCommand(person.No, by.No)));

    private static Reason ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
