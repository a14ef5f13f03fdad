using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Exchanges;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Netting;

public sealed class NettingTests
{
    private const int Money = Currency.SettlementMoneyNo;
    private static readonly int[] Partners = [Brands.Grocer, Brands.Hotel, Brands.Airline];

    [Fact]
    public void The_matrix_shows_who_owes_whom_and_what_netting_saves()
    {
        // A ring: 1 owes 2, 2 owes 3, 3 owes 1, each 100; and 2 owes 1 another 30.
        var matrix = NettingMatrix.Of([Owes(1, 2, 100), Owes(2, 3, 100), Owes(3, 1, 100), Owes(2, 1, 30)]);

        matrix.Pairs.ShouldBe([new NettedPair(1, 2, 100, 30), new NettedPair(1, 3, 0, 100), new NettedPair(2, 3, 100, 0)]);
        (matrix.GrossMicros, matrix.BilateralMicros, matrix.MultilateralMicros).ShouldBe((330, 270, 30));
    }

    [Fact]
    public void Each_model_makes_its_own_legs_of_the_same_obligations()
    {
        Obligation[] obligations = [Owes(1, 2, 100_000), Owes(2, 1, 30_000), Owes(3, 1, 50_000), Owes(0, 1, 10_000)];

        Of(NettingModel.NetMultilateral).ShouldBe(new Legs(1, 0));
        // 7 cents to 2; 5 from 3 and 1 from the coalition.
        Of(NettingModel.NetBilateral).ShouldBe(new Legs(7, 6));
        Of(NettingModel.Gross).ShouldBe(new Legs(10, 9));

        Legs Of(NettingModel model) => Legs.Of(1, obligations, new RuleTerms { Model = model }, Settling.MicrosPerCent);
    }

    [Fact]
    public void The_points_of_a_currency_can_have_a_model_of_their_own()
    {
        Obligation[] obligations = [new(new ObligationKey(1, 1, 2, Brands.Nights), 100_000), new(new ObligationKey(1, 2, 1, Brands.Pts), 30_000)];
        RuleTerms rules = new() { Currencies = [new CurrencyModel(Brands.Nights, NettingModel.Gross)] };

        Legs.Of(1, obligations, rules, Settling.MicrosPerCent).ShouldBe(new Legs(10, 3));
        Legs.Of(2, obligations, rules, Settling.MicrosPerCent).ShouldBe(new Legs(3, 10));
    }

    [Theory]
    [InlineData(NettingModel.NetMultilateral)]
    [InlineData(NettingModel.NetBilateral)]
    [InlineData(NettingModel.Gross)]
    public void Whatever_happened_every_model_comes_to_zero_empties_the_positions_and_is_paid(NettingModel model) =>
        Prop.ForAll(RandomJournal.Steps().ArrayOf(80).ToArbitrary(), steps =>
        {
            RandomJournal journal = new();
            var brands = journal.Brands;
            brands.State.SettlementRules.Put(900, new SettlementRules(900, ApprovalState.Approved, 0, new RuleTerms { Model = model }, Brands.Maker, Brands.Checker, 0, 0));
            Settling settling = new(brands);
            foreach (var step in steps)
            {
                journal.Take(step);
            }

            if (settling.Close().TryGet(out var closed, out _))
            {
                Settle(brands, settling, closed.Closed, model);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static void Settle(Brands brands, Settling settling, Window window, NettingModel model)
    {
        var sum = settling.Sum(window);
        foreach (var part in sum.Parts)
        {
            // Every obligation is on both sides' account once.
            var due = sum.Obligations.Where(one => one.Key.CreditorNo == part.Key.PartnerNo).Sum(one => one.Micros);
            var owed = sum.Obligations.Where(one => one.Key.DebtorNo == part.Key.PartnerNo).Sum(one => one.Micros);
            (due - owed).ShouldBe(part.NetMicros);
            (part.ReceiveMinorUnits - part.PayMinorUnits).ShouldBe(part.NetMinorUnits);
            (part.NetMinorUnits * Settling.MicrosPerCent + part.ResidueMicros).ShouldBe(part.NetMicros);
            if (model == NettingModel.NetMultilateral)
            {
                Math.Min(part.PayMinorUnits, part.ReceiveMinorUnits).ShouldBe(0);
            }
        }

        var matrix = NettingMatrix.Of(sum.Obligations);
        matrix.MultilateralMicros.ShouldBeLessThanOrEqualTo(matrix.BilateralMicros);
        matrix.BilateralMicros.ShouldBeLessThanOrEqualTo(matrix.GrossMicros);
        settling.Calculate(window).Refusal.ShouldBeNull();
        var approved = settling.Approve(window).Value;
        foreach (var partnerNo in Partners)
        {
            var part = settling.Part(approved, partnerNo);
            brands.Position(partnerNo).ShouldBe(0);
            brands.Balance(AccountKind.Payable, Money, partnerNo).ShouldBe(part.ReceiveMinorUnits * Settling.MicrosPerCent);
            brands.Balance(AccountKind.Receivable, Money, partnerNo).ShouldBe(-part.PayMinorUnits * Settling.MicrosPerCent);
            Pay(settling, approved, part);
        }

        brands.State.Windows.Find(approved.No).ShouldNotBeNull().State.ShouldBe(WindowState.Settled);
        Partners.ShouldAllBe(partnerNo => brands.Balance(AccountKind.Payable, Money, partnerNo) == 0 && brands.Balance(AccountKind.Receivable, Money, partnerNo) == 0);
    }

    private static void Pay(Settling settling, Window window, WindowPart part)
    {
        if (part.PayMinorUnits > 0)
        {
            settling.Pay(window, part.Key.PartnerNo, true, part.PayMinorUnits, $"in-{part.Key.PartnerNo}").Refusal.ShouldBeNull();
        }

        if (part.ReceiveMinorUnits > 0)
        {
            settling.Pay(window, part.Key.PartnerNo, false, part.ReceiveMinorUnits + 1, $"more-{part.Key.PartnerNo}").Refusal.ShouldNotBeNull();
            settling.Pay(window, part.Key.PartnerNo, false, part.ReceiveMinorUnits, $"out-{part.Key.PartnerNo}").Refusal.ShouldBeNull();
        }
    }

    private static Obligation Owes(int debtorNo, int creditorNo, long micros) => new(new ObligationKey(1, debtorNo, creditorNo, 0), micros);
}
