using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class ImportOpeningBalancesTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Every_row_is_a_lot_of_the_brand_in_one_chain()
    {
        var imported = Import(Row(Shop.Mia, 30, brands.Today() + 9), Row(Shop.Noa, 12)).Value;

        (imported.Rows, imported.Points).ShouldBe((2, 42));
        brands.Lots().ShouldHaveSingleItem().ExpiresOn.ShouldBe(brands.Today() + 9);
        var asOfTheTerms = TermsInForce.ExpiryDay(brands.TermsOf(Brands.Grocer, Brands.Pts), brands.Coalition.NowMicros);
        brands.Lots(Shop.Noa).ShouldHaveSingleItem().ExpiresOn.ShouldBe(asOfTheTerms);
        brands.Position(Brands.Grocer).ShouldBe(-42 * 6000);
        brands.State.Ledger.Transfers.Added.Select(row => row.ChainSeq).Distinct().ShouldHaveSingleItem().ShouldBe(imported.ChainSeq);
    }

    [Fact]
    public void They_are_imported_once_for_each_currency()
    {
        Import(Row(Shop.Mia, 30)).Refusal.ShouldBeNull();

        Import(Row(Shop.Noa, 30)).ShouldBeRefused(Reason.OpeningBalanceExists);
        brands.Lots(Shop.Noa).ShouldBeEmpty();
    }

    [Fact]
    public void One_refused_row_refuses_all_and_every_refused_row_is_reported()
    {
        var report = Import(
            Row(Shop.Mia, 30),
            new OpeningRow(MemberSelector.ByCard("nobody's"), 5, 0),
            Row(Shop.Mia, 1),
            Row(Shop.Noa, 7, brands.Today())).Value;

        (report.Rows, report.Points, report.ChainSeq).ShouldBe((0, 0, 0));
        report.Refused.Select(row => (row.RowNo, row.Refusal.Reason)).ShouldBe([(2, Reason.MemberNotFound), (3, Reason.FieldInvalid), (4, Reason.FieldInvalid)]);
        brands.Lots().ShouldBeEmpty();
        // Nothing was imported, so it may be tried again.
        Import(Row(Shop.Mia, 30)).Value.Rows.ShouldBe(1);
    }

    [Fact]
    public void They_are_tested_against_the_cap_all_together()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 30 * 6000 });

        Import(Row(Shop.Mia, 20), Row(Shop.Noa, 11)).ShouldBeRefused(Reason.NetDebitCapExceeded);
        Import(Row(Shop.Mia, 20), Row(Shop.Noa, 10)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void More_money_than_a_long_can_count_is_refused_by_name()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { IssuePrice = new Fraction(TermsBounds.MaxMicrosPerPoint, 1) });
        OpeningRow[] rows = [.. Enumerable.Repeat(Row(Shop.Mia, AmountLimits.MaxPoints), 50_000)];

        Import(rows).ShouldBeRefused(Reason.NetDebitCapExceeded);
    }

    private OpeningRow Row(long memberNo, long points, int expiresOn = 0) => new(brands.Card(memberNo), points, expiresOn);

    private Outcome<Imported> Import(params OpeningRow[] rows) =>
        brands.Coalition.Decide((state, now) => ImportOpeningBalances.Decide(state, now, Brands.Grocer, Brands.Code("PTS"), [.. rows], Brands.Maker));
}
