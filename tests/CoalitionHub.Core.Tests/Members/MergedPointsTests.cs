using CoalitionHub.Core.Ledger;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MergedPointsTests : Merging
{
    [Fact]
    public void Every_lot_goes_over_as_it_is()
    {
        Give(Ending, Terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(Ending, Terms, 40, expiresOn: 30_000, maturesOn: 29_000);
        Give(Ending, Miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        Give(Remaining, Terms, 5, expiresOn: 25_000, maturesOn: 0);

        Merge();

        Lots(Ending, Points).ShouldBeEmpty();
        Lots(Ending, Miles.CurrencyNo).ShouldBeEmpty();
        Lots(Remaining, Points).Select(Facts).ShouldBe([(5, Grocer.No, Terms.No, 25_000, 0), (100, Grocer.No, Terms.No, 30_000, 0), (40, Grocer.No, Terms.No, 30_000, 29_000)]);
        Lots(Remaining, Miles.CurrencyNo).Select(Facts).ShouldBe([(7, Airline.No, Miles.No, Lot.Never, 0)]);
    }

    [Fact]
    public void Lots_of_one_kind_become_one_lot()
    {
        Give(Ending, Terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(Remaining, Terms, 20, expiresOn: 30_000, maturesOn: 0);

        Merge();

        Lots(Remaining, Points).Select(Facts).ShouldBe([(120, Grocer.No, Terms.No, 30_000, 0)]);
    }

    [Fact]
    public void Debt_goes_over_too_and_counts_against_the_other_s_points()
    {
        Owe(Ending, 30);
        Give(Remaining, Terms, 100, expiresOn: 30_000, maturesOn: 0);

        Merge();

        Lots(Ending, Points).ShouldBeEmpty();
        WalletLots.Debt(Lots(Remaining, Points)).ShouldBe(30);
        WalletLots.Available(Lots(Remaining, Points), Coalition.Now.Today).ShouldBe(70);
    }

    [Fact]
    public void Merging_creates_and_loses_nothing()
    {
        Give(Ending, Terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(Ending, Miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        Owe(Ending, 30);
        Give(Remaining, Terms, 20, expiresOn: 30_000, maturesOn: 0);
        var outstanding = Coalition.State.Ledger.Outstanding.All().OrderBy(one => one.TermsNo).ToList();

        Merge();

        foreach (var currency in Coalition.State.Ledger.Accounts.All().GroupBy(account => account.Id.CurrencyNo))
        {
            currency.Sum(account => account.Balance).ShouldBe(0);
        }

        Coalition.State.Ledger.Accounts.All().Where(account => account.Id.Kind == AccountKind.Suspense).ShouldAllBe(account => account.Balance == 0 && account.DebitsPosted > 0);
        Coalition.State.Ledger.Outstanding.All().OrderBy(one => one.TermsNo).ShouldBe(outstanding);
        foreach (var wallet in Coalition.State.Ledger.Accounts.All().Where(account => account.Id.IsWallet))
        {
            wallet.Lots.Sum(lot => lot.Points).ShouldBe(wallet.Balance);
        }
    }

    [Fact]
    public void The_transfers_are_one_chain_that_names_the_merge()
    {
        Give(Ending, Terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(Ending, Miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        Coalition.Commit();

        var merge = Merge();

        var rows = Coalition.State.Ledger.Transfers.Added;
        rows.Count.ShouldBe(4);
        rows.ShouldAllBe(row => row.Kind == TransferKind.Merge && row.SourceNo == merge.No && row.ChainSeq == rows[0].Seq);
    }
}
