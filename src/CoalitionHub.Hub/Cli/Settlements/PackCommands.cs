using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListPacksCommand : ListCommand
{
    private readonly Option<string> partner = PartnerName.Option("--partner", "Only this partner's.", isRequired: false);
    private readonly Option<PackState> state = EnumText.OptionOf<PackState>("--state", "Only in this state.");

    public ListPacksCommand(HubAccess access)
        : base(access, "list", "Lists packs of points and what is left of them, the last proposed first.", "settle pack list --partner kiwi", "settle pack list --state proposed")
    {
        Add(partner);
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var packs = new PacksAdminService.PacksAdminServiceClient(hub.Invoker);
        var request = new ListPacksRequest { State = input.GetValue(state), PartnerId = input.GetValue(partner) is { } named ? await PartnerName.IdOfAsync(hub, named) : "" };
        var all = await hub.CallForAll(packs.ListPacksAsync, request, LimitIn(input));
        Show(input, all, PackSheets.Of(all.Packs));
    }
}

internal sealed class ProposePackCommand : ChangingCommand
{
    private readonly Argument<string> partner = PartnerName.Argument();
    private readonly Argument<long> points = new("points") { Description = "How many points." };
    private readonly Option<string> currency = new("--currency") { Description = "Which points.", HelpName = "CODE", Required = true };
    private readonly Option<string> reference = new("--bank-reference") { Description = "The bank's reference of the partner's payment; without it, the partner is yet to pay, and quotes the pack's reference.", HelpName = "TEXT" };

    public ProposePackCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes a pack that a prepaid partner has paid for, or is to pay; the terms in force price it. Another person approves it.",
            "settle pack propose kiwi 1000000 --currency POINTS --bank-reference FT26120-0815",
            "settle pack propose kiwi 1000000 --currency POINTS")
    {
        Add(partner);
        Add(points);
        Add(currency);
        Add(reference);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var packs = new PacksAdminService.PacksAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(packs.ProposePackAsync, new ProposePackRequest
        {
            RequestId = hub.RequestId(),
            PartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(partner)),
            PointsCurrencyCode = input.GetRequiredValue(currency),
            Points = input.GetRequiredValue(points),
            BankReference = input.GetValue(reference) ?? "",
        });
        Show(input, answer, PackSheets.Of([answer.Pack]));
    }
}

internal sealed class ApprovePackCommand : ChangingCommand
{
    private readonly Argument<string> pack = new("pack") { Description = "The pack's id (pck_...)." };

    public ApprovePackCommand(HubAccess access)
        : base(access, "approve", "Approves a pack and books its payment, or has it wait for that; another person than who proposed it.", "settle pack approve pck_...")
    {
        Add(pack);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var packs = new PacksAdminService.PacksAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(packs.ApprovePackAsync, new ApprovePackRequest { RequestId = hub.RequestId(), PackId = input.GetRequiredValue(pack) });
        Show(input, answer, PackSheets.Of([answer.Pack]));
    }
}

internal sealed class RejectPackCommand : ChangingCommand
{
    private readonly Argument<string> pack = new("pack") { Description = "The pack's id (pck_...)." };

    public RejectPackCommand(HubAccess access)
        : base(access, "reject", "Turns down a pack that is proposed or waits for its payment.", "settle pack reject pck_...")
    {
        Add(pack);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var packs = new PacksAdminService.PacksAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(packs.RejectPackAsync, new RejectPackRequest { RequestId = hub.RequestId(), PackId = input.GetRequiredValue(pack) });
        Show(input, answer, PackSheets.Of([answer.Pack]));
    }
}

/// <summary>What is shown of packs.</summary>
internal static class PackSheets
{
    public static Sheet Of(IEnumerable<Pack> packs) => Sheet.List(
        "Packs",
        packs,
        Sheet.Column<Pack>("id", pack => pack.PackId),
        Sheet.Column<Pack>("partner", pack => pack.PartnerId),
        Sheet.Column<Pack>("state", pack => Words.Of(pack.State)),
        Sheet.Column<Pack>("currency", pack => pack.PointsCurrencyCode),
        Sheet.Number<Pack>("points", pack => Words.Of(pack.Points)),
        Sheet.Number<Pack>("left", pack => Words.Of(pack.PointsLeft)),
        Sheet.Number<Pack>("price", pack => Words.Of(pack.Price)),
        Sheet.Column<Pack>("bank reference", pack => pack.BankReference),
        Sheet.Column<Pack>("quoted when paid", pack => pack.CreditorReference),
        Sheet.Column<Pack>("proposed by", pack => pack.ProposedBy),
        Sheet.Column<Pack>("decided by", pack => pack.DecidedBy));
}
