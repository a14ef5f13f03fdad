using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>Comparing what the hub has with what it should have.</summary>
internal sealed partial class RandomRun
{
    private bool hasSettled;

    private Task CompareAll() => Compare(Model.Members);

    private async Task Compare(IEnumerable<ReferenceMember> members)
    {
        foreach (var member in members)
        {
            await CompareBalances(member);
        }

        await ComparePositions();
        await CompareTrialBalance();
    }

    private async Task CompareBalances(ReferenceMember member)
    {
        var request = new GetBalanceRequest { Member = new MemberSelector { CardNumber = Pick(member.Cards) } };
        var answer = await coalition.As(Model.Partners[0]).Points.GetBalanceAsync(request);
        foreach (var currency in new[] { "POINTS", "NIGHTS", "MILES" })
        {
            var balance = answer.Balances.SingleOrDefault(one => one.CurrencyCode == currency) ?? new Balance { CurrencyCode = currency };
            var expiring = balance.Expiring.Select(day => $"{day.Points} till {day.ExpiryDate}");
            var said = $"{currency} available {balance.Available} pending {balance.Pending} debt {balance.Debt} held {balance.Held} expiring [{string.Join(", ", expiring)}]";
            ShouldBe($"The balance of {member}", said, Model.BalanceOf(member, currency));
        }
    }

    private async Task ComparePositions()
    {
        var answer = await coalition.Checker.Ledger.ListAccountsAsync(new ListAccountsRequest { PageSize = 1000, Kind = AccountKind.Position });
        foreach (var partner in Model.Partners)
        {
            var account = answer.Accounts.SingleOrDefault(one => one.PartnerId == partner.Id) ?? new Account();
            ShouldBe(
                $"The position of partner {partner.No}",
                $"{account.CreditsPosted - account.DebitsPosted}, {account.DebitsPending} may go, {account.CreditsPending} may come",
                $"{Model.Books.Balance(partner.Position)}, {Model.Books.Leaving(partner.Position)} may go, {Model.Books.Coming(partner.Position)} may come");
        }
    }

    private async Task CompareTrialBalance()
    {
        var answer = await coalition.Maker.Ledger.GetTrialBalanceAsync(new GetTrialBalanceRequest());
        foreach (var currency in answer.Rows.GroupBy(row => row.CurrencyCode))
        {
            ShouldBe($"All of {currency.Key}", $"{currency.Sum(row => row.CreditsPosted - row.DebitsPosted)}", "0");
            ShouldBe($"All that is set aside of {currency.Key}", $"{currency.Sum(row => row.CreditsPending - row.DebitsPending)}", "0");
        }

        var hub = answer.Rows.Select(row => (Account: Line(row.CurrencyCode, row.AccountKind), Balance: row.CreditsPosted - row.DebitsPosted, Leaving: row.DebitsPending, Coming: row.CreditsPending));
        var model = Model.Books.Accounts.Select(one => (Account: Line(one.Currency, one.Kind), Balance: Model.Books.Balance(one), Leaving: Model.Books.Leaving(one), Coming: Model.Books.Coming(one)));
        ShouldBe("The trial balance", Say(hub), Say(model));
    }

    /// <summary>How an approved window splits what was owed into payments, fees and rounding is for the tests of settlements.</summary>
    private string Line(string currency, AccountKind kind) =>
        hasSettled && currency == ReferenceModel.Money && kind is AccountKind.Payable or AccountKind.Receivable or AccountKind.Fees or AccountKind.Rounding or AccountKind.Bank
            ? $"{currency} settled"
            : $"{currency} {kind}";

    private static string Say(IEnumerable<(string Account, long Balance, long Leaving, long Coming)> lines) => string.Join('\n', lines
        .GroupBy(line => line.Account)
        .Select(account => (account.Key, Balance: account.Sum(line => line.Balance), Leaving: account.Sum(line => line.Leaving), Coming: account.Sum(line => line.Coming)))
        .Where(account => account is not { Balance: 0, Leaving: 0, Coming: 0 })
        .OrderBy(account => account.Key, StringComparer.Ordinal)
        .Select(account => $"{account.Key}: {account.Balance}, {account.Leaving} may go, {account.Coming} may come"));

    private void ShouldBe(string what, string said, string expected)
    {
        if (said != expected)
        {
            throw Differs($"{what} should be\n{expected}\nbut is\n{said}");
        }
    }
}
