using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Files;

public sealed class PartnerFilesTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;

    public PartnerFilesTests()
    {
        settling = new Settling(brands);
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Files_are_made_once_with_numbers_without_gaps_and_asked_again_they_are_the_same()
    {
        var window = settling.CloseAndApprove();

        var grocer = Make(window, Brands.Grocer, "one").Value;
        var hotel = Make(window, Brands.Hotel, "two").Value;
        var again = Make(window, Brands.Grocer, "other").Value;

        again.ShouldBe(grocer);
        grocer.Select(file => (file.Kind, file.Number)).ShouldBe([(FileKind.StatementCsv, 1), (FileKind.Invoice, 1)]);
        hotel.Select(file => (file.Kind, file.Number)).ShouldBe([(FileKind.StatementCsv, 2), (FileKind.Invoice, 2)]);
        brands.State.FileContents.Added.Count.ShouldBe(4);
        grocer[1].DocumentNumber.ShouldBe("INV-0000001");
        grocer[0].Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("one"))));
    }

    [Fact]
    public void Before_its_approval_a_window_has_no_files()
    {
        var closed = settling.Close().Value.Closed;
        Make(closed, Brands.Grocer, "").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(closed);
        Make(closed, Brands.Grocer, "").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        Make(closed, 77, "").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Make(closed with { No = 77 }, Brands.Grocer, "").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowNotFound);
        brands.State.SettlementFiles.All().ShouldBeEmpty();
    }

    [Fact]
    public void A_partner_that_is_paid_gets_a_credit_note() =>
        MakePartnerFiles.DocumentOf(new WindowPart(new PartKey(1, 1), 0, 0, 0, 0, 0, 0, 10_000, 1, 0, 0, 1, 0, 0)).ShouldBe(FileKind.CreditNote);

    [Theory]
    [InlineData(105_000_000, 5, 100, 500)]
    [InlineData(1_000_000, 1, 5, 17)]
    [InlineData(1_234_567, 0, 1, 0)]
    [InlineData(10_000, 1, 1, 1)]
    public void The_tax_in_a_fee_is_taken_out_of_what_is_charged(long feeMicros, long numerator, long denominator, long expected)
    {
        WindowLine[] lines =
        [
            new(new LineKey(1, 1, LineKind.Issued, 1), 1, 10, 2_000_000, 0),
            new(new LineKey(1, 1, LineKind.RedeemedHere, 1), 1, 10, 0, 500_000),
            new(new LineKey(1, 1, LineKind.Fee, 0), 1, 0, feeMicros, 0),
        ];

        var rate = new Fraction(numerator, denominator);
        var totals = new Invoicing([], Closed, rate).Totals(lines, Settling.MicrosPerCent);

        VatTotal untaxed = new(VatClass.None, rate.IsZero ? 2_000_000 + feeMicros : 2_000_000, 0);
        totals.ShouldBe(rate.IsZero ? [untaxed] : [untaxed, new VatTotal(VatClass.Standard(rate), feeMicros, expected)]);
    }

    [Fact]
    public void A_partner_s_terms_say_how_each_supply_is_taxed()
    {
        var terms = brands.Change(Brands.Grocer, Brands.Pts, terms => terms with
        {
            Charges = Charges.None with
            {
                Vat = [new VatRule(VatSupply.Points, "Z", 0), new VatRule(VatSupply.Fee, "AA", 1_000), new VatRule(VatSupply.Interchange, "S", 2_000)],
            },
        });
        WindowLine[] lines =
        [
            new(new LineKey(1, Brands.Grocer, LineKind.Issued, Brands.Pts), 1, 10, 2_000_000, 0),
            new(new LineKey(1, Brands.Grocer, LineKind.Fee, Brands.Pts), 1, 0, 1_100_000, 0),
            new(new LineKey(1, Brands.Grocer, LineKind.Interchange, Brands.Pts), 1, 0, 120_000, 0),
            new(new LineKey(1, Brands.Grocer, LineKind.JointFunding, Brands.Pts), 1, 0, 50_000, 0),
        ];

        var totals = new Invoicing([terms], Closed, new Fraction(1, 20)).Totals(lines, Settling.MicrosPerCent);

        totals.ShouldBe(
        [
            new VatTotal(new VatClass("AA", new Fraction(1_000, 10_000)), 1_100_000, 10),
            new VatTotal(VatClass.None, 50_000, 0),
            new VatTotal(new VatClass("S", new Fraction(2_000, 10_000)), 120_000, 2),
            new VatTotal(new VatClass("Z", Fraction.Zero), 2_000_000, 0),
        ]);
    }

    [Fact]
    public void Taxes_are_those_in_force_when_the_window_was_closed()
    {
        var first = brands.TermsOf(Brands.Grocer, Brands.Pts) with { Charges = Charges.None with { Vat = [new VatRule(VatSupply.Fee, "S", 500)] } };
        var second = first with { No = first.No + 1, EffectiveMicros = Closed.ClosedMicros + 1, Charges = Charges.None with { Vat = [new VatRule(VatSupply.Fee, "S", 1_000)] } };
        var fee = new WindowLine(new LineKey(1, Brands.Grocer, LineKind.Fee, Brands.Pts), 1, 0, 1_050_000, 0);

        new Invoicing([first, second], Closed, Fraction.Zero).ClassOf(fee).Rate.ShouldBe(new Fraction(500, 10_000));
        new Invoicing([first, second], Closed with { ClosedMicros = second.EffectiveMicros }, Fraction.Zero).ClassOf(fee).Rate.ShouldBe(new Fraction(1_000, 10_000));
    }

    private Window Closed => new(1, 1, 1, WindowState.Closed, Brands.Maker, 0, 0, 0, 0, brands.Coalition.NowMicros, 0, 0, 0, 0, 0);

    private Outcome<System.Collections.Immutable.ImmutableArray<SettlementFile>> Make(Window window, int partnerNo, string text) =>
        brands.Coalition.Decide((state, now) => MakePartnerFiles.Decide(
            state,
            now,
            new MakePartnerFilesCommand(
                new PartKey(window.No, partnerNo),
                (kind, _) => [new FileDraft(FileKind.StatementCsv, "s.csv", Encoding.UTF8.GetBytes(text)), new FileDraft(kind, "i.json", Encoding.UTF8.GetBytes(text))],
                Brands.Maker)));
}
