using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Cli.Ledger;

internal sealed class TrialBalanceCommand(HubAccess access)
    : HubCommand(access, "trial-balance", "Adds up all accounts: in every currency, debits equal credits.", "ledger trial-balance")
{
    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var ledger = new LedgerAdminService.LedgerAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(ledger.GetTrialBalanceAsync, new GetTrialBalanceRequest());
        Show(input, answer, RowsOf(answer), TotalsOf(answer));
    }

    private static Sheet RowsOf(GetTrialBalanceResponse answer) => Sheet.List(
        $"Accounts as of transfer {Words.Of(answer.AsOfSeq)}",
        answer.Rows,
        Sheet.Column<TrialBalanceRow>("currency", row => row.CurrencyCode),
        Sheet.Column<TrialBalanceRow>("accounts of", row => Words.Of(row.AccountKind)),
        Sheet.Number<TrialBalanceRow>("number", row => Words.Of(row.AccountCount)),
        Sheet.Number<TrialBalanceRow>("debits", row => Amount(row, row.DebitsPosted)),
        Sheet.Number<TrialBalanceRow>("credits", row => Amount(row, row.CreditsPosted)),
        Sheet.Number<TrialBalanceRow>("balance", row => Amount(row, row.CreditsPosted - row.DebitsPosted)),
        Sheet.Number<TrialBalanceRow>("held debits", row => Amount(row, row.DebitsPending)),
        Sheet.Number<TrialBalanceRow>("held credits", row => Amount(row, row.CreditsPending)));

    private static Sheet TotalsOf(GetTrialBalanceResponse answer) => Sheet.List(
        "Totals",
        answer.Rows.GroupBy(row => (row.CurrencyCode, row.CurrencyKind)),
        Sheet.Column<IGrouping<(string Code, CurrencyKind Kind), TrialBalanceRow>>("currency", rows => rows.Key.Code),
        Sheet.Number<IGrouping<(string Code, CurrencyKind Kind), TrialBalanceRow>>("debits", rows => Amount(rows.First(), rows.Sum(row => row.DebitsPosted))),
        Sheet.Number<IGrouping<(string Code, CurrencyKind Kind), TrialBalanceRow>>("credits", rows => Amount(rows.First(), rows.Sum(row => row.CreditsPosted))),
        Sheet.Column<IGrouping<(string Code, CurrencyKind Kind), TrialBalanceRow>>("", IsBalanced));

    private static string IsBalanced(IEnumerable<TrialBalanceRow> rows) =>
        rows.Sum(row => row.CreditsPosted - row.DebitsPosted) == 0 && rows.Sum(row => row.CreditsPending - row.DebitsPending) == 0 ? "balanced" : "OUT OF BALANCE";

    /// <summary>Money is counted in micros of its major unit, points whole.</summary>
    private static string Amount(TrialBalanceRow row, long amount) => row.CurrencyKind == CurrencyKind.Money ? Words.OfMicros(amount) : Words.Of(amount);
}
