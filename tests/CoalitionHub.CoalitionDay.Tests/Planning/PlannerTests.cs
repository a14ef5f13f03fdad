using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Generating;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Reading;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly PurchaseSource Day = GeneratedDay.Make(3, new DateOnly(2025, 3, 1), 8_000);

    [Fact]
    public void The_same_purchases_and_seed_give_the_same_plan() =>
        Text(Planner.Plan(Day, 3)).ShouldBe(Text(Planner.Plan(Day, 3)));

    [Fact]
    public void The_order_of_the_file_makes_no_difference_to_the_order_of_play() =>
        Text(Planner.Plan(Day with { Purchases = [.. Day.Purchases.Reverse()] }, 3)).ShouldBe(Text(Planner.Plan(Day, 3)));

    [Fact]
    public void Every_purchase_is_played_once_after_it_was_made_and_within_its_slot()
    {
        var plan = Planner.Plan(Day, 3);
        var played = plan.Slots.SelectMany(slot => slot.Visits.SelectMany(visit => visit.Steps.OfType<EarnStep>().Select(earn => (slot.Clock, earn.Purchase)))).ToList();

        played.Select(one => one.Purchase.Line).Order().ShouldBe(Enumerable.Range(1, 8_000));
        played.ShouldAllBe(one => one.Clock >= one.Purchase.Time && one.Clock - one.Purchase.Time < Day.Slot);
        plan.SetUpTime.ShouldBeLessThan(Day.Purchases.Min(purchase => purchase.Time));
    }

    [Fact]
    public void Time_never_runs_back()
    {
        var clocks = Planner.Plan(Day, 3).Slots.Select(slot => slot.Clock).ToList();

        clocks.ShouldBe(clocks.Distinct().Order());
    }

    [Fact]
    public void A_member_is_in_one_visit_of_a_slot_at_most() =>
        Planner.Plan(Day, 3).Slots.ShouldAllBe(slot => slot.Visits.Select(visit => visit.Member).Distinct().Count() == slot.Visits.Count);

    [Fact]
    public void A_brand_knows_a_member_before_it_calls_for_it()
    {
        Dictionary<string, HashSet<string>> known = [];
        foreach (var visit in Planner.Plan(Day, 3).Slots.SelectMany(slot => slot.Visits))
        {
            var brands = known.TryGetValue(visit.Member, out var found) ? found : known[visit.Member] = [];
            foreach (var step in visit.Steps)
            {
                switch (step)
                {
                    case EnrolStep:
                        brands.ShouldBeEmpty();
                        brands.Add(step.Brand);
                        break;
                    case LinkStep:
                        brands.ShouldNotBeEmpty();
                        brands.Add(step.Brand).ShouldBeTrue();
                        break;
                    case BurnStep:
                        // A card is shown.
                        brands.ShouldNotBeEmpty();
                        break;
                    default:
                        brands.ShouldContain(step.Brand);
                        break;
                }
            }
        }
    }

    [Fact]
    public void A_code_is_used_once_in_a_slot_and_after_its_secret()
    {
        HashSet<string> secrets = [];
        foreach (var visit in Planner.Plan(Day, 3).Slots.SelectMany(slot => slot.Visits))
        {
            var codes = 0;
            foreach (var step in visit.Steps)
            {
                if (step is SecretStep)
                {
                    secrets.Add(visit.Member).ShouldBeTrue();
                }
                else if (step is ExchangeStep or BurnStep { Proof: ProofKind.Code })
                {
                    secrets.ShouldContain(visit.Member);
                    codes++;
                }
            }

            codes.ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void Everything_that_a_coalition_does_is_in_a_day()
    {
        var steps = Planner.Plan(Day, 3).Slots.SelectMany(slot => slot.Visits).SelectMany(visit => visit.Steps).ToList();

        steps.OfType<ReturnStep>().ShouldNotBeEmpty();
        steps.OfType<ReleaseStep>().ShouldNotBeEmpty();
        steps.OfType<LinkStep>().ShouldNotBeEmpty();
        steps.OfType<BurnStep>().ShouldContain(burn => burn.HeldPoints > burn.Points);
        steps.OfType<BurnStep>().ShouldContain(burn => burn.Proof == ProofKind.Assertion);
        steps.OfType<BurnStep>().ShouldContain(burn => burn.Proof == ProofKind.Code);
        steps.OfType<ExchangeStep>().Select(exchange => exchange.Route.From).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void What_is_expected_is_the_sum_of_what_the_terms_say_of_each_purchase()
    {
        var plan = Planner.Plan(Day, 3);
        var brands = BrandCatalog.BrandsIn(Day.Money).ToDictionary(brand => brand.Code, brand => brand.Terms);

        plan.Purchases.ShouldBe(8_000);
        plan.PointsEarned.ShouldBe(Day.Purchases.Sum(purchase => (long)Math.Floor(purchase.Amount * brands[purchase.Brand].EarnPoints / brands[purchase.Brand].EarnMoney)));
        plan.MemberCount.ShouldBe(Day.Purchases.Select(purchase => purchase.Member).Distinct().Count());
    }

    [Fact]
    public void What_comes_back_after_the_last_purchase_has_a_slot_of_its_own()
    {
        var plan = Planner.Plan(Day, 3);

        plan.Slots[^1].Visits.ShouldNotBeEmpty();
        plan.Slots[^1].Visits.SelectMany(visit => visit.Steps).ShouldAllBe(step => step is ReturnStep);
    }

    private static string Text(DayPlan plan) => string.Concat(
        from slot in plan.Slots
        from visit in slot.Visits.OrderBy(visit => visit.Member, StringComparer.Ordinal)
        from step in visit.Steps
        select $"{slot.Clock:O} {visit.Member} {step}\n");
}
