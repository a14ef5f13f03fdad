using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Cli.Exchanges;

internal sealed class ProposeRouteCommand : ChangingCommand
{
    private readonly Option<string> from = new("--from") { Description = "The points that leave.", HelpName = "CODE", Required = true };
    private readonly Option<string> to = new("--to") { Description = "The points that come.", HelpName = "CODE", Required = true };
    private readonly Option<string> issuer = PartnerName.Option("--issuer", "Who issues the points that come, under its terms.", isRequired: true);
    private readonly Option<Fraction> rate = Parsed.Fraction("--rate", "Points that come for one that leaves after the fee.");
    private readonly Option<Fraction> fee = Parsed.Fraction("--fee", "The share of the points that leave that is kept; without it, none.");
    private readonly Option<long> minimum = new("--minimum") { Description = "The fewest points that may leave at once.", HelpName = "POINTS", DefaultValueFactory = _ => 1 };
    private readonly Option<long> maximum = new("--maximum") { Description = "The most points that may leave at once.", HelpName = "POINTS", DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<long> increment = new("--increment") { Description = "Points leave in multiples of it.", HelpName = "POINTS", DefaultValueFactory = _ => 1 };
    private readonly Option<Duration> validity = Parsed.Duration("--quote-valid-for", "How long a quote binds; without it, 5 minutes.");
    private readonly Option<Timestamp> effective = Parsed.Time("--effective", "From when it holds; without it, from the approval on.");

    public ProposeRouteCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes a route between two points currencies.",
            "route propose --from KIWI --to MILES --issuer skyline --rate 3/10 --fee 2% --minimum 1000 --increment 100")
    {
        rate.Required = true;
        foreach (var option in new System.CommandLine.Option[] { from, to, issuer, rate, fee, minimum, maximum, increment, validity, effective })
        {
            Add(option);
        }
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangesAdminService.ExchangesAdminServiceClient(hub.Invoker);
        var terms = new RouteTerms
        {
            FromCurrencyCode = input.GetRequiredValue(from),
            ToCurrencyCode = input.GetRequiredValue(to),
            IssuerPartnerId = await PartnerName.IdOfAsync(hub, input.GetRequiredValue(issuer)),
            Rate = input.GetRequiredValue(rate),
            Fee = input.GetValue(fee),
            MinimumPoints = input.GetValue(minimum),
            MaximumPoints = input.GetValue(maximum),
            IncrementPoints = input.GetValue(increment),
            QuoteValidity = input.GetValue(validity),
        };
        var answer = await hub.Call(exchanges.ProposeRouteAsync, new ProposeRouteRequest { RequestId = hub.RequestId(), Terms = terms, EffectiveTime = input.GetValue(effective) });
        Show(input, answer, RouteSheets.Of([answer.Route]));
    }
}
