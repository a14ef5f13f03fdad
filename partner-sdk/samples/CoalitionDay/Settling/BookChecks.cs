using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Playing;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.CoalitionDay.Reporting;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>Holds what the hub says against what was reckoned by hand.</summary>
internal static class BookChecks
{
    private const string Points = "the points earned are those reckoned by hand";

    public static Check Answers(DayPlan plan, Tally tally)
    {
        var wrong = plan.Expected.Where(brand => tally.Totals[brand.Key] != brand.Value).Select(brand => brand.Key).ToList();
        return new Check(
            "every call was answered with the figures reckoned by hand",
            wrong.Count == 0 && tally.FaultCount == 0,
            wrong.Count == 0 ? $"{Screen.Number(tally.Calls)} calls, {Screen.Number(tally.FaultCount)} faults" : $"{string.Join(", ", wrong)} differ; {Screen.Number(tally.FaultCount)} faults");
    }

    public static Check PurchasesAccepted(PurchaseSource source, Tally tally)
    {
        var accepted = tally.Totals.Values.Sum(brand => brand.Purchases);
        return new Check("every purchase was accepted", accepted == source.Purchases.Count, $"{Screen.Number(accepted)} of {Screen.Number(source.Purchases.Count)}");
    }

    public static Check PointsEarned(DayPlan plan, Tally tally)
    {
        var earned = tally.Totals.Values.Sum(brand => brand.PointsEarned);
        return new Check(Points, earned == plan.PointsEarned, $"{Screen.Number(earned)} and {Screen.Number(plan.PointsEarned)}");
    }

    public static Check Recorded(RecordedPurchases recorded) => new(
        "the hub has each purchase once, with its points",
        recorded.IsRight,
        $"{Screen.Number(recorded.Count)} purchases, {Screen.Number(recorded.Points)} points; {recorded.Twice} twice, {recorded.Missing} missing, {recorded.Unknown} unknown, {recorded.Different} different");

    public static IEnumerable<Check> Balanced(IReadOnlyList<TrialBalanceRow> rows) =>
        from currency in rows.GroupBy(row => row.CurrencyCode)
        let posted = currency.Sum(row => row.CreditsPosted - row.DebitsPosted)
        let pending = currency.Sum(row => row.CreditsPending - row.DebitsPending)
        select new Check($"all accounts in {currency.Key} add up to zero", posted == 0 && pending == 0, $"{posted} posted, {pending} held");

    /// <summary>What members have: earned, less taken back, burnt and exchanged away, more what came by exchange, less what expired.</summary>
    public static IEnumerable<Check> Wallets(IReadOnlyList<TrialBalanceRow> rows, DayPlan plan, IReadOnlyList<Brand> brands, IReadOnlyList<ExchangeRoute> routes)
    {
        foreach (var issuers in brands.Where(brand => !brand.KeepsItsPoints).GroupBy(brand => brand.PointsCode))
        {
            var code = issuers.Key;
            var came = routes.Where(route => route.To == code).Sum(route => plan.Expected[route.FromBrand].PointsExchangedIn);
            var here = issuers.Sum(brand => plan.Expected[brand.Code] is var totals
                ? totals.PointsEarned - totals.PointsTakenBack - totals.PointsBurnt - totals.PointsExchangedOut
                : 0);
            var expired = BalanceOf(rows, code, AccountKind.Breakage);
            var expected = here + came - expired;
            var wallets = BalanceOf(rows, code, AccountKind.Wallet);
            yield return new Check(
                $"members have the {code} reckoned by hand, {Screen.Number(expired)} expired", wallets == expected, $"{Screen.Number(wallets)} and {Screen.Number(expected)}");
        }
    }

    /// <summary>What the railway's own ledger has, against the exchanges into it and the account at the hub that stands for it.</summary>
    public static Check OwnLedger(IReadOnlyList<TrialBalanceRow> rows, DayPlan plan, IReadOnlyList<ExchangeRoute> routes, IReadOnlyDictionary<string, long> members)
    {
        var expected = routes.Where(route => route.To == BrandCatalog.Rides).Sum(route => plan.Expected[route.FromBrand].PointsExchangedIn);
        var (own, atHub) = (members.Values.Sum(), BalanceOf(rows, BrandCatalog.Rides, AccountKind.Clearing));
        return new Check(
            $"the railway's ledger and the hub's account for it agree",
            own == expected && atHub == expected,
            $"{Screen.Number(own)} of {members.Count} members, {Screen.Number(atHub)} at the hub, and {Screen.Number(expected)}");
    }

    public static Check Verified(Verified verified) => new(
        "verify recomputes everything from the journal and finds the same",
        verified.FindingCount == 0,
        $"{Screen.Number(verified.LastSeq)} transfers, {Screen.Number(verified.Accounts)} accounts, {Screen.Number(verified.Purchases)} purchases; {Screen.Number(verified.FindingCount)} findings");

    private static long BalanceOf(IReadOnlyList<TrialBalanceRow> rows, string code, AccountKind kind) =>
        rows.Where(row => row.CurrencyCode == code && row.AccountKind == kind).Sum(row => row.CreditsPosted - row.DebitsPosted);
}
