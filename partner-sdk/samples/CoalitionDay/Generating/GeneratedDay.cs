using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Generating;

/// <summary>A day of trade made up from a seed, from seven in the morning to ten at night, in Hong Kong dollars.</summary>
internal static class GeneratedDay
{
    /// <summary>How many purchases a day has.</summary>
    public const int Purchases = 40_000;

    /// <summary>The most that one day can have.</summary>
    public const int MostPurchases = 2_000_000;

    private const int Members = 6_000;
    private const int FirstHour = 7;

    // Of a hundred purchases, so many in each hour from seven on: lunch, and the way home.
    private static readonly int[] HourShares = [3, 5, 6, 6, 6, 8, 9, 7, 5, 5, 7, 10, 10, 8, 5];

    /// <summary>Makes a day. The same seed, date and number make the same one.</summary>
    public static PurchaseSource Make(long seed, DateOnly date, int purchases = Purchases) => new()
    {
        Name = $"a generated day, seed {seed}",
        Layout = "generated",
        Fingerprint = $"generated {seed} {date:yyyy-MM-dd} {purchases}",
        Money = BrandCatalog.DayMoney,
        Slot = TimeSpan.FromMinutes(10),
        Purchases = [.. Enumerable.Range(1, purchases).Select(number => Purchase(new Dice(seed, number), date, number))],
    };

    private static TillPurchase Purchase(Dice dice, DateOnly date, int number)
    {
        var member = $"M{100_000 + MemberNo(dice)}";
        var assortment = Assortment.Of(BrandOf(dice, member));
        var basket = assortment.Fill(dice);
        return new TillPurchase
        {
            Line = number,
            Member = member,
            Time = TimeOf(dice, date),
            Amount = basket.Sum(line => line.Amount),
            Brand = assortment.Brand,
            Reference = $"{assortment.Brand}-{date:yyMMdd}-{number}",
            Store = assortment.Stores[dice.Roll("store", assortment.Stores.Count)],
            Channel = ChannelOf(dice, assortment.Brand),
            Basket = basket,
        };
    }

    /// <summary>Some members come often, most seldom: the smaller of two draws.</summary>
    private static int MemberNo(Dice dice) => Math.Min(dice.Roll("member", Members), dice.Roll("member again", Members));

    private static string BrandOf(Dice dice, string member) => dice.Roll("brand", 100) switch
    {
        < 55 => BrandCatalog.Grocer,
        < 80 => BrandCatalog.Pharmacy,
        < 88 => BrandCatalog.Hotel,
        < 94 => BrandCatalog.Airline,
        _ => BrandCatalog.HomeOf(member),
    };

    private static DateTimeOffset TimeOf(Dice dice, DateOnly date)
    {
        var place = dice.Roll("hour", HourShares.Sum());
        var hour = 0;
        while (place >= HourShares[hour])
        {
            place -= HourShares[hour++];
        }

        var seconds = dice.Roll("second", 3600);
        return new DateTimeOffset(date, new TimeOnly(FirstHour + hour, seconds / 60, seconds % 60), TimeSpan.Zero);
    }

    private static Channel ChannelOf(Dice dice, string brand) => (brand, dice.Roll("channel", 10)) switch
    {
        (BrandCatalog.Airline, < 6) => Channel.Online,
        (BrandCatalog.Airline, < 9) => Channel.App,
        (BrandCatalog.Airline, _) => Channel.Phone,
        (BrandCatalog.Hotel, < 5) => Channel.Online,
        (_, < 7) => Channel.Store,
        (_, < 9) => Channel.App,
        _ => Channel.Online,
    };
}
