using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Settlements.Banking;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Adjustments;

/// <summary>The grocer has to pay for a window, the airline is to be paid.</summary>
public sealed class WriteOffTests
{
    private const int Money = Currency.SettlementMoneyNo;

    private readonly Brands brands = new();
    private readonly Settling settling;
    private readonly Banks banks;
    private readonly Window window;

    public WriteOffTests()
    {
        (settling, banks) = (new Settling(brands), new Banks(brands));
        banks.Trade();
        banks.Open(Brands.Airline);
        window = settling.CloseAndApprove();
    }

    private long Owed => settling.Part(window, Brands.Grocer).PayMinorUnits;

    private Window Now => brands.State.Windows.Find(window.No).ShouldNotBeNull();

    [Fact]
    public void What_remains_is_given_up_and_no_ageing_list_shows_it()
    {
        settling.Pay(window, Brands.Grocer, true, 10, "in-1").Refusal.ShouldBeNull();
        var proposed = Propose(Brands.Grocer).Value;
        (proposed.MinorUnits, proposed.DebtorNo, proposed.CreditorNo).ShouldBe((Owed - 10, Brands.Grocer, 0));
        Approve(proposed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        Ages(Brands.Grocer).ShouldBe([Owed - 10]);

        Approve(proposed).Value.State.ShouldBe(SettlementAdjustmentState.Booked);

        var part = settling.Part(window, Brands.Grocer);
        (WindowParts.ToPayMinorUnits(part), WindowParts.WrittenOffMinorUnits(part), part.PaidInMinorUnits).ShouldBe((0, Owed - 10, 10));
        Ages(Brands.Grocer).ShouldBeEmpty();
        brands.Balance(AccountKind.Receivable, Money, Brands.Grocer).ShouldBe(0);
        brands.Balance(AccountKind.WriteOffs, Money).ShouldBe(-(Owed - 10) * Settling.MicrosPerCent);
        Now.State.ShouldBe(WindowState.Paying, "the airline is still to be paid");
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void Exposure_goes_down_by_what_is_given_up()
    {
        var before = NetDebitCap.ExposureMicros(brands.State, Brands.Grocer);

        Approve(Propose(Brands.Grocer, minorUnits: 100).Value).Refusal.ShouldBeNull();

        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(before - 100 * Settling.MicrosPerCent);
    }

    [Fact]
    public void A_window_of_which_all_is_paid_or_given_up_is_settled_and_a_later_window_knows_nothing_of_it()
    {
        foreach (var part in brands.State.UnpaidParts.All().Where(part => part.Key.WindowNo == window.No).OrderBy(part => part.Key.PartnerNo).ToList())
        {
            var partnerPays = WindowParts.ToPayMinorUnits(part) > 0;
            Approve(Propose(part.Key.PartnerNo, partnerPays).Value).Refusal.ShouldBeNull();
        }

        Now.State.ShouldBe(WindowState.Settled);
        brands.State.UnpaidParts.All().ShouldBeEmpty();
        brands.Balance(AccountKind.Payable, Money, Brands.Airline).ShouldBe(0);
        var next = settling.Sum(settling.Close().Value.Closed);
        next.Lines.ShouldBeEmpty();
        next.Parts.ShouldAllBe(part => part.NetMicros == 0);
    }

    [Fact]
    public void Given_up_after_all_owed_again_and_paid_by_the_bank_s_file()
    {
        var booked = Approve(Propose(Brands.Grocer).Value).Value;
        var reference = CreditorReference.Of(booked.Part).Text;
        banks.Match(banks.Movement(isCredit: true, Owed, reference: reference)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        brands.Coalition.Done((state, now) => ProposeAdjustment.Reversal(state, now, booked.No, "it paid", Brands.Maker));
        brands.Coalition.Decide((state, now) => DecideAdjustment.Approve(state, now, booked.No, Brands.Maker)).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);

        Approve(booked).Value.State.ShouldBe(SettlementAdjustmentState.Reversed);

        brands.Balance(AccountKind.WriteOffs, Money).ShouldBe(0);
        WindowParts.ToPayMinorUnits(settling.Part(window, Brands.Grocer)).ShouldBe(Owed);
        banks.Match(banks.Movement(isCredit: true, Owed, reference: reference)).Verdict.ShouldBe(EntryVerdict.Settled);
    }

    [Fact]
    public void More_than_is_outstanding_cannot_be_given_up_when_it_is_proposed_nor_when_it_is_booked()
    {
        Propose(Brands.Grocer, minorUnits: Owed + 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentExceedsOutstanding);
        Propose(Brands.Grocer, partnerPays: false).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingToPay);
        Propose(99).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Propose(Brands.Grocer, money: "USD", minorUnits: 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyMismatch);
        var proposed = Propose(Brands.Grocer).Value;
        settling.Pay(window, Brands.Grocer, true, 1, "in-1").Refusal.ShouldBeNull();

        Approve(proposed).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentExceedsOutstanding);
        brands.Balance(AccountKind.WriteOffs, Money).ShouldBe(0);
    }

    [Fact]
    public void What_the_bank_may_be_paying_is_not_given_up()
    {
        var proposed = Propose(Brands.Airline, partnerPays: false).Value;
        var file = banks.MakeFile(window).Value.File;

        Propose(Brands.Airline, partnerPays: false).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentOrderState);
        Approve(proposed).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentOrderState);
        banks.RejectFile(file.No).Refusal.ShouldBeNull();
        Approve(proposed).Refusal.ShouldBeNull();
        brands.Balance(AccountKind.WriteOffs, Money).ShouldBe(settling.Part(window, Brands.Airline).ReceiveMinorUnits * Settling.MicrosPerCent);
    }

    [Fact]
    public void Of_a_window_that_is_not_approved_nothing_is_given_up_and_of_one_that_is_it_cannot_be_taken_back()
    {
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        var second = settling.Close().Value.Closed;
        settling.Calculate(second);
        Propose(Brands.Grocer, of: second).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);

        Approve(Propose(Brands.Grocer).Value).Refusal.ShouldBeNull();
        brands.Coalition.Decide((state, now) => AbortWindow.Decide(state, now, new AbortWindowCommand(window.No, "", Brands.Maker)))
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
    }

    private IEnumerable<long> Ages(int partnerNo) =>
        Ageing.Of(brands.State.WindowParts.All(), no => brands.State.Windows.Find(no).ShouldNotBeNull(), brands.Coalition.NowMicros)
            .Where(sums => sums.PartnerNo == partnerNo).Select(sums => sums.Total);

    private Outcome<SettlementAdjustment> Propose(int partnerNo, bool partnerPays = true, long minorUnits = 0, string money = "HKD", Window? of = null) =>
        brands.Coalition.Decide((state, now) => ProposeAdjustment.WriteOff(state, now, new ProposeWriteOffCommand(
            new PartKey((of ?? window).No, partnerNo), partnerPays, minorUnits == 0 ? null : new Money(Brands.Code(money), minorUnits), "INS-1", "bankrupt", Brands.Maker)));

    private Outcome<SettlementAdjustment> Approve(SettlementAdjustment adjustment, int staffNo = Brands.Checker) =>
        brands.Coalition.Decide((state, now) => DecideAdjustment.Approve(state, now, adjustment.No, staffNo));
}
