using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class ExpireLotsTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Points_expire_the_day_after_their_last()
    {
        brands.Bought(Brands.Grocer, 1_000);
        var firstDayWithout = brands.Lots()[0].ExpiresOn;

        brands.Coalition.NowMicros = firstDayWithout * Moment.MicrosPerDay - 1;
        brands.Expire().ShouldBe(0);
        brands.Coalition.NowMicros += 1;

        ExpireLots.IsDue(Brands.Wallet(brands.State, Brands.Pts, Shop.Mia), brands.Today()).ShouldBeTrue();
        brands.Expire().ShouldBe(10);
        ExpireLots.IsDue(Brands.Wallet(brands.State, Brands.Pts, Shop.Mia), brands.Today()).ShouldBeFalse();
        brands.Lots().ShouldBeEmpty();
        brands.Balance(AccountKind.Breakage, Brands.Pts).ShouldBe(10);
    }

    [Fact]
    public void The_money_paid_for_them_at_issuance_goes_to_breakage_rounded_down()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { IssuePrice = new Fraction(10_001, 2) });
        brands.Bought(Brands.Grocer, 300);
        brands.Pass(500);

        brands.Expire();

        brands.Balance(AccountKind.Breakage, Currency.SettlementMoneyNo).ShouldBe(15_001);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(1);
        brands.Position(Brands.Grocer).ShouldBe(-15_002);
    }

    [Fact]
    public void Points_paid_at_redemption_expire_without_money_and_cost_their_issuer_nothing_any_more()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Bought(Brands.Hotel, 300);
        NetDebitCap.ExposureMicros(brands.State, Brands.Hotel).ShouldBe(3 * 7000);
        brands.Pass(500);

        brands.Expire().ShouldBe(3);

        brands.Position(Brands.Hotel).ShouldBe(0);
        NetDebitCap.ExposureMicros(brands.State, Brands.Hotel).ShouldBe(0);
    }

    [Fact]
    public void A_debt_and_points_without_an_end_never_expire()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        brands.Spend(Brands.Grocer, 10).Refusal.ShouldBeNull();
        brands.Return(Brands.Grocer, earned.Purchase.No).Value.FromDebt.ShouldBe(10);
        brands.Pass(5_000);
        brands.Expire().ShouldBe(0);
        brands.Debt().ShouldBe(10);

        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { ExpiryMonths = 0 });
        brands.Bought(Brands.Grocer, 3_000);
        brands.Pass(5_000);

        brands.Expire().ShouldBe(0);
        brands.Available().ShouldBe(20);
    }

    [Fact]
    public void What_expires_on_a_day_is_told_beforehand_what_is_pending_or_held_too()
    {
        brands.Bought(Brands.Grocer, 1_000);
        brands.Held(Brands.Grocer, 4);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 5 });
        brands.Bought(Brands.Grocer, 300);

        var balance = WalletBalance.Of(Brands.Wallet(brands.State, Brands.Pts, Shop.Mia), brands.Today());

        (balance.Available, balance.Pending, balance.Held).ShouldBe((6, 3, 4));
        balance.Expiring.ShouldHaveSingleItem().Points.ShouldBe(13);
    }
}
