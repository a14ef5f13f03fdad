using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>
/// What a schedule begins with: a hotel whose nights the hub keeps, a grocer with the coalition's points, an airline and a railway
/// that keep their own, a route of each kind, and two members who have some of everything.
/// </summary>
internal static class SimulatedCoalition
{
    public const int Railway = 4;
    public const int Rails = 5;
    public const long OwnPoints = 100_000;
    public static readonly long[] Members = [1, 2];

    /// <summary>From, to; and through whom members ask: the brand whose points leave, which may say that it knows them.</summary>
    public static readonly (string From, string To, int PartnerNo)[] Ways =
        [("NIGHTS", "PTS", Brands.Hotel), ("NIGHTS", "MILES", Brands.Hotel), ("MILES", "NIGHTS", Brands.Airline), ("RAILS", "MILES", Railway)];

    /// <summary>Made once; schedules only read what it committed.</summary>
    public static Brands Begun { get; } = Begin();

    private static Brands Begin()
    {
        var brands = new Brands();
        var state = brands.State;
        var now = brands.Coalition.NowMicros;
        state.Currencies.Put(Brands.Miles, new Currency(Brands.Miles, Brands.Code("MILES"), CurrencyKind.BrandPoints, "Miles", Brands.Airline, now, Custody.Partner));
        state.Currencies.Put(Rails, new Currency(Rails, Brands.Code("RAILS"), CurrencyKind.BrandPoints, "Rails", Railway, now, Custody.Partner));
        state.Partners.Put(Railway, new Partner(Railway, "railway", "railway", Rails, PartnerState.Active, now));
        brands.PutTerms(Brands.Sample(Railway, Rails, FundingModel.AtRedemption, new Fraction(2_000, 1), new Fraction(1_700, 1)));
        foreach (var memberNo in Members)
        {
            foreach (var partnerNo in (int[])[Brands.Airline, Railway])
            {
                var member = state.Members.Find(memberNo) ?? throw new InvalidOperationException("No member.");
                BrandLinks.Add(state, brands.Coalition.Now, member, new BrandMember(partnerNo, $"no-{memberNo}"));
            }

            brands.Card(memberNo);
            brands.Earn(Brands.Hotel, memberNo, 300_000);
        }

        brands.PutTerms(brands.TermsOf(Brands.Hotel, Brands.Nights) with { RedemptionPrice = new Fraction(2_500, 1), ExpiryMonths = 6, Funding = FundingModel.AtIssuance });
        foreach (var memberNo in Members)
        {
            brands.Earn(Brands.Hotel, memberNo, 100_000);
        }

        Open(brands, "NIGHTS", "PTS", Brands.Grocer, new Fraction(2, 5), new RouteBonus(100, 5, Fraction.Zero, 0, 0, 0, Brands.Hotel));
        Open(brands, "NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new RouteBonus(0, 0, new Fraction(1, 10), 0, 0, 10_000, Brands.Hotel));
        Open(brands, "MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 2), null);
        Open(brands, "RAILS", "MILES", Brands.Airline, new Fraction(2, 3), null);
        brands.Coalition.Commit();
        return brands;
    }

    /// <summary>Opens a route with fees in points and money, on which exchanges of many points wait for a minute.</summary>
    private static void Open(Brands brands, string from, string to, int issuerNo, Fraction rate, RouteBonus? bonus)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal(from, to, issuerNo, rate) with
        {
            Fee = new Fraction(1, 100),
            Rules = RouteRules.None with
            {
                Bonus = bonus,
                MoneyFee = new MoneyFee(1_000, new Fraction(7, 3), issuerNo),
                Undo = new UndoRules(60_000_000, false, 250, false),
            },
        }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }
}
