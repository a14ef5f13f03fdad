using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Option = System.CommandLine.Option;

namespace CoalitionHub.Hub.Cli.Exchanges;

internal sealed class ProposeRouteCommand : ChangingCommand
{
    private const long DefaultMaximum = 1_000_000;

    private readonly Option<string> file = new("--file") { Description = "The rules in JSON, over which the options go; route template prints a file to start from.", HelpName = "FILE" };
    private readonly Option<string> from = new("--from") { Description = "The points that leave.", HelpName = "CODE" };
    private readonly Option<string> to = new("--to") { Description = "The points that come; the same again: the rules for gifts from member to member.", HelpName = "CODE" };
    private readonly Option<string> issuer = PartnerName.Option("--issuer", "Who issues the points that come, under its terms.", isRequired: false);
    private readonly Option<Fraction> rate = Parsed.Fraction("--rate", "Points that come for one that leaves after the fee.");
    private readonly Option<Fraction> fee = Parsed.Fraction("--fee", "The share of the points that leave that is kept; without it, none.");
    private readonly Option<long?> minimum = Points("--minimum", "The fewest points that may leave at once; without it, 1.");
    private readonly Option<long?> maximum = Points("--maximum", "The most points that may leave at once; without it, 1000000.");
    private readonly Option<long?> increment = Points("--increment", "Points leave in multiples of it; without it, 1.");
    private readonly Option<Duration> validity = Parsed.Duration("--quote-valid-for", "How long a quote binds; without it, 5 minutes.");
    private readonly Option<Timestamp> effective = Parsed.Time("--effective", "From when it holds; without it, from the approval on.");
    private readonly RouteRuleOptions rules = new();
    private RouteTerms terms = new();

    public ProposeRouteCommand(HubAccess access)
        : base(
            access,
            "propose",
            "Proposes a route between two points currencies.",
            "route propose --from KIWI --to MILES --issuer skyline --rate 3/10 --fee 2% --minimum 1000 --increment 100",
            "route propose --from STAYS --to MILES --issuer skyline --rate 1/3 --minimum 3000 --maximum 240000 --increment 3 --bonus-block 60000 --bonus-points 5000 --day-points member=240000",
            "route propose --file route.json --issuer skyline --effective 2026-08-01")
    {
        foreach (var option in new Option[] { file, from, to, issuer, rate, fee, minimum, maximum, increment, validity, effective }.Concat(rules.All))
        {
            Add(option);
        }
    }

    protected override bool Prepare(Terminal terminal, ParseResult input)
    {
        terms = input.GetValue(file) is { } path ? RouteFile.Read(path) : new RouteTerms();
        terms.FromCurrencyCode = input.GetValue(from) ?? terms.FromCurrencyCode;
        terms.ToCurrencyCode = input.GetValue(to) ?? terms.ToCurrencyCode;
        terms.Rate = input.GetValue(rate) ?? terms.Rate;
        terms.Fee = input.GetValue(fee) ?? terms.Fee;
        terms.MinimumPoints = input.GetValue(minimum) ?? Math.Max(terms.MinimumPoints, 1);
        terms.MaximumPoints = input.GetValue(maximum) ?? (terms.MaximumPoints == 0 ? DefaultMaximum : terms.MaximumPoints);
        terms.IncrementPoints = input.GetValue(increment) ?? Math.Max(terms.IncrementPoints, 1);
        terms.QuoteValidity = input.GetValue(validity) ?? terms.QuoteValidity;
        Need(terms.FromCurrencyCode.Length > 0, "--from");
        Need(terms.ToCurrencyCode.Length > 0, "--to");
        Need(input.GetValue(issuer) is not null || terms.IssuerPartnerId.Length > 0, "--issuer");
        Need(terms.Rate is not null, "--rate");
        return true;

        static void Need(bool isGiven, string option)
        {
            if (!isGiven)
            {
                throw new UsageException($"{option} is needed, or a --file that says as much.");
            }
        }
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var exchanges = new ExchangesAdminService.ExchangesAdminServiceClient(hub.Invoker);
        terms.IssuerPartnerId = input.GetValue(issuer) is { } named ? await PartnerName.IdOfAsync(hub, named) : terms.IssuerPartnerId;
        await rules.PutAsync(hub, input, terms);
        var answer = await hub.Call(exchanges.ProposeRouteAsync, new ProposeRouteRequest { RequestId = hub.RequestId(), Terms = terms, EffectiveTime = input.GetValue(effective) });
        Show(input, answer, [RouteSheets.Of([answer.Route]), RouteSheets.RulesOf(answer.Route), .. RouteSheets.WarningOf(answer)]);
    }

    private static Option<long?> Points(string name, string description) => new(name) { Description = description, HelpName = "POINTS" };
}
