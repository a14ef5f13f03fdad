using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Cli.Staff;

internal sealed class CreateStaffCredentialCommand : ChangingCommand
{
    private readonly Argument<string> person = StaffArgument.Create();
    private readonly PublicKeyOption publicKey = new();
    private readonly SaveProfileOption saveProfile = new();
    private readonly CreateStaffCredentialRequest request = new();

    public CreateStaffCredentialCommand(HubAccess access)
        : base(
            access,
            "create",
            "Makes a credential for a person. Its secret is shown once.",
            "staff credential create stf_...",
            "staff credential create stf_... --save-profile mary")
    {
        Add(person);
        Add(publicKey.Option);
        Add(saveProfile.Option);
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        saveProfile.RefuseTaken(input, terminal);
        request.PublicJwk = publicKey.TextIn(input);
        request.StaffId = input.GetRequiredValue(person);
        return true;
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        request.RequestId = hub.RequestId();
        var answer = await hub.Call(staff.CreateStaffCredentialAsync, request);
        var savedIn = answer.ClientSecret.Length > 0 ? saveProfile.Save(input, hub.Terminal, ProfileOf(hub, answer)) : null;
        var sheet = NewSecret.SheetOf(answer.ClientId, answer.ClientSecret, savedIn, "what the person's roles allow");
        answer.ClientSecret = savedIn is null ? answer.ClientSecret : "";
        Show(input, answer, sheet);
    }

    private static Profile ProfileOf(HubSession hub, CreateStaffCredentialResponse answer) => new()
    {
        Hub = hub.Credentials.Hub.OriginalString,
        Authority = hub.Credentials.Authority.OriginalString,
        ClientId = answer.ClientId,
        ClientSecret = answer.ClientSecret,
    };
}

internal sealed class RetireStaffCredentialCommand : ChangingCommand
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The credential's client id (cli_...)." };

    public RetireStaffCredentialCommand(HubAccess access)
        : base(access, "retire", "Ends a person's credential and the tokens it has got.", "staff credential retire cli_...")
    {
        Add(clientId);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(staff.RetireStaffCredentialAsync, new RetireStaffCredentialRequest { RequestId = hub.RequestId(), ClientId = input.GetRequiredValue(clientId) });
        Show(input, answer, Sheet.Facts("Credential", ("client id", answer.ClientId), ("retired", Words.Of(answer.RetiredTime))));
    }
}
