using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Cli.Staff;

internal sealed class ListStaffCommand(HubAccess access)
    : ListCommand(access, "list", "Lists all people in order of joining.", "staff list")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(staff.ListStaffAsync, new ListStaffRequest(), LimitIn(input));
        Show(input, all, StaffSheets.Of(all.StaffMembers));
    }
}

internal sealed class MeCommand(HubAccess access)
    : HubCommand(access, "me", "Shows who you are to the hub.", "staff me --profile olga")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(staff.GetMeAsync, new GetMeRequest());
        Show(input, answer, StaffSheets.Of(answer.StaffMember));
    }
}

internal sealed class AddStaffCommand : ChangingCommand
{
    private readonly Argument<string> name = new("name") { Description = "The person's name." };
    private readonly Option<Role[]> roles = RoleOption.Create();
    private readonly Option<string> partner = PartnerName.Option("--partner", "The partner that a partner-finance person acts for.", isRequired: false);

    public AddStaffCommand(HubAccess access)
        : base(
            access,
            "add",
            "Adds a person. Give them a credential next.",
            "staff add \"Mary Maker\" --role finance-maker",
            "staff add \"Kim Kiwi\" --role partner-finance --partner kiwi")
    {
        Add(name);
        Add(roles);
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var request = new AddStaffRequest
        {
            DisplayName = input.GetRequiredValue(name),
            PartnerId = input.GetValue(partner) is { } named ? await PartnerName.IdOfAsync(hub, named) : "",
        };
        request.Roles.AddRange(input.GetRequiredValue(roles));
        request.RequestId = hub.RequestId();
        var answer = await hub.Call(staff.AddStaffAsync, request);
        Show(input, answer, StaffSheets.Of(answer.StaffMember));
    }
}

internal sealed class ChangeRolesCommand : ChangingCommand
{
    private readonly Argument<string> person = StaffArgument.Create();
    private readonly Option<Role[]> roles = RoleOption.Create();

    public ChangeRolesCommand(HubAccess access)
        : base(access, "roles", "Replaces a person's roles. Nobody changes their own.", "staff roles stf_... --role auditor --role operator")
    {
        Add(person);
        Add(roles);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var request = new ChangeRolesRequest { RequestId = hub.RequestId(), StaffId = input.GetRequiredValue(person) };
        request.Roles.AddRange(input.GetRequiredValue(roles));
        var answer = await hub.Call(staff.ChangeRolesAsync, request);
        Show(input, answer, StaffSheets.Of(answer.StaffMember));
    }
}

internal sealed class DeactivateStaffCommand : ChangingCommand
{
    private readonly Argument<string> person = StaffArgument.Create();

    public DeactivateStaffCommand(HubAccess access)
        : base(access, "deactivate", "Ends a person's access with all credentials, for good.", "staff deactivate stf_...")
    {
        Add(person);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(staff.DeactivateStaffAsync, new DeactivateStaffRequest { RequestId = hub.RequestId(), StaffId = input.GetRequiredValue(person) });
        Show(input, answer, StaffSheets.Of(answer.StaffMember));
    }
}
