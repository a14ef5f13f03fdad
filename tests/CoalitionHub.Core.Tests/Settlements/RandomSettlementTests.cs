using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class RandomSettlementTests
{
    private static readonly AccountKind[] HubAccounts = [AccountKind.Fund, AccountKind.Fees, AccountKind.Breakage, AccountKind.Rounding];
    private static readonly int[] Partners = [Brands.Grocer, Brands.Hotel, Brands.Airline];

    [Fact]
    public void Whatever_happened_every_window_comes_to_zero_and_empties_the_positions() =>
        Prop.ForAll(RandomJournal.Steps().ArrayOf(120).ToArbitrary(), steps =>
        {
            RandomJournal journal = new();
            Settling settling = new(journal.Brands);
            foreach (var part in steps.Chunk(40))
            {
                var before = HubBalances(journal.Brands);
                foreach (var step in part)
                {
                    journal.Take(step);
                }

                Settle(journal.Brands, settling, before);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static void Settle(Brands brands, Settling settling, IReadOnlyList<long> hubBefore)
    {
        if (!settling.Close().TryGet(out var closed, out _))
        {
            return;
        }

        var window = closed.Closed;
        var sum = settling.Sum(window);
        foreach (var part in sum.Parts)
        {
            // The position is the ledger's own sum of the same transfers.
            (part.DueMicros - part.OwedMicros).ShouldBe(brands.Position(part.Key.PartnerNo));
            var lines = sum.Lines.Where(line => line.Key.PartnerNo == part.Key.PartnerNo).ToList();
            lines.Sum(line => line.OwedMicros).ShouldBe(part.OwedMicros + part.FeeMicros);
            lines.Sum(line => line.DueMicros).ShouldBe(part.DueMicros);
            lines.ShouldAllBe(line => line.Points >= 0 && line.OwedMicros >= 0 && line.DueMicros >= 0);
            Math.Abs(part.ResidueMicros).ShouldBeLessThanOrEqualTo(Settling.MicrosPerCent / 2);
            (part.NetMinorUnits * Settling.MicrosPerCent + part.ResidueMicros).ShouldBe(part.NetMicros);
            part.FeeMicros.ShouldBeGreaterThanOrEqualTo(0);
        }

        settling.Calculate(window);
        var approved = settling.Approve(window).Value;

        Partners.ShouldAllBe(partnerNo => brands.Position(partnerNo) == 0);
        HubBalances(brands).Zip(hubBefore, (after, before) => after - before)
            .ShouldBe([approved.FundMicros, approved.FeesMicros, approved.BreakageMicros, approved.RoundingMicros]);
        Pay(brands, settling, approved);
    }

    private static void Pay(Brands brands, Settling settling, Window approved)
    {
        foreach (var partnerNo in Partners)
        {
            var net = settling.Part(approved, partnerNo).NetMinorUnits;
            if (net != 0)
            {
                settling.Pay(approved, partnerNo, net < 0, Math.Abs(net), $"bank-{approved.No}-{partnerNo}").Refusal.ShouldBeNull();
            }
        }

        brands.State.Windows.Find(approved.No).ShouldNotBeNull().State.ShouldBe(WindowState.Settled);
        Partners.ShouldAllBe(partnerNo =>
            brands.Balance(AccountKind.Payable, Currency.SettlementMoneyNo, partnerNo) == 0 &&
            brands.Balance(AccountKind.Receivable, Currency.SettlementMoneyNo, partnerNo) == 0);
        foreach (var currency in brands.State.Ledger.Accounts.All().GroupBy(account => account.Id.CurrencyNo))
        {
            currency.Sum(account => account.Balance).ShouldBe(0);
        }
    }

    private static long[] HubBalances(Brands brands) => [.. HubAccounts.Select(kind => brands.Balance(kind, Currency.SettlementMoneyNo))];
}
