using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Reading;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Says beforehand what will be played, and under which terms.</summary>
internal static class CoalitionReport
{
    private const int MostBadLinesShown = 20;

    public static void ShowSource(Screen screen, PurchaseSource source)
    {
        screen.Heading("Purchases");
        screen.Line($"{source.Name}: {source.Layout}; {Screen.Number(source.Purchases.Count)} purchases in {source.Money}.");
        if (source.BadLines.Count == 0)
        {
            return;
        }

        screen.Line($"{Screen.Number(source.BadLines.Count)} bad lines:");
        foreach (var bad in source.BadLines.Take(MostBadLinesShown))
        {
            screen.Line($"  line {bad.Number}: {bad.Reason}");
        }

        if (source.BadLines.Count > MostBadLinesShown)
        {
            screen.Line($"  … and {Screen.Number(source.BadLines.Count - MostBadLinesShown)} more");
        }
    }

    public static void ShowTerms(Screen screen, string money, IReadOnlyList<Brand> brands, IReadOnlyList<ExchangeRoute> routes)
    {
        screen.Heading("Terms");
        screen.Table(
            "",
            ["brand", "points", "earn", "burn", "pays for points", ">issue price", ">redemption price", ">fee", "can be burnt", "expire"],
            brands.Select(brand => Row(brand, money)));
        foreach (var route in routes)
        {
            screen.Line($"Exchange: {route.RateOut} {route.From} = {route.RateIn} {route.To}, fee {Percent(route.FeePerMille)}, in steps of {route.Step} {route.From}.");
        }
    }

    public static void ShowPlan(Screen screen, DayPlan plan)
    {
        var all = plan.Expected.Values;
        screen.Line(
            $"By hand: {Screen.Number(plan.Purchases)} purchases of {Screen.Number(plan.MemberCount)} members earn {Screen.Number(plan.PointsEarned)} points; " +
            $"{Screen.Number(all.Sum(brand => brand.Returns))} returns, {Screen.Number(all.Sum(brand => brand.Burns))} burns, {Screen.Number(all.Sum(brand => brand.Exchanges))} exchanges.");
    }

    private static IReadOnlyList<string> Row(Brand brand, string money) =>
    [
        $"{brand.Name} ({brand.Code})",
        brand.PointsCode,
        $"{brand.Terms.EarnMoney} {money} = {brand.Terms.EarnPoints}",
        $"{brand.Terms.BurnPoints} = 1 {money}",
        brand.Terms.PaysAtIssuance ? "when given" : "when burnt",
        Price(brand.Terms.IssuePriceMicros),
        Price(brand.Terms.RedemptionPriceMicros),
        Percent(brand.Terms.FeePerMille),
        brand.Terms.PendingDays == 0 ? "at once" : $"after {brand.Terms.PendingDays} days",
        $"{brand.Terms.ExpiryMonths} months on",
    ];

    private static string Price(long micros) => (micros / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(int perMille) => (perMille / 10m).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
