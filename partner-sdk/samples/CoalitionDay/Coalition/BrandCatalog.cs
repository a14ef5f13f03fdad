using CoalitionHub.CoalitionDay.Planning;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>The five brands of the sample's coalition, and their terms in a given money.</summary>
internal static class BrandCatalog
{
    /// <summary>The code of the coalition's own points.</summary>
    public const string CoalitionPoints = "POINTS";

    public const string Grocer = "grocer";
    public const string Pharmacy = "pharmacy";
    public const string Hotel = "hotel";
    public const string Airline = "airline";

    /// <summary>A railway without tills of the coalition, which keeps its own points.</summary>
    public const string Railway = "railway";

    /// <summary>The railway's points.</summary>
    public const string Rides = "RIDES";

    /// <summary>The money of a generated day.</summary>
    public const string DayMoney = "HKD";

    private const int MostAssertedPoints = 2000;

    // Of a hundred members without a brand of their own.
    private static readonly (string Code, int Share)[] Shares = [(Grocer, 40), (Pharmacy, 30), (Hotel, 15), (Airline, 15)];

    /// <summary>The code of every brand that has tills.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Shares.Select(share => share.Code)];

    /// <summary>The brand of a member whose purchases name none: always the same, spread over all.</summary>
    public static string HomeOf(string member)
    {
        var place = (int)(Draw.TextBits(member) % 100);
        foreach (var (code, share) in Shares)
        {
            place -= share;
            if (place < 0)
            {
                return code;
            }
        }

        return Grocer;
    }

    /// <summary>
    /// The brands with their terms. In Hong Kong dollars the shops' terms are like yuu's: HK$1 = 1 point, 200 points = HK$1. In other
    /// money they give twice as many, so that members of a smaller programme come to have some to burn.
    /// </summary>
    public static IReadOnlyList<Brand> BrandsIn(string money)
    {
        var isDay = money == DayMoney;
        var shop = new BrandTerms
        {
            EarnMoney = 1,
            EarnPoints = isDay ? 1 : 2,
            BurnPoints = 200,
            PaysAtIssuance = true,
            IssuePriceMicros = 5_000,
            RedemptionPriceMicros = 4_800,
            FeePerMille = 10,
            BurnStep = 200,
            ExpiryMonths = 12,
            AssertionPoints = MostAssertedPoints,
        };
        var hotel = new BrandTerms
        {
            EarnMoney = 1,
            EarnPoints = isDay ? 2 : 5,
            BurnPoints = 250,
            PaysAtIssuance = false,
            IssuePriceMicros = 4_000,
            RedemptionPriceMicros = 3_900,
            FeePerMille = 15,
            BurnStep = 250,
            PendingDays = 14,
            ExpiryMonths = 24,
            AssertionPoints = MostAssertedPoints,
        };
        var airline = new BrandTerms
        {
            EarnMoney = isDay ? 8 : 1,
            EarnPoints = 1,
            BurnPoints = isDay ? 10 : 100,
            PaysAtIssuance = true,
            IssuePriceMicros = isDay ? 100_000 : 10_000,
            RedemptionPriceMicros = isDay ? 96_000 : 9_600,
            FeePerMille = 20,
            BurnStep = 50,
            ExpiryMonths = 36,
            AssertionPoints = MostAssertedPoints,
        };
        var railway = airline with { IssuePriceMicros = 50_000, RedemptionPriceMicros = 48_000, ExpiryMonths = 24 };
        return
        [
            new Brand { Code = Grocer, Name = "Green Basket", Terms = shop },
            new Brand { Code = Pharmacy, Name = "Wellbeing Pharmacy", Terms = shop with { PaysAtIssuance = false } },
            new Brand { Code = Hotel, Name = "Harbour Hotels", OwnPoints = new OwnPoints("NIGHTS", "Harbour Nights"), Terms = hotel },
            new Brand { Code = Airline, Name = "Heron Air", OwnPoints = new OwnPoints("MILES", "Heron Miles"), Terms = airline },
            new Brand { Code = Railway, Name = "Blue Line Rail", OwnPoints = new OwnPoints(Rides, "Blue Line Rides", IsKeptByBrand: true), Terms = railway },
        ];
    }

    /// <summary>The ways between the brands' points, worth for worth less the fee.</summary>
    public static IReadOnlyList<ExchangeRoute> RoutesIn(string money)
    {
        var isDay = money == DayMoney;
        return
        [
            isDay ? new("NIGHTS", "MILES", Hotel, Airline, 1, 25, 20, 250) : new("NIGHTS", "MILES", Hotel, Airline, 2, 5, 20, 250),
            isDay ? new("MILES", CoalitionPoints, Airline, Grocer, 20, 1, 20, 50) : new("MILES", CoalitionPoints, Airline, Grocer, 2, 1, 20, 50),
            // Into a ledger that isn't the hub's: few, since everybody waits for the railway.
            new(CoalitionPoints, Rides, Grocer, Railway, 1, 10, 20, 100, PerMille: 3),
        ];
    }
}
