using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>Decides which members burn or exchange points at the end of a visit. One of the two at most: a code is good once.</summary>
internal sealed class SpendingPlanner(IReadOnlyDictionary<string, Brand> brands, IReadOnlyList<ExchangeRoute> routes, ProgrammeMoney money, long seed)
{
    private const int BurnsPerMille = 120;
    private const int BurnsElsewherePerMille = 300;
    private const int AssertionsPerMille = 400;
    private const int HoldsPerMille = 500;

    /// <summary>Most points of a burn or an exchange, well within what the hub moves at once.</summary>
    private const long MostPoints = 1_000_000;

    public void Plan(List<Step> steps, MemberPlan member, TillPurchase last, DateTimeOffset clock)
    {
        var route = routes.FirstOrDefault(route => route.FromBrand == last.Brand);
        if (route is not null && Draw.Happens(route.PerMille, seed, "exchange", last.Line))
        {
            PlanExchange(steps, member, route, last.Line, clock);
        }
        else if (Draw.Happens(BurnsPerMille, seed, "burn", last.Line))
        {
            PlanBurn(steps, member, BrandOfBurn(last), last.Line, clock);
        }
    }

    private void PlanExchange(List<Step> steps, MemberPlan member, ExchangeRoute route, int line, DateTimeOffset clock)
    {
        var points = PartOf(member.Purse(route.From), route.Step, clock);
        var arriving = points == 0 ? 0 : HandReckoning.Exchanged(route, points);
        if (arriving == 0)
        {
            return;
        }

        if (brands[route.Issuer].KeepsItsPoints && !member.IsKnownTo(route.Issuer))
        {
            // The brand's own ledger knows members by the brand's own numbers.
            steps.Add(new LinkStep(line, route.Issuer));
            member.BecomeKnownTo(route.Issuer);
        }

        GiveSecret(steps, member, line);
        steps.Add(new ExchangeStep(line, route, points, arriving));
        member.Purse(route.From).Take(points);
        member.Purse(route.To).Add(arriving, clock, brands[route.Issuer].Terms, isReleased: true);
    }

    private void PlanBurn(List<Step> steps, MemberPlan member, Brand brand, int line, DateTimeOffset clock)
    {
        var purse = member.Purse(brand.PointsCode);
        var points = PartOf(purse, brand.Terms.BurnStep, clock);
        if (points == 0)
        {
            return;
        }

        var isAsserted = Draw.Happens(AssertionsPerMille, seed, "assertion", line) && member.TryAssert(points, clock, brand.Terms);
        if (!isAsserted)
        {
            GiveSecret(steps, member, line);
        }

        // At a hotel points are set aside on arrival, and burnt on departure.
        var isHeld = brand.Code == BrandCatalog.Hotel && points > brand.Terms.BurnStep && Draw.Happens(HoldsPerMille, seed, "hold", line);
        var burnt = isHeld ? points - brand.Terms.BurnStep : points;
        var value = HandReckoning.BurnValue(brand.Terms, burnt, money.Digits);
        steps.Add(new BurnStep(line, brand.Code, burnt, isHeld ? points : 0, value, isAsserted ? ProofKind.Assertion : ProofKind.Code));
        purse.Take(burnt);
    }

    /// <summary>Points of the coalition are burnt at the other shop as well as where they were earned.</summary>
    private Brand BrandOfBurn(TillPurchase last) => brands[last.Brand switch
    {
        BrandCatalog.Grocer when IsElsewhere(last) => BrandCatalog.Pharmacy,
        BrandCatalog.Pharmacy when IsElsewhere(last) => BrandCatalog.Grocer,
        var brand => brand,
    }];

    private bool IsElsewhere(TillPurchase last) => Draw.Happens(BurnsElsewherePerMille, seed, "burn elsewhere", last.Line);

    /// <summary>Half of what the member has, or a step of it, in whole steps; 0 when there is less than one.</summary>
    private static long PartOf(Purse purse, int step, DateTimeOffset clock)
    {
        var available = Math.Min(purse.Available(clock), 2 * MostPoints);
        return available < step ? 0 : Math.Max(available / 2 / step, 1) * step;
    }

    private static void GiveSecret(List<Step> steps, MemberPlan member, int line)
    {
        if (!member.HasSecret && member.EnrolledBy is { } brand)
        {
            steps.Add(new SecretStep(line, brand));
            member.HasSecret = true;
        }
    }
}
