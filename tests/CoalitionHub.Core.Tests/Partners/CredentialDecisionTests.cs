using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Partners;

public sealed class CredentialDecisionTests
{
    private readonly Coalition coalition = new();
    private readonly Partner grocer;

    public CredentialDecisionTests() =>
        grocer = coalition.Done((state, moment) => OnboardPartner.Decide(state, moment, new OnboardPartnerCommand("grocer", "Grocer", null, CurrencyCode.Parse("HKD"), 0)));

    [Fact]
    public void A_partner_s_systems_have_several_credentials_at_once()
    {
        var old = ForPartner("points.earn").Value;
        var next = ForPartner("points.earn", "points.read").Value;

        old.ClientId.ShouldStartWith("cli_");
        next.ClientId.ShouldNotBe(old.ClientId);
        Retire(old.ClientId).Value.IsValid.ShouldBeFalse();
        coalition.State.Credentials.Find(next.ClientId).ShouldNotBeNull().IsValid.ShouldBeTrue();
        next.Scopes.ShouldBe(["points.earn", "points.read"]);
    }

    [Fact]
    public void A_scope_that_partners_can_t_have_is_refused()
    {
        ReasonOf(ForPartner("points.earn", "staff")).ShouldBe(Reason.ScopeUnknown);
        ReasonOf(ForPartner("points.mint")).ShouldBe(Reason.ScopeUnknown);
    }

    [Fact]
    public void An_owner_has_at_most_twenty_valid_credentials()
    {
        var first = ForPartner("points.earn").Value;
        for (var count = 2; count <= Credential.MostPerOwner; count++)
        {
            ForPartner("points.earn").Refusal.ShouldBeNull();
        }

        ReasonOf(ForPartner("points.earn")).ShouldBe(Reason.TooManyCredentials);
        Retire(first.ClientId).Refusal.ShouldBeNull();
        ForPartner("points.earn").Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_credential_is_retired_once_even_at_the_beginning_of_time()
    {
        coalition.NowMicros = 0;
        var credential = ForPartner("points.earn").Value;

        Retire(credential.ClientId).Value.IsValid.ShouldBeFalse();
        ReasonOf(Retire(credential.ClientId)).ShouldBe(Reason.CredentialRetired);
    }

    [Fact]
    public void A_person_s_tokens_have_the_scope_staff_whatever_was_asked_for()
    {
        var ann = First();

        ForPerson(ann.StaffNo, "points.earn").Value.Scopes.ShouldBe(["staff"]);
    }

    [Fact]
    public void A_person_that_left_gets_no_credential()
    {
        var ann = First();
        var ben = coalition.Done((state, moment) => AddStaff.Decide(state, moment, new AddStaffCommand("Ben", Roles.Auditor, 0, ann.StaffNo)));
        coalition.Done((state, moment) => DeactivateStaff.Decide(state, moment, new DeactivateStaffCommand(ben.No, ann.StaffNo)));

        ReasonOf(ForPerson(ben.No)).ShouldBe(Reason.StaffDeactivated);
        ReasonOf(ForPerson(99)).ShouldBe(Reason.StaffNotFound);
    }

    [Fact]
    public void Partners_and_people_s_credentials_are_retired_by_different_calls()
    {
        var ann = First();
        var system = ForPartner("points.earn").Value;

        ReasonOf(Retire(ann.ClientId)).ShouldBe(Reason.CredentialNotFound);
        ReasonOf(Retire(system.ClientId, CredentialOwner.Person)).ShouldBe(Reason.CredentialNotFound);
        ReasonOf(Retire("cli_nobody")).ShouldBe(Reason.CredentialNotFound);
    }

    [Fact]
    public void The_last_credential_of_the_last_operator_stays()
    {
        var only = First();

        ReasonOf(Retire(only.ClientId, CredentialOwner.Person)).ShouldBe(Reason.LastOperator);
        ForPerson(only.StaffNo).Refusal.ShouldBeNull();
        Retire(only.ClientId, CredentialOwner.Person).Refusal.ShouldBeNull();
    }

    [Fact]
    public void The_first_operator_comes_into_an_empty_store_only()
    {
        var first = First();

        var person = coalition.State.Staff.Find(first.StaffNo).ShouldNotBeNull();
        (person.Name, person.Roles, first.SecretHash).ShouldBe(("Ann", Roles.Operator, "hash"));
        FirstOperator.Decide(coalition.State, coalition.Now, "Eve", "hash").ShouldBeNull();
        coalition.State.Staff.All().Count().ShouldBe(1);
    }

    private Credential First() => FirstOperator.Decide(coalition.State, coalition.Now, "Ann", "hash").ShouldNotBeNull();

    private Outcome<Credential> ForPartner(params string[] scopes) => Create(new CreateCredentialCommand(grocer.No, 0, [.. scopes], "hash", "", 0));

    private Outcome<Credential> ForPerson(int staffNo, params string[] scopes) => Create(new CreateCredentialCommand(0, staffNo, [.. scopes], "hash", "", 0));

    private Outcome<Credential> Create(CreateCredentialCommand command) =>
        coalition.Decide((state, moment) => CreateCredential.Decide(state, moment, command));

    private Outcome<Credential> Retire(string clientId, CredentialOwner owner = CredentialOwner.Partner) =>
        coalition.Decide((state, moment) => RetireCredential.Decide(state, moment, new RetireCredentialCommand(clientId, owner, 0)));

    private static Reason ReasonOf(Outcome<Credential> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
