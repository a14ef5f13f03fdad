using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;

namespace CoalitionHub.CoalitionDay.Generating;

/// <summary>What a brand sells, where, and what it costs.</summary>
internal sealed record Assortment(string Brand, IReadOnlyList<string> Stores, IReadOnlyList<Article> Articles, int MostLines)
{
    private static readonly Dictionary<string, Assortment> All = new List<Assortment>
    {
        new(
            BrandCatalog.Grocer,
            ["Central", "Causeway Bay", "Mong Kok", "Sha Tin", "Tsuen Wan", "Tuen Mun"],
            [
                new("GR-1001", "fruit", 12, 60, IsWeighed: true), new("GR-1002", "vegetables", 8, 40, IsWeighed: true), new("GR-2001", "bread", 12, 38),
                new("GR-2002", "dairy", 14, 70), new("GR-3001", "rice", 45, 160), new("GR-3002", "noodles", 10, 45), new("GR-4001", "drinks", 8, 120),
                new("GR-5001", "household", 20, 180),
            ],
            MostLines: 6),
        new(
            BrandCatalog.Pharmacy,
            ["Central", "Wan Chai", "Kowloon Tong", "Yuen Long"],
            [new("PH-100", "medicine", 30, 220), new("PH-200", "skin care", 60, 480), new("PH-300", "vitamins", 80, 360), new("PH-400", "baby", 50, 300)],
            MostLines: 3),
        new(
            BrandCatalog.Hotel,
            ["Harbour Central", "Harbour Kowloon", "Harbour Lantau"],
            [new("ROOM", "room", 900, 3200), new("REST", "restaurant", 180, 1200), new("SPA", "spa", 450, 1500)],
            MostLines: 2),
        new(
            BrandCatalog.Airline,
            ["HKG-TPE", "HKG-NRT", "HKG-SIN", "HKG-BKK"],
            [new("ECO", "fare", 800, 4200), new("BUS", "fare", 5200, 16000), new("BAG", "baggage", 200, 600)],
            MostLines: 2),
    }.ToDictionary(assortment => assortment.Brand);

    public static Assortment Of(string brand) => All[brand];

    /// <summary>A basket: a number of articles, some by weight.</summary>
    public IReadOnlyList<BasketLine> Fill(Dice dice) =>
        [.. Enumerable.Range(1, 1 + dice.Roll("lines", MostLines)).Select(part => Line(dice.Part(part)))];

    private BasketLine Line(Dice dice)
    {
        var article = Articles[dice.Roll("article", Articles.Count)];
        var cents = article.LowPrice * 100 + dice.Roll("price", (article.HighPrice - article.LowPrice) * 100);
        var millis = article.IsWeighed ? 200 + dice.Roll("weight", 2800) : 1000;
        // Tills round the price of what is weighed to ten cents.
        var amount = article.IsWeighed ? decimal.Round(cents * (decimal)millis / 1000 / 10) / 10 : cents / 100m;
        return new BasketLine(article.Sku, article.Category, millis, amount);
    }
}

/// <summary>Something to buy, at a price between two whole dollars: for a piece, or for a kilogram.</summary>
internal sealed record Article(string Sku, string Category, int LowPrice, int HighPrice, bool IsWeighed = false);
