using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Playing;
using CoalitionHub.CoalitionDay.Settling;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Says what was played, what the brands owe, and whether the books are right.</summary>
internal static class RunReport
{
    private const int MostFindingsShown = 20;

    public static void ShowPlayed(Screen screen, Tally tally, IReadOnlyList<Brand> brands, ProgrammeMoney money, TimeSpan took)
    {
        screen.Heading("Played");
        screen.Table(
            "",
            ["brand", ">purchases", ">points earned", ">returns", ">points back", ">burns", ">points burnt", $">off bills, {money.Code}", ">exchanges", ">points out", ">points in"],
            brands.Select(brand => Row(brand, tally.Totals[brand.Code], money)));
        var purchases = tally.Totals.Values.Sum(totals => totals.Purchases);
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{purchases:N0} purchases and {tally.Calls - purchases:N0} other calls in {took.TotalSeconds:N1} s: {purchases / took.TotalSeconds:N0} purchases/s, {tally.Calls / took.TotalSeconds:N0} calls/s; " +
            $"a purchase took {tally.EarnTime(50).TotalMilliseconds:N1} ms (half of them) or less than {tally.EarnTime(99).TotalMilliseconds:N1} ms (99 of 100)."));
        foreach (var fault in tally.Faults)
        {
            screen.Line($"  line {fault.Line}, {fault.Brand}, {fault.What}: {fault.Why}");
        }

        if (tally.FaultCount > tally.Faults.Count)
        {
            screen.Line($"  … and {Screen.Number(tally.FaultCount - tally.Faults.Count)} more");
        }
    }

    /// <summary>Each partner's own statement, as the partner gets it.</summary>
    public static void ShowStatements(Screen screen, IReadOnlyList<Statement> statements, ProgrammeMoney money)
    {
        screen.Heading($"Statements of window {statements[0].WindowId}, transfers {Screen.Number(statements[0].FirstSeq)} to {Screen.Number(statements[0].LastSeq)}");
        foreach (var statement in statements)
        {
            screen.Table(
                $"{statement.PartnerCode}: {Verdict(statement, money)}",
                ["what", "points", ">transfers", ">points moved", $">owed, {money.Code}", $">due, {money.Code}"],
                statement.Lines.Select(line => (IReadOnlyList<string>)
                [
                    Words(line.Kind.ToString()), line.PointsCurrencyCode ?? "", Screen.Number(line.Count), Screen.Number(line.Points),
                    Screen.Micros(line.OwedMicros), Screen.Micros(line.DueMicros),
                ]));
        }
    }

    public static void ShowTrialBalance(Screen screen, IReadOnlyList<TrialBalanceRow> rows)
    {
        screen.Heading("Trial balance");
        screen.Table(
            "Money in millionths of its unit; the sum of each currency must be 0",
            ["currency", "accounts", ">number", ">debits", ">credits", ">balance", ">debits held", ">credits held"],
            rows.Select(Row).Concat(rows.GroupBy(row => row.CurrencyCode).Select(SumRow)));
    }

    public static void ShowChecks(Screen screen, IReadOnlyList<Check> checks, IReadOnlyList<string> findings)
    {
        screen.Heading("Checks");
        screen.Table("", ["", "check", "figures"], checks.Select(check => (IReadOnlyList<string>)[check.Passed ? "ok" : "WRONG", check.What, check.Figures]));
        foreach (var finding in findings.Take(MostFindingsShown))
        {
            screen.Line($"  {finding}");
        }
    }

    private static IReadOnlyList<string> Row(Brand brand, BrandTotals totals, ProgrammeMoney money) =>
    [
        brand.Name, Screen.Number(totals.Purchases), $"{Screen.Number(totals.PointsEarned)} {brand.PointsCode}", Screen.Number(totals.Returns),
        Screen.Number(totals.PointsTakenBack), Screen.Number(totals.Burns), Screen.Number(totals.PointsBurnt), Screen.Amount(money, totals.BurnValue),
        Screen.Number(totals.Exchanges), Screen.Number(totals.PointsExchangedOut), Screen.Number(totals.PointsExchangedIn),
    ];

    private static IReadOnlyList<string> Row(TrialBalanceRow row) =>
    [
        row.CurrencyCode, Words(row.AccountKind.ToString()), Screen.Number(row.AccountCount), Screen.Number(row.DebitsPosted), Screen.Number(row.CreditsPosted),
        Screen.Number(row.CreditsPosted - row.DebitsPosted), Screen.Number(row.DebitsPending), Screen.Number(row.CreditsPending),
    ];

    private static IReadOnlyList<string> SumRow(IGrouping<string, TrialBalanceRow> currency) =>
    [
        currency.Key, "all", Screen.Number(currency.Sum(row => row.AccountCount)), Screen.Number(currency.Sum(row => row.DebitsPosted)),
        Screen.Number(currency.Sum(row => row.CreditsPosted)), Screen.Number(currency.Sum(row => row.CreditsPosted - row.DebitsPosted)),
        Screen.Number(currency.Sum(row => row.DebitsPending)), Screen.Number(currency.Sum(row => row.CreditsPending)),
    ];

    private static string Verdict(Statement statement, ProgrammeMoney money)
    {
        var net = $"{Screen.Amount(money, money.Amount(statement.Net.MinorUnits))} {money.Code}";
        var outstanding = statement.Outstanding.MinorUnits == 0 ? "paid" : $"{Screen.Amount(money, money.Amount(statement.Outstanding.MinorUnits))} outstanding";
        return statement.NetDirection switch
        {
            NetDirection.PartnerPays => $"pays {net}, {outstanding}",
            NetDirection.PartnerReceives => $"receives {net}, {outstanding}",
            _ => "owes nothing and is owed nothing",
        };
    }

    /// <summary>"RedeemedHere" as people write it.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
