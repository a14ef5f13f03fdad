using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>
/// Random routes between three currencies, approved one by one as far as the guard lets them. What it let in is then tried out:
/// every sequence of exchanges that somebody with few points can make, today and tomorrow. What it kept out is played as it says.
/// </summary>
public sealed class GuardAgainstBruteForceTests
{
    private const int MostHeld = 12;
    private const int MostKept = 20;
    private static readonly int[] Currencies = [Brands.Pts, Brands.Nights, Brands.Miles];
    private static readonly string[] Codes = ["PTS", "NIGHTS", "MILES"];
    private static readonly int[] Issuers = [Brands.Grocer, Brands.Hotel, Brands.Airline];
    private static readonly Fraction[] Rates = [new(1, 3), new(1, 2), new(2, 3), new(1, 1), new(3, 2), new(2, 1), new(3, 1)];

    [Fact]
    public void Whatever_the_guard_lets_in_nobody_gains_by_it_and_whatever_it_keeps_out_gains()
    {
        var (refused, approved) = (0, 0);
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var brands = new Brands();
            var random = new Random(seed);
            for (var proposals = random.Next(3, 9); proposals > 0; proposals--)
            {
                var route = Propose(brands, random);
                if (brands.Coalition.Decide((state, now) => RouteDecisions.Approve(state, now, route.No, Brands.Checker)).Refusal is null)
                {
                    approved++;
                    continue;
                }

                refused++;
                Play(brands.State, RouteDecisions.LoopOf(brands.State, brands.Coalition.Now, route).ShouldNotBeNull());
            }

            GainOf(brands).ShouldBeNull();
        }).QuickCheckThrowOnFailure();
        refused.ShouldBeGreaterThan(20);
        approved.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_trial_finds_a_gain_where_there_is_one()
    {
        var brands = new Brands();
        foreach (var (from, to, rate) in new[] { ("NIGHTS", "MILES", new Fraction(1, 2)), ("MILES", "NIGHTS", new Fraction(3, 1)) })
        {
            var route = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal(from, to, to == "MILES" ? Brands.Airline : Brands.Hotel, rate)));
            brands.State.Routes.Put(route.No, route with { State = ApprovalState.Approved, EffectiveMicros = brands.Coalition.NowMicros });
        }

        GainOf(brands).ShouldNotBeNull();
    }

    private static Route Propose(Brands brands, Random random)
    {
        var from = random.Next(3);
        var to = (from + random.Next(1, 3)) % 3;
        var minimum = random.Next(1, 4);
        var bonus = random.Next(4) switch
        {
            0 => new RouteBonus(random.Next(2, 6), random.Next(1, 3), Fraction.Zero, 0, Sometime(), random.Next(2) * 2, 0),
            1 => new RouteBonus(0, 0, new Fraction(1, random.Next(2, 4)), Sometime(), 0, 0, 0),
            _ => null,
        };
        var command = Brands.Proposal(Codes[from], Codes[to], Issuers[to], Rates[random.Next(Rates.Length)]) with
        {
            Minimum = minimum,
            Maximum = minimum + random.Next(1, 8),
            Increment = random.Next(1, 3),
            Fee = random.Next(3) == 0 ? new Fraction(1, random.Next(2, 6)) : Fraction.Zero,
            EffectiveMicros = Sometime(),
            Rules = new RouteRules
            {
                Bonus = bonus,
                FlatFeePoints = random.Next(4) == 0 ? 1 : 0,
                IsDirectOnly = random.Next(3) == 0,
                Rounding = random.Next(2) == 0 ? AmountRounding.RoundDown : AmountRounding.Refuse,
                Limits = new RouteLimits { Member = new DayLimit(random.Next(5) == 0 ? minimum + 1 : 0, 0) },
            },
        };
        return brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, command));

        long Sometime() => random.Next(3) == 0 ? Tomorrow(brands) : 0;
    }

    /// <summary>Makes the loop's exchanges, at the prices that members get.</summary>
    private static void Play(HubState state, RouteLoop loop)
    {
        loop.IsCertain.ShouldBeTrue();
        var held = loop.Taken;
        foreach (var step in loop.Steps)
        {
            var routes = step.RouteNos.Select(no => state.Routes.Find(no).ShouldNotBeNull()).ToList();
            var way = new Way(routes[0], routes.Count == 2 ? routes[1] : null);
            // With the bonus, or without where this version is replaced before the bonus begins or after it has ended.
            var begins = routes[0].EffectiveMicros;
            new[] { begins, Math.Max(begins, routes[0].Rules.Bonus?.FromMicros ?? 0) }
                .Select(at => ExchangePricing.Price(way, step.Points, at, ExchangeTallies.BonusLeft(state, routes[0])).Value.Price)
                .ShouldContain(price => price.Points == step.Points && price.ArrivingPoints == step.Arriving);
            (step.Times * step.Points).ShouldBeLessThanOrEqualTo(held);
            held = step.Times * step.Arriving;
        }

        held.ShouldBeGreaterThan(loop.Taken);
    }

    /// <summary>What somebody began with who ends with more of it; null when nobody does.</summary>
    private static string? GainOf(Brands brands)
    {
        var days = new[] { Exchanges(brands, brands.Coalition.NowMicros), Exchanges(brands, Tomorrow(brands)) };
        for (var currency = 0; currency < 3; currency++)
        {
            foreach (var begin in new[] { MostHeld / 2, MostHeld })
            {
                var start = new int[3];
                start[currency] = begin;
                if (Reach(start, days).Any(held => held[currency] > begin))
                {
                    return $"{begin} {Codes[currency]}";
                }
            }
        }

        return null;
    }

    /// <summary>Every way to change points on a day: from which, to which, how many, for how many.</summary>
    private static List<(int From, int To, int Out, int In)> Exchanges(Brands brands, long atMicros)
    {
        List<(int, int, int, int)> exchanges = [];
        for (var from = 0; from < 3; from++)
        {
            for (var to = 0; to < 3; to++)
            {
                if (from == to || !Way.Find(brands.State, Currencies[from], Currencies[to], atMicros).TryGet(out var way, out _))
                {
                    continue;
                }

                for (var points = 1; points <= MostHeld; points++)
                {
                    var mostADay = way.Routes.Min(route => route.Rules.Limits.Member.Points is > 0 and var most ? most : MostHeld);
                    if (ExchangePricing.Price(way, points, atMicros, ExchangeTallies.BonusLeft(brands.State, way.First)).TryGet(out var priced, out _) &&
                        priced.Price.Points == points && priced.Legs.All(leg => leg.CountedPoints <= mostADay))
                    {
                        exchanges.Add((from, to, points, (int)priced.Price.ArrivingPoints));
                    }
                }
            }
        }

        return exchanges;
    }

    private static List<int[]> Reach(int[] start, IEnumerable<List<(int From, int To, int Out, int In)>> days)
    {
        var all = new Dictionary<int, int[]> { [Key(start)] = start };
        foreach (var exchanges in days)
        {
            var open = new Queue<int[]>(all.Values);
            while (open.TryDequeue(out var held))
            {
                foreach (var (from, to, points, arriving) in exchanges)
                {
                    if (held[from] < points)
                    {
                        continue;
                    }

                    var next = (int[])held.Clone();
                    next[from] -= points;
                    // More than fits is thrown away: that can only hide a gain of somebody who holds very much.
                    next[to] = Math.Min(next[to] + arriving, MostKept);
                    if (all.TryAdd(Key(next), next))
                    {
                        open.Enqueue(next);
                    }
                }
            }
        }

        return [.. all.Values];

        static int Key(int[] held) => (((held[0] * 64) + held[1]) * 64) + held[2];
    }

    private static long Tomorrow(Brands brands) => brands.Coalition.NowMicros + Moment.MicrosPerDay;
}
