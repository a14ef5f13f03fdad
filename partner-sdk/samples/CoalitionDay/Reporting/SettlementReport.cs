using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.CoalitionDay.Settling;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Says how the months were settled.</summary>
internal static class SettlementReport
{
    public static void ShowWindows(Screen screen, MonthlySettlement settling, ProgrammeMoney money, DataFolder folder)
    {
        screen.Heading("Settlements");
        screen.Table(
            "",
            ["month", "state", ">transfers", ">payments", $">paid to brands, {money.Code}", $">paid by brands, {money.Code}"],
            settling.Windows.Select(window => (IReadOnlyList<string>)
            [
                window.Label, $"{window.Window.State}", Screen.Number(window.Window.LastSeq - window.Window.FirstSeq + 1), Screen.Number(window.Payments),
                Paid(window, money, NetDirection.PartnerReceives), Paid(window, money, NetDirection.PartnerPays),
            ]));
        screen.Line(string.Create(
            CultureInfo.InvariantCulture, $"{settling.Windows.Count} windows in {settling.Took.TotalSeconds:N1} s; {settling.Files} statements and invoices in {folder.Statements}"));
    }

    private static string Paid(SettledWindow window, ProgrammeMoney money, NetDirection direction) =>
        Screen.Amount(money, money.Amount(window.Window.Parts.Where(part => part.NetDirection == direction).Sum(part => part.Net.MinorUnits)));
}
