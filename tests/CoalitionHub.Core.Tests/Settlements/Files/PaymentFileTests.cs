using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Settlements.Banking;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Files;

/// <summary>What the coalition pays is asked of its bank once.</summary>
public sealed class PaymentFileTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;
    private readonly Banks banks;

    public PaymentFileTests()
    {
        (settling, banks) = (new Settling(brands), new Banks(brands));
        banks.Trade();
    }

    [Fact]
    public void A_payment_file_orders_what_is_owed_and_asked_again_it_is_the_same_file()
    {
        banks.Open(Brands.Airline);
        var window = settling.CloseAndApprove();

        var made = banks.MakeFile(window).Value;
        var again = banks.MakeFile(window).Value;

        again.File.ShouldBe(made.File);
        brands.State.FileContents.Added.Where(content => content.FileNo == made.File.No).ShouldHaveSingleItem();
        (made.File.Number, made.File.State, made.LeftOut.Length).ShouldBe((1, FileState.Proposed, 0));
        var order = banks.Orders.ShouldHaveSingleItem();
        (order.PartnerNo, order.MinorUnits, order.State).ShouldBe((Brands.Airline, settling.Part(window, Brands.Airline).NetMinorUnits, OrderState.Waiting));
        order.EndToEndId.Length.ShouldBeLessThanOrEqualTo(35);
    }

    [Fact]
    public void A_payment_file_is_released_by_another_person_once()
    {
        banks.Open(Brands.Airline);
        var file = banks.MakeFile(settling.CloseAndApprove()).Value.File;

        banks.Release(file.No, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        banks.Release(file.No).Value.State.ShouldBe(FileState.Released);
        banks.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Released);
        banks.Release(file.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FileState);
        banks.RejectFile(file.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FileState);
        banks.Release(99).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FileNotFound);
    }

    [Fact]
    public void A_rejected_file_keeps_its_number_and_its_amounts_can_be_ordered_again()
    {
        banks.Open(Brands.Airline);
        var window = settling.CloseAndApprove();
        var first = banks.MakeFile(window).Value.File;

        banks.RejectFile(first.No).Value.State.ShouldBe(FileState.Rejected);
        var second = banks.MakeFile(window).Value.File;

        (first.Number, second.Number).ShouldBe((1, 2));
        banks.Orders.Select(order => order.State).ShouldBe([OrderState.Cancelled, OrderState.Waiting]);
        banks.Orders.Select(order => order.EndToEndId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_partner_without_bank_details_is_left_out_and_paid_by_a_later_file()
    {
        banks.Open();
        var window = settling.CloseAndApprove();
        banks.MakeFile(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankDetailsMissing);

        banks.Approve(banks.Propose(Brands.Airline, "NO9386011117947").Value.No);

        banks.MakeFile(window).Value.LeftOut.ShouldBeEmpty();
        banks.Orders.ShouldHaveSingleItem().BankDetailsNo.ShouldBe(banks.InForce(Brands.Airline).ShouldNotBeNull().No);
    }

    [Fact]
    public void Nothing_is_ordered_without_an_account_of_the_coalition_s_or_before_the_approval_or_for_yesterday()
    {
        banks.Approve(banks.Propose(Brands.Airline, "NO9386011117947").Value.No);
        var closed = settling.Close().Value.Closed;
        banks.MakeFile(closed).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(closed);
        settling.Approve(closed);

        banks.MakeFile(closed).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankDetailsMissing);
        banks.MakeFile(closed, Moment.DayOf(brands.Coalition.NowMicros) - 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TimeInvalid);
        banks.MakeFile(closed with { No = 77 }).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowNotFound);
        brands.State.SettlementFiles.All().ShouldBeEmpty();
    }

    [Fact]
    public void A_window_in_which_nobody_is_to_be_paid_has_no_payment_file()
    {
        banks.Open();
        var first = settling.CloseAndApprove();
        settling.Pay(first, Brands.Airline, isReceived: false, settling.Part(first, Brands.Airline).NetMinorUnits).Refusal.ShouldBeNull();

        banks.MakeFile(first).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingToPay);
    }

    [Fact]
    public void What_was_paid_by_hand_meanwhile_is_not_released_to_be_paid_twice()
    {
        banks.Open(Brands.Airline);
        var window = settling.CloseAndApprove();
        var file = banks.MakeFile(window).Value.File;
        settling.Pay(window, Brands.Airline, isReceived: false, 1).Refusal.ShouldBeNull();

        banks.Release(file.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentExceedsOutstanding);
    }

    [Fact]
    public void An_order_that_the_bank_refused_is_cancelled_by_another_person_and_can_be_made_again()
    {
        banks.Open(Brands.Airline);
        var window = settling.CloseAndApprove();
        var file = banks.MakeFile(window).Value.File;
        var order = banks.Orders.ShouldHaveSingleItem();
        banks.Cancel(order.EndToEndId).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentOrderState);
        banks.Release(file.No);

        banks.Cancel(order.EndToEndId, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        banks.Cancel("W1").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentOrderNotFound);
        banks.Cancel(order.EndToEndId).Value.State.ShouldBe(OrderState.Cancelled);

        banks.MakeFile(window).Value.File.Number.ShouldBe(2);
    }

    [Fact]
    public void Bank_details_changed_later_do_not_change_a_file_that_was_made()
    {
        banks.Open(Brands.Airline);
        var window = settling.CloseAndApprove();
        var made = banks.MakeFile(window).Value.File;

        banks.Approve(banks.Propose(Brands.Airline, "NO9386011117947").Value.No);

        banks.MakeFile(window).Value.File.ShouldBe(made);
    }
}
