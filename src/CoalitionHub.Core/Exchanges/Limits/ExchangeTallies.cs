using System.Globalization;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// Counts exchanges against their routes' limits for a day and the budgets of their bonuses. An exchange takes its use when it is
/// accepted, and gives it back when it is declined, cancelled or expires. A quote tries it, and is taken back like everything else of it.
/// </summary>
public static class ExchangeTallies
{
    /// <summary>Counts an exchange, or says which limit or budget it would exceed; then nothing may be kept of what was counted.</summary>
    public static Refusal? Take(HubState state, ExchangeUse use)
    {
        foreach (var leg in use.Legs)
        {
            var limits = (state.Routes.Find(leg.RouteNo) ?? throw new InvalidOperationException($"There is no route {leg.RouteNo}.")).Rules.Limits;
            foreach (var (key, limit) in Tallies(use, leg, limits))
            {
                var before = On(state, key, use.Day);
                var after = before with { Points = before.Points + leg.Points, Count = before.Count + 1, CountEver = before.CountEver + 1 };
                if (Exceeded(key.Scope, limit, before, after) is { } refusal)
                {
                    return refusal;
                }

                state.ExchangeTallies.Put(key, after);
            }
        }

        return use.BonusPoints == 0 ? null : TakeBonus(state, use.Legs[0].RouteNo, use.BonusPoints);
    }

    /// <summary>Counts the exchange back. A day that is over is not changed any more, but "the first ever" and budgets are.</summary>
    public static void GiveBack(HubState state, ExchangeUse use)
    {
        // A membership that was merged meanwhile has left what was counted of it to the one that remains.
        use = use with { MemberNo = MemberLookup.Survivor(state, use.MemberNo).No };
        foreach (var leg in use.Legs)
        {
            foreach (var (key, _) in Tallies(use, leg, RouteLimits.None))
            {
                if (state.ExchangeTallies.Find(key) is { } tally)
                {
                    var isSameDay = tally.Day == use.Day;
                    state.ExchangeTallies.Put(key, tally with
                    {
                        Points = tally.Points - (isSameDay ? leg.Points : 0),
                        Count = tally.Count - (isSameDay ? 1 : 0),
                        CountEver = tally.CountEver - 1,
                    });
                }
            }
        }

        GiveBackBonus(state, use.Legs[0].RouteNo, use.BonusPoints);
    }

    /// <summary>Gives bonus points back to the budget they came out of: those of a reversal that clawed them back.</summary>
    public static void GiveBackBonus(HubState state, int routeNo, long points)
    {
        if (points > 0 && state.BonusSpendings.Find(routeNo) is { } spending)
        {
            state.BonusSpendings.Put(routeNo, spending with { Points = spending.Points - points });
        }
    }

    /// <summary>Forgets a person: what was counted of the member and its cards goes; what was counted of partners and routes stays.</summary>
    public static void Forget(HubState state, IEnumerable<long> memberNos, IEnumerable<string> cards)
    {
        List<(TallyScope Scope, string Subject)> subjects = [.. memberNos.Select(no => (TallyScope.Member, Text(no))), .. cards.Select(card => (TallyScope.Card, card))];
        foreach (var (from, to) in Ways(state))
        {
            foreach (var key in subjects.Select(subject => new TallyKey(subject.Scope, from, to, subject.Subject)).Where(key => state.ExchangeTallies.Find(key) is not null))
            {
                state.ExchangeTallies.Remove(key);
            }
        }
    }

    /// <summary>Two memberships become one: what was counted of the one that ends counts for the one that remains, so that no limit begins anew by it.</summary>
    public static void Merge(HubState state, long fromNo, long intoNo)
    {
        foreach (var (from, to) in Ways(state))
        {
            TallyKey Key(long memberNo) => new(TallyScope.Member, from, to, Text(memberNo));
            if (state.ExchangeTallies.Find(Key(fromNo)) is not { } ending)
            {
                continue;
            }

            // Only the last day is counted, and on the later one of two days the other membership may have made nothing.
            var day = Math.Max(ending.Day, state.ExchangeTallies.Find(Key(intoNo))?.Day ?? ending.Day);
            var (one, other) = (On(state, Key(intoNo), day), On(state, Key(fromNo), day));
            state.ExchangeTallies.Put(one.Key, one with { Points = one.Points + other.Points, Count = one.Count + other.Count, CountEver = one.CountEver + other.CountEver });
            state.ExchangeTallies.Remove(other.Key);
        }
    }

