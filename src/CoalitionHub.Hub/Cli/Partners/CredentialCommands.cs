using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

internal sealed class CreateCredentialCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();

    private readonly Option<string[]> scopes = new("--scope")
    {
        Description = "What it may do; give several. points.earn, points.burn, points.read, purchases.read, members.write, members.read, exchanges.write, exchanges.read, exchanges.instructions, settlements.read, settlements.write, partners.read.",
        HelpName = "SCOPE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly PublicKeyOption publicKey = new();
    private readonly CreateCredentialRequest request = new();

    public CreateCredentialCommand(HubAccess access)
        : base(
            access,
            "create",
            "Makes a credential for a partner's system. Its secret is shown once.",
            "partner credential create kiwi --scope points.earn points.read members.write members.read",
            "partner credential create kiwi --scope settlements.read --public-jwk kiwi-public.jwk")
    {
        Add(partner);
        Add(scopes);
        Add(publicKey.Option);
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        request.PublicJwk = publicKey.TextIn(input);
        request.Scopes.AddRange(input.GetRequiredValue(scopes));
        return true;
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        request.PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner));
        request.RequestId = hub.RequestId();
        var answer = await hub.Call(partners.CreateCredentialAsync, request);
        Show(input, answer, NewSecret.SheetOf(answer.Credential.ClientId, answer.ClientSecret, savedIn: null, string.Join(' ', answer.Credential.Scopes)));
    }
}

internal sealed class ListCredentialsCommand : ListCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();

    public ListCredentialsCommand(HubAccess access)
        : base(access, "list", "Lists a partner's credentials, retired ones included.", "partner credential list kiwi")
    {
        Add(partner);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var request = new ListCredentialsRequest { PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)) };
        var all = await hub.CallForAll(partners.ListCredentialsAsync, request, LimitIn(input));
        Show(input, all, PartnerSheets.Of(all.Credentials));
    }
}

internal sealed class RetireCredentialCommand : ChangingCommand
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The credential's client id (cli_...)." };

    public RetireCredentialCommand(HubAccess access)
        : base(access, "retire", "Ends a credential and the tokens it has got. Make and install its successor first.", "partner credential retire cli_...")
    {
        Add(clientId);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(partners.RetireCredentialAsync, new RetireCredentialRequest { RequestId = hub.RequestId(), ClientId = input.GetRequiredValue(clientId) });
        Show(input, answer, PartnerSheets.Of([answer.Credential]));
    }
}
