using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Cli.Points;

internal sealed class ProposeAdjustmentCommand : ChangingCommand
{
    private readonly Argument<string> member = new("member") { Description = "The member's id (mbr_...)." };
    private readonly Option<long?> give = new("--give") { Description = "Points to give.", HelpName = "POINTS" };
    private readonly Option<long?> take = new("--take") { Description = "Points to take.", HelpName = "POINTS" };
    private readonly Option<string> currency = new("--currency") { Description = "The points' currency.", HelpName = "CODE", Required = true };
    private readonly Option<AdjustmentKind> kind = EnumText.OptionOf<AdjustmentKind>("--kind", "What it is.");
    private readonly Option<string> paidBy = PartnerName.Option("--paid-by", "Who pays for points given, or gains those taken.", isRequired: true);
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT", Required = true };

    public ProposeAdjustmentCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes to give a member points, or to take some.",
            "adjust propose mbr_... --give 500 --currency KIWI --kind goodwill --paid-by kiwi --reason \"the room was not ready\"",
            "adjust propose mbr_... --take 120 --currency KIWI --kind correction --paid-by kiwi --reason \"credited twice\"")
    {
        kind.Required = true;
        Add(member);
        foreach (var option in new Option[] { give, take, currency, kind, paidBy, reason })
        {
            Add(option);
        }

        Either(give, take);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var points = new PointsAdminService.PointsAdminServiceClient(hub.Invoker);
        var given = input.GetValue(give);
        var request = new ProposeAdjustmentRequest
        {
            MemberId = input.GetRequiredValue(member),
            CurrencyCode = input.GetRequiredValue(currency),
            Points = given ?? input.GetValue(take) ?? 0,
            Direction = given is null ? Direction.Debit : Direction.Credit,
            Kind = input.GetRequiredValue(kind),
            FundingPartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(paidBy)),
            Reason = input.GetRequiredValue(reason),
            RequestId = hub.RequestId(),
        };
        var answer = await hub.Call(points.ProposeAdjustmentAsync, request);
        Show(input, answer, AdjustmentSheets.Of([answer.Adjustment]));
    }
}