    /// <summary>How many bonus points the route's budget still has; <see cref="long.MaxValue"/> where it has no end.</summary>
    public static long BonusLeft(HubState state, Route route) => route.Rules.Bonus is { BudgetPoints: > 0 } bonus
        ? Math.Max(0, bonus.BudgetPoints - (state.BonusSpendings.Find(route.No)?.Points ?? 0))
        : long.MaxValue;

    /// <summary>True when the member has made no exchange between these currencies yet.</summary>
    public static bool IsFirst(HubState state, int fromCurrencyNo, int toCurrencyNo, long memberNo) =>
        state.ExchangeTallies.Find(new TallyKey(TallyScope.Member, fromCurrencyNo, toCurrencyNo, Text(memberNo))) is not { CountEver: > 0 };

    private static Refusal? TakeBonus(HubState state, int routeNo, long points)
    {
        var route = state.Routes.Find(routeNo) ?? throw new InvalidOperationException($"There is no route {routeNo}.");
        var left = BonusLeft(state, route);
        if (points > left)
        {
            return new Refusal(Reason.QuoteBonusUsedUp, $"The budget of the route's bonus has {left} points left, the quote promises {points}. Quote again.");
        }

        state.BonusSpendings.Put(routeNo, new BonusSpending(routeNo, (state.BonusSpendings.Find(routeNo)?.Points ?? 0) + points));
        return null;
    }

    private static (TallyKey Key, DayLimit Limit)[] Tallies(ExchangeUse use, LegUse leg, RouteLimits limits)
    {
        TallyKey Key(TallyScope scope, string subject) => new(scope, leg.FromCurrencyNo, leg.ToCurrencyNo, subject);
        (TallyKey, DayLimit)[] always =
        [
            (Key(TallyScope.Member, Text(use.MemberNo)), limits.Member),
            (Key(TallyScope.Partner, Text(use.PartnerNo)), limits.Partner),
            (Key(TallyScope.Route, "0"), limits.Route),
        ];
        return use.CardNumber.Length == 0 ? always : [.. always, (Key(TallyScope.Card, use.CardNumber), limits.Card)];
    }

    /// <summary>Between which currencies anything can have been counted.</summary>
    private static List<(int From, int To)> Ways(HubState state) => [.. state.Routes.All().Select(route => (route.FromCurrencyNo, route.ToCurrencyNo)).Distinct()];

    private static ExchangeTally On(HubState state, TallyKey key, int day)
    {
        var tally = state.ExchangeTallies.Find(key) ?? new ExchangeTally(key, day, 0, 0, 0);
        return tally.Day == day ? tally : tally with { Day = day, Points = 0, Count = 0 };
    }

    private static Refusal? Exceeded(TallyScope scope, DayLimit limit, ExchangeTally before, ExchangeTally after)
    {
        if (limit.Points > 0 && after.Points > limit.Points)
        {
            return Refused($"at most {limit.Points} points may leave in a day, {before.Points} have");
        }

        return limit.Count > 0 && after.Count > limit.Count ? Refused($"at most {limit.Count} exchanges are made in a day, {before.Count} were") : null;

        Refusal Refused(string why)
        {
            var (reason, whose) = scope switch
            {
                TallyScope.Member => (Reason.MemberDayLimitExceeded, "Of one member"),
                TallyScope.Card => (Reason.CardDayLimitExceeded, "With one card"),
                TallyScope.Partner => (Reason.PartnerDayLimitExceeded, "Through one partner"),
                _ => (Reason.RouteDayLimitExceeded, "By this route"),
            };
            return new Refusal(reason, $"{whose} {why}. The day ends at midnight UTC.");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
