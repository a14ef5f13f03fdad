using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.GeneralLedger;

public sealed class DailyJournalTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Every_day_and_currency_balances_and_every_seq_is_in_it_once()
    {
        Trade();
        var lines = Sum([]);

        lines.Length.ShouldBeGreaterThan(8);
        foreach (var day in lines.GroupBy(line => (line.Day, line.CurrencyNo)))
        {
            day.Sum(line => line.Debit).ShouldBe(day.Sum(line => line.Credit));
        }

        lines.Sum(line => line.DebitTransfers).ShouldBe(brands.Coalition.Archive.Transfers.Count);
        lines.Sum(line => line.CreditTransfers).ShouldBe(brands.Coalition.Archive.Transfers.Count);
        lines.Select(line => line.Day).Distinct().Count().ShouldBe(2);
        lines.Min(line => line.FirstSeq).ShouldBe(1);
    }

    [Fact]
    public void Taken_day_by_day_the_lines_are_the_same()
    {
        Trade();
        DailyJournals journals = new(LedgerCodes.Of([]));
        List<JournalLine> taken = [];
        foreach (var transfer in brands.Coalition.Archive.Transfers)
        {
            taken.AddRange(journals.TakeBefore(transfer));
            journals.Add(transfer);
            journals.Lines.Select(line => line.Day).Distinct().ShouldHaveSingleItem();
        }

        taken.ShouldNotBeEmpty();
        taken.Concat(journals.Lines).ShouldBe(Sum([]));
    }

    [Fact]
    public void What_the_accounts_hold_is_what_the_journals_come_to()
    {
        Trade();

        var fund = Sum([]).Where(line => line.Code == "2200").ToList();

        (fund.Sum(line => line.Credit) - fund.Sum(line => line.Debit)).ShouldBe(brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo));
        fund.Select(line => line.PartnerNo).Distinct().ShouldBe([0]);
    }

    [Fact]
    public void Codes_that_finance_sets_take_the_place_of_the_defaults_and_kinds_may_share_one()
    {
        Trade();
        LedgerCode[] set =
        [
            new(new LedgerCodeKey(AccountKind.Fund, true), "77", "One pot", 1, 1),
            new(new LedgerCodeKey(AccountKind.Position, true), "77", "One pot", 1, 1),
        ];

        var money = Sum(set).Where(line => line.CurrencyNo == Currency.SettlementMoneyNo).ToList();

        money.Select(line => line.Code).Distinct().ShouldBe(["77"]);
        money.Where(line => line.PartnerNo == Brands.Grocer).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_code_is_set_for_accounts_that_there_are()
    {
        var code = new LedgerCode(new LedgerCodeKey(AccountKind.Bank, true), "1010", "Our bank", Brands.Maker, 0);
        brands.Coalition.Decide((state, now) => LedgerDecisions.SetCode(state, now, code)).Value.Code.ShouldBe("1010");
        brands.Coalition.Decide((state, now) => LedgerDecisions.SetCode(state, now, code with { Key = new LedgerCodeKey(AccountKind.Wallet, true) }))
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FieldInvalid);

        LedgerCodes.Of(brands.State.LedgerCodes.All()).Single(known => known.Key == code.Key).Name.ShouldBe("Our bank");
        LedgerCodes.Of([]).Select(known => known.Key).ShouldBeUnique();
    }

    [Fact]
    public void Every_kind_of_account_has_a_code() =>
        LedgerCodes.Of([]).Select(code => code.Key.Kind).Distinct().Order().ShouldBe(Enum.GetValues<AccountKind>());

    [Fact]
    public void Each_export_begins_where_the_last_one_ended()
    {
        Export(1, 10).Value.Number.ShouldBe(1);
        Export(1, 12).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingToExport);
        Export(12, 20).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingToExport);
        Export(11, 10).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingToExport);
        Export(11, 20).Value.Number.ShouldBe(2);
        LedgerDecisions.NextSeq(brands.State.SettlementFiles.All()).ShouldBe(21);
    }

    private Outcome<SettlementFile> Export(long from, long to) => brands.Coalition.Decide((state, now) => LedgerDecisions.Export(
        state, now, new MakeLedgerExportCommand(from, to, new FileDraft(FileKind.LedgerExport, "gl.csv", Encoding.ASCII.GetBytes($"{from}-{to}")), Brands.Maker)));

    private void Trade()
    {
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        brands.Coalition.NowMicros += Moment.MicrosPerDay;
        brands.Earn(Brands.Grocer, 2, 5_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    private JournalLine[] Sum(IEnumerable<LedgerCode> set)
    {
        var journals = new DailyJournals(LedgerCodes.Of(set));
        foreach (var transfer in brands.Coalition.Archive.Transfers)
        {
            journals.Add(transfer);
        }

        return [.. journals.Lines];
    }
}
