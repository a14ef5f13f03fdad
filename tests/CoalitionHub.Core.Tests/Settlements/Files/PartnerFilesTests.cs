using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Tests.Exchanges;
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
        MakePartnerFiles.DocumentOf(new WindowPart(new PartKey(1, 1), 0, 0, 0, 0, 0, 0, 10_000, 1, 0, 0)).ShouldBe(FileKind.CreditNote);

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

        var totals = Invoicing.Totals(lines, new Fraction(numerator, denominator), Settling.MicrosPerCent);

        totals.Select(total => total.Class).ShouldBe([VatClass.None, VatClass.Standard]);
        totals[0].ShouldBe(new VatTotal(VatClass.None, Fraction.Zero, 2_000_000, 0));
        (totals[1].GrossMicros, totals[1].VatMinorUnits).ShouldBe((feeMicros, expected));
    }

    private Outcome<System.Collections.Immutable.ImmutableArray<SettlementFile>> Make(Window window, int partnerNo, string text) =>
        brands.Coalition.Decide((state, now) => MakePartnerFiles.Decide(
            state,
            now,
            new MakePartnerFilesCommand(
                new PartKey(window.No, partnerNo),
                (kind, _) => [new FileDraft(FileKind.StatementCsv, "s.csv", Encoding.UTF8.GetBytes(text)), new FileDraft(kind, "i.json", Encoding.UTF8.GetBytes(text))],
                Brands.Maker)));
}
