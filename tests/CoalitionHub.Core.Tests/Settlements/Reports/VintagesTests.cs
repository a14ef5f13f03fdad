using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Reports;

public sealed class VintagesTests
{
    [Fact]
    public void Whatever_happened_the_journal_comes_to_the_points_in_the_wallets() =>
        Prop.ForAll(RandomJournal.Steps().ArrayOf(120).ToArbitrary(), steps =>
        {
            RandomJournal journal = new();
            foreach (var step in steps)
            {
                journal.Take(step);
            }

            var vintages = Read(journal.Brands);
            var lots = journal.Brands.State.Ledger.Accounts.All().SelectMany(account => account.Lots.Select(lot => (account.Id.CurrencyNo, lot))).ToList();
            vintages.DebtPoints.ShouldBe(-lots.Where(held => held.lot.IsDebt).Sum(held => held.lot.Points));
            vintages.Outstanding.ShouldBe(
                from held in lots
                where !held.lot.IsDebt
                group held.lot.Points by (held.lot.IssuerNo, held.CurrencyNo, held.lot.TermsNo, held.lot.ExpiresOn) into own
                where own.Sum() != 0
                orderby own.Key
                select new OutstandingPoints(own.Key.IssuerNo, own.Key.CurrencyNo, own.Key.TermsNo, own.Key.ExpiresOn, own.Sum()));
            vintages.All.Sum(vintage => vintage.Outstanding).ShouldBe(vintages.Outstanding.Sum(points => points.Points));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Points_are_of_the_month_of_their_purchase_and_redeemed_in_the_month_of_the_burn()
    {
        Brands brands = new();
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        var bought = Month.OfMicros(brands.Coalition.NowMicros);
        brands.Coalition.NowMicros += 40 * Moment.MicrosPerDay;
        brands.Burn(Brands.Grocer, 1, 300).Refusal.ShouldBeNull();
        var earned = brands.Earn(Brands.Grocer, 1, 50_000).Value;
        brands.Return(Brands.Grocer, earned.Purchase.No, 20_000).Refusal.ShouldBeNull();
        var burnt = Month.OfMicros(brands.Coalition.NowMicros);

        var vintages = Read(brands).All.ToList();

        vintages.Select(vintage => (vintage.Key.IssuerNo, vintage.Key.Month, vintage.Issued, vintage.Outstanding)).ShouldBe(
            [(Brands.Grocer, bought, 1_000, 700), (Brands.Grocer, burnt, 300, 300)]);
        vintages[0].Redeemed.ShouldBe([new KeyValuePair<Month, long>(burnt, 300)]);
    }

    [Fact]
    public void Points_by_month_are_those_of_the_statements()
    {
        Brands brands = new();
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new Fraction(1, 100));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Accept(brands.Quote("NIGHTS", "MILES", 502).Value).Refusal.ShouldBeNull();
        var month = Month.OfMicros(brands.Coalition.NowMicros);
        brands.Coalition.NowMicros += 40 * Moment.MicrosPerDay;
        var burnt = brands.Burn(Brands.Hotel, 1, 200).Value;
        brands.Return(Brands.Hotel, burnt.Purchase.No, points: 50).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        PartLineReader reader = new(new WindowTerms(brands.State.Terms.All()));
        PointsByMonth points = new();
        List<PartLine> lines = [.. brands.Coalition.Archive.Transfers.SelectMany(reader.Add)];
        lines.AddRange(reader.Finish());
        lines.ForEach(points.Add);

        points.Rows.Select(row => (row.Month, row.PartnerNo, row.Issued, row.TakenBack, row.Redeemed, row.Expired, row.ExchangedOut)).ShouldBe(
        [
            (month, Brands.Hotel, 1_000, 0, 0, 0, 502),
            (month, Brands.Airline, 165, 0, 0, 0, 0),
            (Month.OfMicros(brands.Coalition.NowMicros), Brands.Hotel, 0, 0, 150, 0, 0),
        ]);
    }

    private static Vintages Read(Brands brands)
    {
        brands.Coalition.Commit();
        Vintages vintages = new(no => brands.State.Terms.Find(no).ShouldNotBeNull());
        foreach (var transfer in brands.Coalition.Archive.Transfers)
        {
            vintages.Add(transfer);
        }

        return vintages;
    }
}
