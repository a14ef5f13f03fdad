using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Staff.V1;
using Shouldly;
using Xunit;
using Client = CoalitionHub.Protos.Staff.V1.StaffAdminService.StaffAdminServiceClient;

namespace CoalitionHub.Hub.Tests.Staff;

public sealed class StaffTests(SharedHubs hubs) : IClassFixture<SharedHubs>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_first_operator_is_who_migrating_named(Store store)
    {
        var me = await (await Operator(store)).GetMeAsync(new GetMeRequest());

        me.StaffMember.DisplayName.ShouldBe("First Operator");
        me.StaffMember.Roles.ShouldBe([Role.Operator]);
        me.StaffMember.State.ShouldBe(StaffState.Active);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_person_is_added_signs_in_and_is_listed(Store store)
    {
        var hub = await hubs.On(store);
        var person = await hub.AddNamedPerson("Ann", Role.FinanceMaker, Role.Auditor);

        var me = (await new Client(person.Calls).GetMeAsync(new GetMeRequest())).StaffMember;

        (me.StaffId, me.DisplayName, me.State).ShouldBe((person.StaffId, "Ann", StaffState.Active));
        me.Roles.ShouldBe([Role.FinanceMaker, Role.Auditor]);
        (await AllOf(await Operator(store))).ShouldContain(me);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Adding_the_same_person_twice_with_one_request_adds_one(Store store)
    {
        var staff = await Operator(store);
        var request = new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = "Repeated", Roles = { Role.Auditor } };

        var first = await staff.AddStaffAsync(request);
        var second = await staff.AddStaffAsync(request);

        second.ShouldBe(first);
        (await AllOf(staff)).Count(person => person.DisplayName == "Repeated").ShouldBe(1);
        request.DisplayName = "Another";
        await staff.AddStaffAsync(request).ShouldBeRefused(Reason.RequestIdReused);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_name_of_a_person_is_not_kept_with_the_request(Store store)
    {
        var hub = await hubs.On(store);
        var name = "Nobody Keeps " + HubCredentials.NewCode();
        await (await Operator(store)).AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = name, Roles = { Role.Auditor } });

        (await KeptAnswers.Of(hub)).ShouldNotBeEmpty();
        (await KeptAnswers.Of(hub)).ShouldNotContain(answer => answer.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task New_roles_hold_at_once_for_tokens_that_are_out(Store store)
    {
        var hub = await hubs.On(store);
        var person = await hub.AddNamedPerson("Ann", Role.Auditor);
        var asPerson = new Client(person.Calls);
        await asPerson.ListStaffAsync(new ListStaffRequest());

        var changed = await (await Operator(store)).ChangeRolesAsync(new ChangeRolesRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId, Roles = { Role.FinanceMaker } });

        changed.StaffMember.Roles.ShouldBe([Role.FinanceMaker]);
        changed.StaffMember.DisplayName.ShouldBe("Ann");
        await asPerson.ListStaffAsync(new ListStaffRequest()).ShouldBeRefused(Reason.RoleMissing);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_person_that_leaves_is_locked_out_at_once(Store store)
    {
        var hub = await hubs.On(store);
        var person = await hub.AddNamedPerson("Ann", Role.Auditor);
        var asPerson = new Client(person.Calls);
        await asPerson.GetMeAsync(new GetMeRequest());

        var left = await (await Operator(store)).DeactivateStaffAsync(new DeactivateStaffRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });

        left.StaffMember.State.ShouldBe(StaffState.Inactive);
        await asPerson.GetMeAsync(new GetMeRequest()).ShouldBeRefused(Reason.CredentialNotAccepted);
        await Should.ThrowAsync<InvalidOperationException>(() => hub.TokenFor(person.Keys));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Nobody_changes_their_own_access(Store store)
    {
        var staff = await Operator(store);
        var me = (await staff.GetMeAsync(new GetMeRequest())).StaffMember.StaffId;

        await staff.ChangeRolesAsync(new ChangeRolesRequest { RequestId = HubPeople.NewRequest(), StaffId = me, Roles = { Role.Operator, Role.FinanceMaker } }).ShouldBeRefused(Reason.SamePerson);
        await staff.DeactivateStaffAsync(new DeactivateStaffRequest { RequestId = HubPeople.NewRequest(), StaffId = me }).ShouldBeRefused(Reason.SamePerson);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_secret_is_shown_once_and_a_repeated_request_goes_without(Store store)
    {
        var hub = await hubs.On(store);
        var staff = await Operator(store);
        var person = await hub.AddNamedPerson("Ann", Role.Auditor);
        var request = new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId };

        var first = await staff.CreateStaffCredentialAsync(request);
        var second = await staff.CreateStaffCredentialAsync(request);

        first.ClientSecret.ShouldNotBeEmpty();
        second.ShouldBe(new CreateStaffCredentialResponse { ClientId = first.ClientId });
        (await hub.TokenFor(new ClientKeys(first.ClientId, first.ClientSecret))).ShouldNotBeEmpty();
        (await KeptAnswers.Of(hub)).ShouldNotContain(answer => answer.Contains(first.ClientSecret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_person_s_credentials_are_rotated_without_a_gap(Store store)
    {
        var hub = await hubs.On(store);
        var staff = await Operator(store);
        var person = await hub.AddNamedPerson("Ann", Role.Auditor);
        var made = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });
        var asOld = new Client(person.Calls);
        await asOld.GetMeAsync(new GetMeRequest());

        var retired = await staff.RetireStaffCredentialAsync(new RetireStaffCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = person.Keys.ClientId });

        retired.ClientId.ShouldBe(person.Keys.ClientId);
        retired.RetiredTime.ToDateTimeOffset().ShouldBe(hub.Now);
        await asOld.GetMeAsync(new GetMeRequest()).ShouldBeRefused(Reason.CredentialNotAccepted);
        await new Client(await hub.As(new ClientKeys(made.ClientId, made.ClientSecret))).GetMeAsync(new GetMeRequest());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_only_operator_can_t_retire_the_only_credential(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var staff = new Client(await hub.As(hub.FirstOperator));

        await staff.RetireStaffCredentialAsync(new RetireStaffCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = hub.FirstOperator.ClientId }).ShouldBeRefused(Reason.LastOperator);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task People_are_listed_page_by_page_in_order_of_joining(Store store)
    {
        var hub = await hubs.On(store);
        for (var count = 0; count < 3; count++)
        {
            await hub.AddNamedPerson("Ann", Role.Auditor);
        }

        var staff = await Operator(store);
        List<string> seen = [];
        var request = new ListStaffRequest { PageSize = 2 };
        do
        {
            var page = await staff.ListStaffAsync(request);
            page.StaffMembers.Count.ShouldBeInRange(1, 2);
            seen.AddRange(page.StaffMembers.Select(person => person.StaffId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        seen.ShouldBe((await AllOf(staff)).Select(person => person.StaffId));
        seen.ShouldBeUnique();
    }

    private async Task<Client> Operator(Store store)
    {
        var hub = await hubs.On(store);
        return new Client(await hub.As(hub.FirstOperator));
    }

    private static async Task<IReadOnlyList<StaffMember>> AllOf(Client staff) => (await staff.ListStaffAsync(new ListStaffRequest { PageSize = 1000 })).StaffMembers;
}
