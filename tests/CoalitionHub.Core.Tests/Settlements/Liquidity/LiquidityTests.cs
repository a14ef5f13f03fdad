using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Liquidity;

public sealed class LiquidityTests
{
    private const int Money = Currency.SettlementMoneyNo;

    private readonly Brands brands = new();
    private readonly Settling settling;

    public LiquidityTests()
    {
        settling = new Settling(brands);
        // Prefunded: it may owe nothing that it hasn't paid in. A point costs it 6,000 micros, so a cent is less than two.
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 0 });
    }

    [Fact]
    public void A_prefunded_partner_gives_points_as_far_as_it_has_paid_in_and_not_one_more()
    {
        brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
        Deposit(6);

        // All in one batch: nothing is committed between.
        for (var earn = 0; earn < 10; earn++)
        {
            brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldBeNull();
        }

        brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(0);
    }

    [Fact]
    public void What_covers_obligations_cannot_be_withdrawn()
    {
        Deposit(100);
        brands.Earn(Brands.Grocer, 1, 5_000).Refusal.ShouldBeNull();

        // 50 points cost 30 cents.
        Withdraw(101).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.InsufficientPrefund);
        Withdraw(71).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
        Withdraw(70).Refusal.ShouldBeNull();

        brands.Balance(AccountKind.Prefund, Money, Brands.Grocer).ShouldBe(30 * Settling.MicrosPerCent);
        brands.Balance(AccountKind.Bank, Money).ShouldBe(-30 * Settling.MicrosPerCent);
    }

    [Fact]
    public void The_proposer_cannot_approve_and_a_bank_reference_counts_once()
    {
        var proposed = Propose(true, 100, "in-1").Value;
        Approve(proposed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        Propose(true, 100, "in-1").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankReferenceUsed);
        Propose(true, 100, "in-2", "USD").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyMismatch);
        brands.Balance(AccountKind.Prefund, Money, Brands.Grocer).ShouldBe(0);

        brands.Coalition.Done((state, now) => LiquidityDecisions.Reject(state, now, proposed.No, Brands.Checker, "not on the statement")).State.ShouldBe(ApprovalState.Rejected);
        Approve(proposed, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NotProposed);
        Propose(true, 100, "in-1").Refusal.ShouldBeNull();
    }

    [Fact]
    public void Deposits_are_no_business_of_a_window()
    {
        Deposit(100);
        brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldBeNull();
        Withdraw(1).Refusal.ShouldBeNull();

        var sum = settling.Sum(settling.Close().Value.Closed);

        sum.Parts.Single(part => part.Key.PartnerNo == Brands.Grocer).OwedMicros.ShouldBe(6_000);
    }

    [Fact]
    public void Settling_neither_frees_nor_takes_cover_until_money_moves()
    {
        Deposit(100);
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        var before = NetDebitCap.ExposureMicros(brands.State, Brands.Grocer);
        var window = settling.CloseAndApprove();
        var part = settling.Part(window, Brands.Grocer);

        // The fee and the rounding of the settlement are new; what was owed before is owed still.
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(before + part.FeeMicros + part.ResidueMicros);
        settling.Pay(window, Brands.Grocer, true, part.PayMinorUnits).Refusal.ShouldBeNull();
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(-100 * Settling.MicrosPerCent);
    }

    [Fact]
    public void A_window_is_paid_out_of_prefunds_where_the_rules_say_so()
    {
        PutRules(new RuleTerms { DrawsPrefund = true });
        Deposit(20);
        brands.Earn(Brands.Grocer, 1, 2_000).Refusal.ShouldBeNull();
        var window = settling.CloseAndApprove();
        var part = settling.Part(window, Brands.Grocer);

        // 20 points: 12 cents, and a fee.
        part.PaidInMinorUnits.ShouldBe(part.PayMinorUnits);
        brands.State.Windows.Find(window.No).ShouldNotBeNull().State.ShouldBe(WindowState.Settled);
        brands.Balance(AccountKind.Prefund, Money, Brands.Grocer).ShouldBe((20 - part.PayMinorUnits) * Settling.MicrosPerCent);
        brands.Balance(AccountKind.Receivable, Money, Brands.Grocer).ShouldBe(0);
        brands.State.Payments.All().ShouldHaveSingleItem().MinorUnits.ShouldBe(part.PayMinorUnits);
    }

    [Fact]
    public void What_a_prefund_does_not_cover_waits_for_the_bank()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 1_000_000_000 });
        PutRules(new RuleTerms { DrawsPrefund = true });
        Deposit(5);
        brands.Earn(Brands.Grocer, 1, 2_000).Refusal.ShouldBeNull();
        var window = settling.CloseAndApprove();
        var part = settling.Part(window, Brands.Grocer);

        part.PaidInMinorUnits.ShouldBe(5);
        brands.Balance(AccountKind.Prefund, Money, Brands.Grocer).ShouldBe(0);
        settling.Pay(window, Brands.Grocer, true, WindowParts.ToPayMinorUnits(part)).Value.Window.State.ShouldBe(WindowState.Settled);
    }

    private void PutRules(RuleTerms rules) =>
        brands.State.SettlementRules.Put(900, new SettlementRules(900, ApprovalState.Approved, 0, rules, Brands.Maker, Brands.Checker, 0, 0));

    private void Deposit(long minorUnits) => Approve(Propose(true, minorUnits, $"in {Guid.NewGuid()}").Value, Brands.Checker).Refusal.ShouldBeNull();

    private Outcome<LiquidityMovement> Withdraw(long minorUnits) => Approve(Propose(false, minorUnits, $"out {Guid.NewGuid()}").Value, Brands.Checker);

    private Outcome<LiquidityMovement> Propose(bool isDeposit, long minorUnits, string reference, string money = "HKD") => brands.Coalition.Decide((state, now) =>
        LiquidityDecisions.Propose(state, now, new ProposeLiquidityCommand(Brands.Grocer, isDeposit, new Money(Brands.Code(money), minorUnits), reference, Brands.Maker)));

    private Outcome<LiquidityMovement> Approve(LiquidityMovement movement, int staffNo) =>
        brands.Coalition.Decide((state, now) => LiquidityDecisions.Approve(state, now, movement.No, staffNo));
}
