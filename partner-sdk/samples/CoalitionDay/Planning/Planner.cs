using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>
/// Makes of purchases everything that will be played: who joins where, what is earned, burnt, brought back and exchanged, and when.
/// The same purchases and seed give the same plan, so a run that was cut off can be played again: what the hub has done it doesn't do
/// twice.
/// </summary>
internal sealed class Planner
{
    /// <summary>Larger purchases aren't brought back: what was burnt meanwhile might be more than a member may owe.</summary>
    private const long MostPointsOfReturn = 50_000;

    private const int ReturnsPerMille = 25;
    private const int WholeReturnsPerMille = 400;
    private const int ReleasesPerMille = 300;

    /// <summary>Goods come back so many slots later at most.</summary>
    private const int LongestReturnSlots = 12;

    private readonly PurchaseSource source;
    private readonly long seed;
    private readonly ProgrammeMoney money;
    private readonly Dictionary<string, Brand> brands;
    private readonly SpendingPlanner spending;
    private readonly Dictionary<string, MemberPlan> members = [];
    private readonly Dictionary<int, List<ReturnStep>> returns = [];
    private int lastSlot;

    private Planner(PurchaseSource source, long seed)
    {
        (this.source, this.seed) = (source, seed);
        money = ProgrammeMoney.Of(source.Money);
        brands = BrandCatalog.BrandsIn(source.Money).ToDictionary(brand => brand.Code);
        spending = new SpendingPlanner(brands, BrandCatalog.RoutesIn(source.Money), money, seed);
    }

    /// <summary>Plans the run.</summary>
    /// <exception cref="ArgumentException">There are no purchases.</exception>
    public static DayPlan Plan(PurchaseSource source, long seed) => new Planner(source, seed).Plan();

    private DayPlan Plan()
    {
        var bySlot = source.Purchases
            .OrderBy(purchase => purchase.Time)
            .ThenBy(purchase => purchase.Line)
            .GroupBy(purchase => purchase.Time.UtcTicks / source.Slot.Ticks)
            .ToList();
        if (bySlot.Count == 0)
        {
            throw new ArgumentException("There are no purchases to play.", nameof(source));
        }

        lastSlot = bySlot.Count - 1;
        List<Slot> slots = [.. bySlot.Index().Select(slot => PlanSlot(ClockOf(slot.Item.Key), slot.Index, slot.Item))];

        // What comes back from the last slot comes back after it.
        if (returns.ContainsKey(slots.Count))
        {
            slots.Add(PlanSlot(ClockOf(bySlot[^1].Key + 1), slots.Count, []));
        }

        var totals = brands.Keys.ToDictionary(code => code, _ => new BrandTotals());
        foreach (var step in slots.SelectMany(slot => slot.Visits).SelectMany(visit => visit.Steps))
        {
            totals[step.Brand].Add(step);
        }

        return new DayPlan(slots[0].Clock - source.Slot - TimeSpan.FromDays(1), slots, totals, members.Count);
    }

    /// <summary>The end of the slot: then all its purchases have been made.</summary>
    private DateTimeOffset ClockOf(long slot) => new DateTimeOffset((slot + 1) * source.Slot.Ticks, TimeSpan.Zero).AddMicroseconds(-1);

    private Slot PlanSlot(DateTimeOffset clock, int index, IEnumerable<TillPurchase> purchases)
    {
        Dictionary<string, List<Step>> visits = [];
        foreach (var back in returns.GetValueOrDefault(index) ?? [])
        {
            StepsOf(visits, back.Purchase.Member).Add(back);
        }

        foreach (var visit in purchases.GroupBy(purchase => purchase.Member))
        {
            if (!members.TryGetValue(visit.Key, out var member))
            {
                members.Add(visit.Key, member = new MemberPlan());
            }

            var steps = StepsOf(visits, visit.Key);
            foreach (var purchase in visit)
            {
                PlanPurchase(steps, member, purchase, clock, index);
            }

            spending.Plan(steps, member, visit.Last(), clock);
        }

        return new Slot(clock, [.. visits.Select(visit => new Visit(visit.Key, visit.Value))]);
    }

    private void PlanPurchase(List<Step> steps, MemberPlan member, TillPurchase purchase, DateTimeOffset clock, int slot)
    {
        var brand = brands[purchase.Brand];
        if (!member.IsKnownTo(brand.Code))
        {
            steps.Add(member.EnrolledBy is null ? new EnrolStep(purchase.Line, brand.Code) : new LinkStep(purchase.Line, brand.Code));
            member.BecomeKnownTo(brand.Code);
        }

        var points = HandReckoning.Earned(brand.Terms, purchase.Amount);
        steps.Add(new EarnStep(purchase, points));
        var isReleased = points > 0 && brand.Terms.PendingDays > 0 && Draw.Happens(ReleasesPerMille, seed, "release", purchase.Line);
        if (isReleased)
        {
            steps.Add(new ReleaseStep(purchase, points));
        }

        var purse = member.Purse(brand.PointsCode);
        purse.Add(points, purchase.Time, brand.Terms, isReleased);
        if (purchase.Amount > 0 && points <= MostPointsOfReturn && Draw.Happens(ReturnsPerMille, seed, "return", purchase.Line))
        {
            PlanReturn(purse, purchase, points, slot);
        }
    }

    private void PlanReturn(Purse purse, TillPurchase purchase, long points, int slot)
    {
        var half = decimal.Floor(MinorUnits.Of(purchase.Amount, money.Digits) / 2) / MinorUnits.PerMajorUnit(money.Digits);
        var amount = half == 0 || Draw.Happens(WholeReturnsPerMille, seed, "whole return", purchase.Line) ? purchase.Amount : half;
        var back = new ReturnStep(purchase, amount, HandReckoning.TakenBack(points, purchase.Amount, amount));
        var later = Math.Min(slot + 1 + Draw.Below(LongestReturnSlots, seed, "return after", purchase.Line), lastSlot + 1);
        if (!returns.TryGetValue(later, out var others))
        {
            returns.Add(later, others = []);
        }

        others.Add(back);
        // From now on: nobody counts on points of goods that will come back.
        purse.Take(back.Points);
    }

    private static List<Step> StepsOf(Dictionary<string, List<Step>> visits, string member)
    {
        if (!visits.TryGetValue(member, out var steps))
        {
            visits.Add(member, steps = []);
        }

        return steps;
    }
}
