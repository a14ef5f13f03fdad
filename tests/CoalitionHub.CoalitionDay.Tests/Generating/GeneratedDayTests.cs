using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Generating;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Generating;

public sealed class GeneratedDayTests
{
    private static readonly DateOnly Date = new(2025, 3, 1);

    [Fact]
    public void The_same_seed_makes_the_same_day()
    {
        var first = GeneratedDay.Make(7, Date, 300);
        var second = GeneratedDay.Make(7, Date, 300);

        Text(first).ShouldBe(Text(second));
        first.Fingerprint.ShouldBe(second.Fingerprint);
    }

    [Fact]
    public void Another_seed_makes_another_day() =>
        Text(GeneratedDay.Make(8, Date, 300)).ShouldNotBe(Text(GeneratedDay.Make(7, Date, 300)));

    [Fact]
    public void A_longer_day_begins_as_a_shorter_one() =>
        Text(GeneratedDay.Make(7, Date, 400)).ShouldStartWith(Text(GeneratedDay.Make(7, Date, 300)));

    [Fact]
    public void Purchases_are_what_the_hub_takes()
    {
        var day = GeneratedDay.Make(1, Date, 5_000);

        day.Purchases.ShouldAllBe(purchase => purchase.Amount > 0 && decimal.Round(purchase.Amount, 2) == purchase.Amount);
        day.Purchases.ShouldAllBe(purchase => purchase.Basket.Sum(line => line.Amount) == purchase.Amount);
        day.Purchases.ShouldAllBe(purchase => DateOnly.FromDateTime(purchase.Time.UtcDateTime) == Date && purchase.Time.Hour >= 7 && purchase.Time.Hour < 22);
        day.Purchases.Select(purchase => (purchase.Brand, purchase.Reference)).Distinct().Count().ShouldBe(5_000);
        day.Purchases.Select(purchase => purchase.Brand).Distinct().ShouldBe(BrandCatalog.Codes, ignoreOrder: true);
        day.Purchases.GroupBy(purchase => purchase.Member).Count(member => member.Select(purchase => purchase.Brand).Distinct().Count() > 1).ShouldBeGreaterThan(100);
    }

    private static string Text(CoalitionDay.Reading.PurchaseSource source) =>
        string.Concat(source.Purchases.Select(purchase => $"{purchase} {string.Join('|', purchase.Basket)}\n"));
}
