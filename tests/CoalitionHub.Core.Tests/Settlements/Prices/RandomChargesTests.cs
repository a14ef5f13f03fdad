using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Prices;

/// <summary>Random business under terms that charge all there is to charge: by volume, with interchange, shares, fees and packs.</summary>
public sealed class RandomChargesTests
{
    private static readonly int[] Partners = [Brands.Grocer, Brands.Hotel, Brands.Airline];

    [Fact]
    public void Whatever_happened_and_whatever_is_charged_windows_come_to_zero_and_positions_are_emptied() =>
        Prop.ForAll(
            (from steps in RandomJournal.Steps().ArrayOf(90) from price in Gen.Choose(0, 9_999) from method in Gen.Elements(VolumePricing.Graduated, VolumePricing.WholeVolume) select (steps, price, method)).ToArbitrary(),
            sample =>
            {
                RandomJournal journal = new();
                Charge(journal.Brands, sample.price, sample.method);
                Settling settling = new(journal.Brands);
                foreach (var part in sample.steps.Chunk(30))
                {
                    Buy(journal.Brands, sample.price + 1);
                    var before = Money(journal.Brands);
                    foreach (var step in part)
                    {
                        journal.Take(step);
                    }

                    Settle(journal.Brands, settling, before);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private static void Settle(Brands brands, Settling settling, IReadOnlyDictionary<AccountKind, long> before)
    {
        if (!settling.Close().TryGet(out var closed, out _))
        {
            return;
        }

        var sum = settling.Sum(closed.Closed);
        settling.Sum(closed.Closed).Lines.ShouldBe(sum.Lines, "the same range and terms give the same");
        foreach (var partnerNo in Partners)
        {
            var booked = sum.Lines.Where(line => line.Key.PartnerNo == partnerNo && !ChargeBookings.IsCalculated(line.Key.Kind));
            booked.Sum(line => line.DueMicros - line.OwedMicros).ShouldBe(brands.Position(partnerNo), "the position is the ledger's own sum of the same transfers");
        }

        foreach (var kind in new[] { LineKind.Interchange, LineKind.JointFunding })
        {
            sum.Lines.Where(line => line.Key.Kind == kind).Sum(line => line.DueMicros - line.OwedMicros).ShouldBe(0);
        }

        settling.Calculate(closed.Closed);
        var approved = settling.Approve(closed.Closed).Value;

        Partners.ShouldAllBe(partnerNo => brands.Position(partnerNo) == 0);
        var after = Money(brands);
        (after[AccountKind.Fund] - before[AccountKind.Fund], after[AccountKind.Fees] - before[AccountKind.Fees], after[AccountKind.Packs] - before[AccountKind.Packs], after[AccountKind.Suspense])
            .ShouldBe((approved.FundMicros, approved.FeesMicros, approved.PacksMicros, 0));
        brands.AddsUp().ShouldBeTrue();
    }

    private static Dictionary<AccountKind, long> Money(Brands brands) =>
        new[] { AccountKind.Fund, AccountKind.Fees, AccountKind.Packs, AccountKind.Suspense }.ToDictionary(
            kind => kind,
            kind => brands.State.Ledger.Accounts.All().Where(account => account.Id.Kind == kind && account.Id.CurrencyNo == Currency.SettlementMoneyNo).Sum(account => account.Balance));

    private static void Charge(Brands brands, long price, VolumePricing method)
    {
        foreach (var (partnerNo, currencyNo, funding, other) in new[]
        {
            (Brands.Grocer, Brands.Pts, FundingModel.Prepaid, Brands.Hotel),
            (Brands.Hotel, Brands.Nights, FundingModel.AtRedemption, Brands.Grocer),
            (Brands.Airline, Brands.Miles, FundingModel.AtIssuance, Brands.Grocer),
        })
        {
            brands.Change(partnerNo, currencyNo, terms => terms with
            {
                Funding = funding,
                Charges = Charges.None with
                {
                    Volume = method,
                    IssueRanges = funding == FundingModel.AtRedemption ? [] : [new PriceRange(101, new Fraction(price, 3)), new PriceRange(2_001, new Fraction(price, 7))],
                    RedemptionRanges = [new PriceRange(51, new Fraction(price, 9))],
                    FlatFeeMicros = price,
                    MinimumFeeMicros = 3 * price,
                    Interchange = new Fraction(1, 7),
                    InterchangePayer = partnerNo == Brands.Grocer ? InterchangePayer.Issuer : InterchangePayer.Redeemer,
                    JointFunding = funding == FundingModel.AtRedemption ? [] : [new FundingShare(other, new Fraction(2, 7))],
                    PackRunOut = PackRunOut.Postpaid,
                },
            });
        }
    }

    /// <summary>A pack before the window's range is looked at; its purchase is paid for and moves no position.</summary>
    private static void Buy(Brands brands, long points)
    {
        // The second version of its terms isn't prepaid.
        if (brands.TermsOf(Brands.Grocer, Brands.Pts).Funding != FundingModel.Prepaid)
        {
            return;
        }

        var pack = brands.Coalition.Done((state, now) => PackDecisions.Propose(state, now, new ProposePackCommand(Brands.Grocer, Brands.Code("PTS"), points, $"ft-{state.Packs.All().Count()}", Brands.Maker)));
        brands.Coalition.Done((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Checker));
    }
}
